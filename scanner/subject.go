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
	for _, base := range a.besides(path.Dir(p), name) {
		if base != path.Base(p) && roleOf(base, a.exists) == ordinary {
			out = append(out, path.Join(path.Dir(p), base))
		}
	}
	if only := a.onlyDirs[name]; only != "" && (path.Dir(p) == "." || strings.HasPrefix(only, path.Dir(p)+"/")) && !slices.Contains(out, only) {
		out = append(out, only) // COPYING.libcrun may speak of src/libcrun
	}
	return out
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

// besides lists what stands in a directory under a name, in lower case, with or without an ending; sorted.
func (a *assembly) besides(dir, name string) []string {
	if a.entries == nil {
		a.entries, a.onlyDirs = map[string][]string{}, map[string]string{}
		add := func(p string) {
			base := path.Base(p)
			lower := strings.ToLower(base)
			a.entries[path.Join(path.Dir(p), lower)] = append(a.entries[path.Join(path.Dir(p), lower)], base)
			if stem := strings.TrimSuffix(lower, path.Ext(lower)); stem != lower && stem != "" {
				key := path.Join(path.Dir(p), stem)
				a.entries[key] = append(a.entries[key], base)
			}
		}
		for p := range a.c.paths {
			add(p)
		}
		for d := range a.c.dirs {
			add(d)
			lower := strings.ToLower(path.Base(d))
			if _, twice := a.onlyDirs[lower]; twice {
				a.onlyDirs[lower] = ""
			} else {
				a.onlyDirs[lower] = d
			}
		}
	}
	list := slices.Clone(a.entries[path.Join(dir, name)])
	slices.Sort(list)
	return list
}
