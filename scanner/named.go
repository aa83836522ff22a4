package scanner

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
)

// maxNamed bounds the words that are kept of one file.
const maxNamed = 500

var (
	ofTerms = regexp.MustCompile(`(?i)licen[cs]|copyright|copying`)
	wordOf  = regexp.MustCompile(`[A-Za-z0-9_.][A-Za-z0-9_./+-]*`)
)

// speaksOfParts reports whether a file is one that tells readers about the terms of parts.
func speaksOfParts(p string) bool {
	switch roleOf(p, func(string) bool { return false }) {
	case readme, notices, licenceFile:
		return true
	}
	return false
}

// named are the words of the lines that speak of licences or copyright, sorted: a directory among them is not hidden.
func named(data []byte) []string {
	seen := map[string]bool{}
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		if len(line) > 2000 || !ofTerms.Match(line) {
			continue
		}
		for _, w := range wordOf.FindAll(line, -1) {
			if len(seen) < maxNamed {
				seen[strings.Trim(string(w), "./")] = true
			}
		}
	}
	out := make([]string, 0, len(seen))
	for w := range seen {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// namedAtRoot is the file at the root that speaks of a directory, or of one that holds it, beside its terms.
func (a *assembly) namedAtRoot(dir string) string {
	for d := dir; d != "." && d != "/"; d = path.Dir(d) {
		for _, word := range []string{d, path.Base(d)} {
			if from := a.named[word]; from != "" && !generic[path.Base(d)] {
				return from
			}
		}
	}
	return ""
}

// generic are directory names that a line about licences uses for other reasons.
var generic = map[string]bool{"src": true, "source": true, "lib": true, "include": true, "doc": true, "docs": true, "test": true, "tests": true, "license": true,
	"licenses": true, "licence": true, "licences": true, "vendor": true, "code": true, "files": true, "software": true, "tools": true, "data": true, "third_party": true, "notice": true,
	"main": true, "core": true, "common": true, "library": true, "the": true, "all": true, "use": true, "distribution": true, "manual": true, "java": true, "go": true, "python": true, "c": true}
