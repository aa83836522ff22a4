package scanner

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Where the words of a file send the reader for its terms: which file of the tree is meant, and what it holds.

// resolvePointers finds the file that a pointer means: beside the file, then
// in each directory above, by name without regard to case.
func (a *assembly) resolvePointers(row *inventory.File) {
	row.Pointers = slices.DeleteFunc(row.Pointers, func(p inventory.Pointer) bool { // to itself: "LICENSE file of Lamp" in LICENSE.md
		return a.lookup(path.Join(path.Dir(row.Path), p.Target)) == row.Path
	})
	for i := range row.Pointers {
		p := &row.Pointers[i]
		if samePackage.MatchString(p.Target) || a.sameAsRoot(p.Target) {
			p.Path = a.nearest(row.Path)
			continue
		}
		if strings.Contains(p.Target, "://") {
			p.Path = a.hosted(p.Target)
			continue
		}
		name := strings.Trim(path.Clean(strings.ReplaceAll(p.Target, "\\", "/")), "./")
		if name == "" || strings.ContainsAny(name, " \t") {
			continue
		}
		p.Path = a.lookupAbove(row.Path, name)
		if p.Path == "" && strings.HasPrefix(p.Target, "/") { // where it is installed: "/usr/share/doc/lamp/COPYING"
			p.Path = a.lookupAbove(row.Path, path.Base(name))
		}
		if p.Path == "" {
			p.Path = a.header(row.Path, name)
		}
		if p.Path == "" {
			p.Path = a.only(row.Path, name)
		}
		if p.Path == "" {
			p.Path = a.directory(row.Path, name)
		}
		if p.Path == "" {
			p.Meant = a.meant(row.Path, name)
		}
	}
}

// lookupAbove is the file of a name beside a path or in the nearest directory above it, "" if there is none.
func (a *assembly) lookupAbove(from, name string) string {
	for dir := range above(from) {
		if found := a.lookup(path.Join(dir, name)); found != "" && found != from {
			return found
		}
	}
	return ""
}

// hosted is the file of this tree that an address of its own host leads to, "" if it leads elsewhere:
// "https://example.org/team/lamp/blob/main/LICENSE" of a tree called lamp.
func (a *assembly) hosted(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	parts := strings.Split(rest, "/")
	for i := 3; i+2 < len(parts); i++ {
		if p := parts[i]; p != "blob" && p != "raw" && p != "tree" {
			continue
		}
		repository := parts[2]
		if parts[i-1] == "-" {
			repository = parts[i-2]
		}
		if a.calledAs(repository) {
			return a.lookup(strings.Join(parts[i+2:], "/"))
		}
	}
	return ""
}

// calledAs reports whether a name is that of this tree.
func (a *assembly) calledAs(name string) bool {
	return slices.ContainsFunc([]string{a.root.Name, a.title(), a.info.Name}, func(own string) bool {
		return own != "" && strings.EqualFold(name, path.Base(own))
	})
}

// directory is the directory of a name beside a path or above it, "" if there is none: "the texts are in LICENSES".
func (a *assembly) directory(from, name string) string {
	for dir := range above(from) {
		if p := path.Join(dir, name); a.c.dirs[p] {
			return p
		}
	}
	return ""
}

// only is the one file of the tree that has a name, "" if there are others: "see uganda.txt", which lies with the documents.
// Licence files have one name everywhere, and stand for what lies below them.
func (a *assembly) only(from, name string) string {
	if path.Base(name) != name || path.Ext(name) == "" || roleOf(name, a.exists) != ordinary {
		return ""
	}
	if list := a.called(name); len(list) == 1 && list[0] != from {
		return list[0]
	}
	return ""
}

// holdsText reports whether the text of a licence stands among the evidence, or its tag.
func holdsText(list []inventory.License) bool {
	return slices.ContainsFunc(list, func(l inventory.License) bool {
		return l.How == inventory.HowExact || l.How == inventory.HowVariant || l.How == inventory.HowTag
	})
}

// called are the files of a name.
func (a *assembly) called(name string) []string {
	if a.byName == nil {
		a.byName = map[string][]string{}
		for p := range a.c.paths {
			a.byName[path.Base(p)] = append(a.byName[path.Base(p)], p)
		}
	}
	return a.byName[name]
}

// header is the header file of a name, wherever in the tree a compiler would find it; of several the one that is
// nearest by its path.
func (a *assembly) header(from, name string) string {
	if path.Base(name) != name || !headerName.MatchString(name) {
		return ""
	}
	best, shared := "", -1
	for _, p := range a.called(name) {
		n := 0
		for n < min(len(p), len(from)) && p[n] == from[n] {
			n++
		}
		if p != from && (n > shared || n == shared && p < best) {
			best, shared = p, n
		}
	}
	return best
}

var headerName = regexp.MustCompile(`\.(h|hh|hpp|hxx)$`)

// samePackage are the words of a file that goes with its package, as translations say.
var samePackage = regexp.MustCompile(`(?i)\bsame\s+(licen[cs]e|terms)\s+as\s+(the|this)\s+([\w.+'-]+\s+){0,2}(package|project|program|software|distribution)\b`)

// sameAs are the words of a file that goes with a project, by the project's name.
var sameAs = lazily.Regexp(`(?i)\bsame\s+(?:licen[cs]e|terms|conditions|licen[cs]e\s+terms)\s+as\s+([\w.+-]+)$`)

// sameAsRoot reports whether the words name this project.
func (a *assembly) sameAsRoot(target string) bool {
	m := sameAs().FindStringSubmatch(target)
	return m != nil && a.calledAs(m[1])
}

// nearest is the first licence file above a path, "" if there is none.
func (a *assembly) nearest(p string) string {
	for dir := range above(p) {
		if list := a.terms[dir]; len(list) > 0 {
			return list[0].path
		}
	}
	return ""
}

// meant is the one licence file beside a path, or in the nearest directory above that has any below the root, for a pointer to a licence
// file that does not exist: files get renamed, and headers go on naming the old one.
func (a *assembly) meant(from, name string) string {
	if r := roleOf(name, a.exists); r != licenceFile {
		return ""
	}
	for dir := range above(from) {
		list := a.terms[dir]
		if len(list) == 1 && list[0].path != from && (dir != "." || depth0(from)) {
			return list[0].path
		}
		if len(list) > 0 {
			break
		}
	}
	return ""
}

// ofAnotherTree reports whether a licence file with texts sends to a directory that this tree does not have: the terms of a library that it lists
// send on within the library's own tree.
func (a *assembly) ofAnotherTree(row *inventory.File, target string) bool {
	dir, _, ok := strings.Cut(strings.TrimPrefix(target, "./"), "/")
	if !ok || dir == "" || dir == ".." || roleOf(row.Path, a.exists) != licenceFile || !holdsText(row.Licenses) {
		return false
	}
	return !a.exists(dir) && !a.exists(path.Join(path.Dir(row.Path), dir))
}

// termsAt is what a file that others send to says of terms: one with a role, or a header.
func (a *assembly) termsAt(p string) (terms, bool) {
	if t, ok := a.byPath[p]; ok {
		return t, true
	}
	t, ok := a.byHeader[p]
	return t, ok
}

// followPointers adds, to a row that names no licence itself, what the files hold that it
// points to, as references.
func (a *assembly) followPointers(row *inventory.File) spdx.Expr {
	var exprs []spdx.Expr
	for _, p := range row.Pointers {
		t, ok := a.termsAt(cmp.Or(p.Path, p.Meant))
		if !ok || t.expr.String() == "" {
			continue
		}
		if t.silent {
			t.expr = a.asDeclared(t.expr)
		}
		exprs = append(exprs, t.expr)
		row.Licenses = append(row.Licenses, inventory.License{
			Expression: t.expr.String(), How: inventory.HowReference, Start: p.Start, End: p.End, Line: p.Line, EndLine: p.Line, Text: p.Text, Template: t.path,
		})
	}
	if offers(row.Pointers) {
		return spdx.Join(spdx.Or, exprs...)
	}
	return spdx.Join(spdx.And, exprs...)
}
