package vendored

import (
	"path"
	"strings"
)

// libraryDirectories hold the project's own libraries or other people's: their holders tell.
var libraryDirectories = set("lib", "libs", "library", "libraries", "ext", "extra", "imports", "packages")

// libraries finds entries of a directory for libraries in which others hold copyrights and the project none.
func (s *search) libraries(holders nameSet) {
	type entry struct {
		files       []int
		own, others int
		code        int
		named       bool // already, in whole or in part
	}
	entries := map[string]*entry{}
	places := s.placesOfHolders()
	for i := range s.in.Files {
		file := &s.in.Files[i]
		parts := strings.SplitN(file.Path, "/", 4)
		n := 0 // only near the top: further down, "lib" is a name like others
		for ; n < 2 && n+2 < len(parts) && !libraryDirectories[strings.ToLower(parts[n])]; n++ {
		}
		if n >= 2 || n+2 >= len(parts) || n == 1 && contributed[strings.ToLower(parts[0])] || passed[plain(parts[n+1])] || contributed[strings.ToLower(parts[n+1])] || s.isOwn(parts[n+1]) {
			continue
		}
		at := strings.Join(parts[:n+2], "/")
		e := entries[at]
		if e == nil {
			e = &entry{}
			entries[at] = e
		}
		if s.claimed[i] {
			e.named = true
			continue
		}
		e.files = append(e.files, i)
		if isCode(file.Path) {
			e.code++
		}
		for _, h := range file.Holders {
			if holders.has(h) || places[holderKey(h)] >= manyPlaces {
				e.own++
			} else {
				e.others++
			}
		}
	}
	// Where most entries are others' works, so is one that says nothing of its holder.
	foreign, all := map[string]int{}, map[string]int{}
	for at, e := range entries {
		all[path.Dir(at)]++
		if e.own == 0 && e.others > 0 || e.named {
			foreign[path.Dir(at)]++
		}
	}
	for _, at := range sortedKeys(entries) {
		e, dir := entries[at], path.Dir(at)
		if e.own == 0 && !e.named && e.code > 0 && e.code <= 500 && (e.others > 0 || foreign[dir] >= 3 && 2*foreign[dir] > all[dir]) {
			s.unnamed(at, e.files, at, "in a directory of libraries, and not the project's")
		}
	}
}

// plainDirectories have names that say nothing of what lies in them.
var plainDirectories = set("util", "utils", "core", "compat", "misc", "base", "helpers", "internal", "support", "shared", "modules", "module", "bin", "main", "app", "gui", "client", "server", "platform")
