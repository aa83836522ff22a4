package vendored

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// collection is how many foreign files make a directory of examples or tests a work of somebody else's rather than what
// people contributed.
const collection = 20

// contributedCollections finds directories among examples, tests and the like that hold a whole work of others, a chip
// maker's drivers say.
func (s *search) contributedCollections(h *house) {
	foreign, code := map[string]int{}, map[string]int{}
	var files []int
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if !isNative(file.Path) || !inContributed(file.Path) {
			continue
		}
		theirs := !s.claimed[i] && h.isForeign(file)
		if theirs {
			files = append(files, i)
		}
		for dir := path.Dir(file.Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
			code[dir]++
			if theirs || s.claimed[i] {
				foreign[dir]++
			}
		}
	}
	byTop := map[string][]int{}
	for _, i := range files {
		top := ""
		for dir := path.Dir(s.in.Files[i].Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if foreign[dir] >= collection && 4*foreign[dir] >= 3*code[dir] {
				top = dir
			}
		}
		if top != "" {
			byTop[top] = append(byTop[top], i)
		}
	}
	// It is the lowest directory that holds nearly all of them.
	for _, top := range sortedKeys(byTop) {
		for dir := top; dir != ""; {
			all, next := foreign[dir], ""
			for _, i := range byTop[top] {
				if rest, ok := strings.CutPrefix(s.in.Files[i].Path, dir+"/"); ok {
					if child, _, below := strings.Cut(rest, "/"); below && 10*foreign[dir+"/"+child] >= 9*all {
						next = dir + "/" + child
						break
					}
				}
			}
			if next == "" && dir != top {
				byTop[dir] = slices.DeleteFunc(byTop[top], func(i int) bool { return !strings.HasPrefix(s.in.Files[i].Path, dir+"/") })
				delete(byTop, top)
			}
			dir = next
		}
	}
	for _, top := range sortedKeys(byTop) {
		if len(byTop[top]) >= collection {
			s.unnamed(top, byTop[top], "", "many files of another holder under other terms")
		}
	}
}

// contributed are directories where people put their own small works under their own terms.
var contributed = set("example", "examples", "sample", "samples", "demo", "demos", "contrib", "contribs", "extras", "doc", "docs", "documentation", "test", "tests", "testing", "tools", "scripts", "benchmarks", "packaging", "packages", "package", "dist", "debian", "coverity")

func inContributed(file string) bool {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		switch base := strings.ToLower(path.Base(dir)); {
		case base == "lib" || base == "libs":
			return false // what an example brings along
		case contributedWords(base):
			return true
		case base == "tools" && strings.Contains(dir, "/"):
			// src/tools is built like the rest
		case contributed[base]:
			return true
		}
	}
	return !strings.Contains(file, "/") || testName().MatchString(path.Base(file))
}

// contributedWords reports whether a name of several words has one of what is contributed: test-apps, minimal-examples.
func contributedWords(base string) bool {
	return strings.ContainsAny(base, "-_") && slices.ContainsFunc(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' }), func(w string) bool {
		switch w {
		case "example", "examples", "sample", "samples", "demo", "demos", "test", "tests":
			return true
		}
		return false
	})
}

// testName are the names that test files have where they lie beside what they test.
var testName = lazily.Regexp(`(?i)(_test|_spec|\.test|\.spec|tests?)\.[a-z]+$|^test_`)

// contributedCopies reports the files under other terms in tests, examples and the like of a company or project that signs nothing
// elsewhere. It is for projects that write their terms into their own files, where those who contribute do so too.
func (s *search) contributedCopies(h *house) {
	byHolder := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		dir := path.Dir(file.Path)
		if s.claimed[i] || !isNative(file.Path) || !inContributed(dir+"/a.c") || len(file.Holders) == 0 || len(file.Leaves) == 0 || !h.isForeign(file) ||
			slices.ContainsFunc(file.Holders, func(holder string) bool {
				return h.places[holderKey(holder)] != dir || !organisation().MatchString(holder)
			}) {
			continue
		}
		key := dir + "\x00" + holderKey(file.Holders[0])
		byHolder[key] = append(byHolder[key], i)
	}
	for _, key := range sortedKeys(byHolder) {
		dir, _, _ := strings.Cut(key, "\x00")
		s.unnamed(s.placeOf(dir, byHolder[key]), byHolder[key], "", "other terms of another holder, who signs nothing elsewhere")
	}
}
