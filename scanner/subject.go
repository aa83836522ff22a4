package scanner

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// A licence file may be called after what it is for: "cJSON-LICENSE" beside cJSON.c, "bundle.min.js.LICENSE.txt" beside the bundle,
// "LICENSE.zlib" beside a directory zlib, or above the only one of that name. It speaks for that, and not for what else stands there.

// minSubject is how long such a name is at least; shorter ones are like too much.
const minSubject = 3

// subjectsOf are the files and directories beside a licence file that it is called after. What is the name of
// its licence, or of documents in general, is nothing that it is called after.
func (a *assembly) subjectsOf(p string, expr spdx.Expr) []string {
	name := calledAfter(path.Base(p))
	if len(name) < minSubject || namedForDocuments(p) {
		return nil
	}
	licence := false
	expr.Leaves(func(l spdx.Expr) {
		family, _, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(l.ID, "LicenseRef-scancode-")), "-")
		licence = licence || strings.HasPrefix(name, family) || strings.HasPrefix(family, name)
	})
	if _, listed := spdx.License(name); listed || licence {
		return nil
	}
	var out []string
	for _, base := range a.besides(path.Dir(p)) {
		lower := strings.ToLower(base)
		if base != path.Base(p) && (lower == name || strings.TrimSuffix(lower, path.Ext(lower)) == name) && roleOf(base, a.exists) == ordinary {
			out = append(out, path.Join(path.Dir(p), base))
		}
	}
	if below := a.onlyBelow(path.Dir(p), name); below != "" && !slices.Contains(out, below) {
		out = append(out, below)
	}
	return out
}

// onlyBelow is the one directory of a name below another, "" where there are several or none: COPYING.libcrun may speak of
// src/libcrun.
func (a *assembly) onlyBelow(dir, name string) string {
	found := ""
	for d := range a.c.dirs {
		if strings.ToLower(path.Base(d)) == name && (dir == "." || strings.HasPrefix(d, dir+"/")) {
			if found != "" {
				return ""
			}
			found = d
		}
	}
	return found
}

// calledAfter is what a licence file's name says beside "license", in lower case.
func calledAfter(base string) string {
	stem := strings.ToLower(base)
	if ext := path.Ext(stem); prose[ext] {
		stem = strings.TrimSuffix(stem, ext)
	}
	for _, word := range []string{"license", "licence", "copying"} {
		if rest, ok := strings.CutPrefix(stem, word); ok && rest != "" && separated(rest[0]) {
			return rest[1:]
		}
		if rest, ok := strings.CutSuffix(stem, word); ok && rest != "" && separated(rest[len(rest)-1]) {
			return rest[:len(rest)-1]
		}
	}
	return ""
}

// besides lists what stands in a directory, sorted.
func (a *assembly) besides(dir string) []string {
	if a.entries == nil {
		a.entries = map[string][]string{}
		for p := range a.c.paths {
			a.entries[path.Dir(p)] = append(a.entries[path.Dir(p)], path.Base(p))
		}
		for d := range a.c.dirs {
			a.entries[path.Dir(d)] = append(a.entries[path.Dir(d)], path.Base(d))
		}
		for _, list := range a.entries {
			slices.Sort(list)
		}
	}
	return a.entries[dir]
}
