package vendored

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// part is a known component, or one of the files that it hands out by themselves.
type part struct {
	component int
	name      string
}

func byPart(a, b part) int {
	return cmp.Or(cmp.Compare(a.component, b.component), cmp.Compare(a.name, b.name))
}

// scattered reports a known component that lies among the project's own files: one for each
// directory, where those that lie together count as one.
func (s *search) scattered(component int, hits []hit) {
	var groups [][]hit
next:
	for _, h := range hits {
		dir := path.Dir(s.in.Files[h.file].Path)
		for i, g := range groups {
			other := path.Dir(s.in.Files[g[0].file].Path)
			if dir == other || strings.HasPrefix(dir, other+"/") || path.Dir(dir) == path.Dir(other) && path.Dir(dir) != "." ||
				sharedTop(dir, other) && s.names(component, top2(dir, other)) {
				groups[i] = append(g, h)
				continue next
			}
		}
		groups = append(groups, []hit{h})
	}
	for _, g := range groups {
		files := filesOf(g)
		dir := path.Dir(s.in.Files[files[0]].Path)
		// The header that holds the version need not hold the words.
		for ; dir != "." && dir != "/"; dir = path.Dir(dir) {
			if s.names(component, dir) {
				break
			}
		}
		// lib/lwrb/lwrb/src/include/lwrb is all of it.
		for up := path.Dir(dir); dir != "." && up != "." && up != "/" && (passed[plain(path.Base(up))] || s.names(component, up)); up = path.Dir(up) {
			if s.names(component, up) {
				dir = up
			}
		}
		if dir == "." || dir == "/" {
			dir = s.mostly(g, files)
		} else if s.isOurs(dir, files) || inContributed(dir+"/a") && !s.halfOf(dir, files) {
			dir = "." // what connects the project to the library, and some of its code
		}
		if dir == "." {
			files = s.withCounterparts(files)
			s.add(s.fromKnown(component, g, files, ""), files)
			continue
		}
		var all []int
		for i := range s.below(dir) {
			if !s.claimed[i] {
				all = append(all, i)
			}
		}
		s.add(s.fromKnown(component, g, all, dir), all)
	}
}

// withCounterparts adds to headers the sources of their names that bear no notice, and the other way round.
func (s *search) withCounterparts(files []int) []int {
	stems := map[string]bool{}
	for _, i := range files {
		stems[withoutExt(s.in.Files[i].Path)] = true
	}
	all := slices.Clone(files)
	for _, i := range s.near(files, "") {
		file := &s.in.Files[i]
		if stems[withoutExt(file.Path)] && !s.claimed[i] && isNative(file.Path) && len(file.Holders) == 0 && len(file.Leaves) == 0 && !slices.Contains(files, i) {
			all = append(all, i)
		}
	}
	slices.Sort(all)
	return all
}

// isOurs reports whether most of the code of a directory, but for some files, bears the project's own notices.
func (s *search) isOurs(dir string, but []int) bool {
	holders := s.ownHolders()
	code, ours := 0, 0
	for i := range s.below(dir) {
		file := &s.in.Files[i]
		if !isCode(file.Path) || slices.Contains(but, i) {
			continue
		}
		code++
		if len(file.Holders) > 0 && holders.has(file.Holders[0]) || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isWhole(c.Name) }) {
			ours++
		}
	}
	return ours > 0 && 2*ours > code
}

// halfOf reports whether half of the code of a directory is in some files.
func (s *search) halfOf(dir string, files []int) bool {
	code := 0
	for i := range s.below(dir) {
		if file := s.in.Files[i].Path; isCode(file) || len(files) > 0 && path.Ext(file) == path.Ext(s.in.Files[files[0]].Path) {
			code++ // a module for CMake counts among its like
		}
	}
	return 2*len(files) >= code
}

// mostly is the directory of files that hold the words of a component, where most of its code does; "."
// where the component lies among other files.
func (s *search) mostly(hits []hit, files []int) string {
	dir := path.Dir(s.in.Files[files[0]].Path)
	for _, i := range files[1:] {
		dir = top2(dir, path.Dir(s.in.Files[i].Path))
	}
	if dir == "." {
		return dir
	}
	if len(files) < 3 || !s.halfOf(dir, files) {
		return "."
	}
	return dir
}

// sharedTop reports whether two directories have a common one above them that is not the root.
func sharedTop(a, b string) bool { return top2(a, b) != "." }

// top2 is the directory that holds both, "." for the root.
func top2(a, b string) string {
	for a != b {
		if a == "." || b == "." || a == "/" || b == "/" {
			return "."
		}
		if len(a) >= len(b) {
			a = path.Dir(a)
		} else {
			b = path.Dir(b)
		}
	}
	return a
}

// joinSplit joins the parts of a component whose headers and sources lie apart: what has no version
// belongs to the only one that has.
func (s *search) joinSplit() {
	versioned := map[string]int{}
	for i, c := range s.found {
		if c.Package.Version != "" {
			if _, twice := versioned[c.Package.Name]; twice {
				versioned[c.Package.Name] = -1
			} else {
				versioned[c.Package.Name] = i
			}
		}
	}
	var kept []Component
	for _, c := range s.found {
		if i, ok := versioned[c.Package.Name]; ok && i >= 0 && c.Package.Version == "" && c.Package.Origin != nil && s.found[i].Package.Origin != nil && s.found[i].Relation == c.Relation {
			continue
		}
		kept = append(kept, c)
	}
	for _, c := range s.found {
		i, ok := versioned[c.Package.Name]
		if !ok || i < 0 || c.Package.Version != "" || c.Package.Origin == nil || s.found[i].Package.Origin == nil || s.found[i].Relation != c.Relation {
			continue
		}
		for j := range kept {
			if kept[j].Package.ID == s.found[i].Package.ID {
				p := &kept[j].Package
				p.Files = append(p.Files, c.Package.Files...)
				p.Locations = append(p.Locations, c.Package.Locations...)
				slices.Sort(p.Files)
				break
			}
		}
	}
	s.found = kept
}
