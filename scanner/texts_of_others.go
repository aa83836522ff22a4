package scanner

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Licence files and notices of what a tree is built with are gathered in directories of their own: what they say
// is said of what they belong to, and nothing there is a program.

// gathersTexts reports whether a directory gathers them, by its name or because hardly anything else is in it.
func (a *assembly) gathersTexts(dir string) bool {
	if a.textsOnly == nil {
		a.textsOnly = directoriesOfTexts(a.c.paths)
	}
	return calledTexts(dir) || a.textsOnly[dir]
}

// manyTexts is how many licence texts make a document a list of the notices of others; no work goes out under so many.
const manyTexts = 10

// listsNotices reports whether a document is such a list, whatever it is called.
func (a *assembly) listsNotices(row *inventory.File) bool {
	if row.Kind != "text" || !prose[strings.ToLower(path.Ext(row.Path))] || roleOf(row.Path, a.exists) == licenceFile {
		return false
	}
	n := 0
	for _, l := range row.Licenses {
		if (l.How == inventory.HowExact || l.How == inventory.HowVariant) && l.EndLine > l.Line+1 {
			n++
		}
	}
	return n >= manyTexts
}

// calledTexts reports whether a directory, or one above it, is called after the texts of licences: "3rdPartyLicenses", "license_files".
func calledTexts(dir string) bool {
	for name := range strings.SplitSeq(dir, "/") {
		name = strings.NewReplacer("_", "", "-", "", "licence", "license").Replace(strings.ToLower(name))
		for _, end := range []string{"licenses", "licensefiles", "licensesfiles", "licensetexts", "licensestexts"} {
			if strings.HasSuffix(name, end) {
				return true
			}
		}
	}
	return false
}

// minTexts is how many texts make a directory one of texts; two of three files are.
const minTexts = 5

// textCount is what the files of a directory are called.
type textCount struct{ texts, others int }

func (c textCount) gathers() bool { return c.texts >= minTexts && c.texts >= 2*c.others }

// directoriesOfTexts are those, and the directories below them that hold nothing else. The root is none: its texts are of the tree.
func directoriesOfTexts(paths map[string]string) map[string]bool {
	files := map[string]textCount{}
	for p := range paths {
		c := files[path.Dir(p)]
		if namedAsText(p) {
			c.texts++
		} else {
			c.others++
		}
		files[path.Dir(p)] = c
	}
	out := map[string]bool{}
	for dir, c := range files {
		if dir != "." && c.gathers() {
			out[dir] = true
		}
	}
	for dir, c := range files {
		for up := path.Dir(dir); up != "." && c.others == 0 && !out[dir]; up = path.Dir(up) {
			out[dir] = files[up].gathers()
		}
	}
	return out
}

// namedAsText reports whether a file is called as licence texts and notices are: LICENSE.lamp.txt, NOTICE, EPL-1.0.txt.
func namedAsText(p string) bool {
	switch roleOf(p, func(string) bool { return false }) {
	case licenceFile, licenceText, notices:
		return true
	}
	stem := path.Base(p)
	if ext := strings.ToLower(path.Ext(stem)); ext == ".txt" || ext == ".html" || ext == ".md" {
		stem = strings.TrimSuffix(stem, path.Ext(stem))
	}
	if !strings.ContainsAny(stem, "-0123456789") {
		return false // "MIT.txt" is as often something else
	}
	_, listed := spdx.License(stem)
	return listed
}
