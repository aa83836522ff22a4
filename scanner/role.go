package scanner

import (
	"iter"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// role is what a file's name says of its part in licensing. It decides where terms
// apply, never what a file contains.
type role uint8

const (
	ordinary    role = iota
	licenceFile      // LICENSE, COPYING, MIT-LICENSE.txt …: terms of its directory
	licenceText      // LICENSES/MIT.txt: a text that tags refer to (REUSE)
	notices          // NOTICE, THIRD-PARTY-NOTICES …: terms of parts
	readme           // README: may name the terms
	sidecar          // x.c.license: terms of x.c (REUSE)
)

// prose are the extensions that a licence, notice or readme file may have; a
// LICENSE.go is code.
var prose = map[string]bool{
	"": true, ".md": true, ".markdown": true, ".txt": true, ".rst": true, ".adoc": true, ".asciidoc": true,
	".html": true, ".htm": true, ".org": true, ".rtf": true, ".tex": true, ".textile": true, ".in": true, ".me": true,
}

func roleOf(p string, exists func(string) bool) role {
	base := strings.ToLower(path.Base(p))
	if target, ok := strings.CutSuffix(p, ".license"); ok && exists(target) {
		return sidecar
	}
	if strings.EqualFold(path.Base(path.Dir(p)), "licenses") && (path.Dir(path.Dir(p)) == "." || exists(path.Dir(path.Dir(p))+"/REUSE.toml")) {
		return licenceText
	}
	stem, ext := base, path.Ext(base)
	if known := prose[ext]; known {
		stem = strings.TrimSuffix(base, ext)
	}
	switch {
	case strings.HasPrefix(stem, "readme"):
		if termsOfREADME().MatchString(base) {
			return licenceFile // README.license.gpl beside README
		}
		return readme
	case strings.HasPrefix(stem, "notice"), strings.Contains(stem, "third") && strings.Contains(stem, "part"):
		if prose[ext] {
			return notices
		}
	}
	switch stem {
	case "copyright", "copyrights", "copyrght", "cpyright", "eula":
		if !code[ext] {
			return licenceFile
		}
	}
	if after := strings.TrimPrefix(path.Base(p), "COPYRIGHT"); after != path.Base(p) && after != "" && separated(after[0]) && prose[ext] {
		return licenceFile // COPYRIGHT_ISO.txt beside COPYRIGHT_ITU.txt
	}
	if strings.HasPrefix(base, ".") {
		return ordinary
	}
	for _, word := range []string{"license", "licence", "copying", "unlicense"} {
		i := strings.Index(stem, word)
		if i < 0 {
			continue
		}
		before, after := stem[:i], strings.TrimSuffix(stem[i+len(word):], "s")
		// LICENSE, LICENSE-MIT, LICENSE.APACHE2, MIT-LICENSE, COPYING3, COPYING.LESSER
		if (before == "" || separated(before[len(before)-1])) && (after == "" || separated(after[0]) || digits(after)) && !code[ext] {
			return licenceFile
		}
	}
	return ordinary
}

// termsOfREADME are names like "README.license" and "README-COPYING.txt".
var termsOfREADME = lazily.Regexp(`^readme[._-](licen[sc]es?|licen[sc]ing|copying|copyrights?)([._-][\w.-]*)?$`)

// tellsHistory reports whether a file tells what changed from release to release: a licence that it names is an event, not its terms.
func tellsHistory(p string) bool {
	base := strings.ToLower(path.Base(p))
	if code[path.Ext(base)] {
		return false
	}
	base, _, _ = strings.Cut(base, ".")
	for _, word := range []string{"changelog", "changes"} { // CHANGES_GR, ChangeLog-2009
		if after, ok := strings.CutPrefix(base, word); ok && after != "" && separated(after[0]) {
			return true
		}
	}
	switch strings.ReplaceAll(strings.ReplaceAll(base, "-", ""), "_", "") {
	case "changelog", "changes", "news", "history", "releasenotes", "releases", "whatsnew":
		return true
	}
	return notesOfRelease().MatchString(strings.ToLower(path.Base(p)))
}

// answersQuestions reports whether a file answers what is often asked: the licences in it are those of all that is talked about.
func answersQuestions(p string) bool {
	base := strings.ToLower(path.Base(p))
	after, ok := strings.CutPrefix(base, "faq")
	return ok && (after == "" || separated(after[0]) && prose[path.Ext(base)])
}

// testCode reports whether a file is the code of tests: manifests written in it are those that the tests make.
func testCode(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".go", ".py", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".java", ".c", ".cc", ".cpp", ".rs", ".rb", ".php", ".cs", ".kt", ".swift", ".scala":
	default:
		return false
	}
	for dir := range strings.SplitSeq(strings.ToLower(path.Dir(p)), "/") {
		switch dir {
		case "test", "tests", "testsuite", "testing", "spec", "specs", "__tests__":
			return true
		}
	}
	base := strings.ToLower(path.Base(p))
	return strings.Contains(base, "_test.") || strings.Contains(base, ".test.") || strings.Contains(base, ".spec.") || strings.HasPrefix(base, "test_")
}

// judgesOthers reports whether a file is the configuration of a tool that judges the licences of dependencies: the names in it license nothing.
func judgesOthers(p string) bool {
	switch strings.ToLower(path.Base(p)) {
	case "deny.toml", "about.toml", ".licensed.yml", ".licensed.yaml", ".licensee.json", ".licenserc.json", "dependency-review-config.yml", ".fossa.yml", "license-checker-config.json",
		"licenses-config.json", ".pylicense.toml", "licit-policy.yaml", "licit-policy.yml", "allowed-licenses.txt", "allowed_licenses.txt":
		return true
	}
	return false
}

// notesOfRelease are names like "1.14.1-notes.rst" and "release-notes-2.0.md".
var notesOfRelease = lazily.Regexp(`^(v?\d+(\.\d+)+[-_.](release[-_.]?)?notes|release[-_.]?notes[-_.]v?\d|changes[-_.]v?\d|changelog[-_.]v?\d|whatsnew[-_.]v?\d)`)

// code are extensions under which "license" in a name means a program about licences.
var code = map[string]bool{
	".go": true, ".py": true, ".js": true, ".ts": true, ".tsx": true, ".jsx": true, ".java": true, ".c": true, ".cc": true, ".cpp": true, ".h": true,
	".rs": true, ".rb": true, ".sh": true, ".pl": true, ".php": true, ".cs": true, ".kt": true, ".swift": true, ".cmake": true, ".json": true,
	".yml": true, ".yaml": true, ".toml": true, ".xml": true, ".css": true, ".scss": true, ".svg": true, ".png": true, ".proto": true, ".lre": true,
	".ini": true, ".cfg": true, ".csv": true, ".sql": true, ".lua": true, ".gradle": true, ".tmpl": true, ".snap": true, ".patch": true, ".diff": true,
}

func separated(c byte) bool { return c == '-' || c == '.' || c == '_' || c == ' ' }

func digits(s string) bool { return strings.Trim(s, "0123456789.v") == "" }

// above yields the directories that hold a path, nearest first, ending with the
// root ".". Paths come from trees and archives: an absolute one ends there too.
func above(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			up := path.Dir(p)
			if up == p || up == "/" {
				up = "."
			}
			if !yield(up) || up == "." {
				return
			}
			p = up
		}
	}
}

// depth0 reports whether a path stands at the root of the tree.
func depth0(p string) bool { return !strings.Contains(p, "/") }
