package vendored

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/vendored/known"
)

// search is one run of Find.
type search struct {
	in      Input
	known   []known.Component
	own     map[string]bool // the tree's own names, made plain
	units   map[string]*unit
	claimed []bool // files that some component holds
	found   []Component
	holders nameSet          // the project's own, nil until asked for
	selves  map[int]bool     // known components that the tree is
	beside  map[string][]int // directory -> its files
	code    int              // files of code in the tree
}

// hit is a known component's words in a file.
type hit struct {
	file int
	clue Clue
}

// Find puts all files together. The order of the components is that of their ids, then of
// their first places.
func (f *Finder) Find(in Input) []Component {
	byPath := func(a, b File) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(in.Files, byPath) { // below looks them up
		in.Files = slices.SortedFunc(slices.Values(in.Files), byPath)
	}
	s := &search{in: in, known: f.components, own: map[string]bool{}, units: map[string]*unit{}, claimed: make([]bool, len(in.Files)), beside: map[string][]int{}}
	for i := range in.Files {
		dir := path.Dir(in.Files[i].Path)
		s.beside[dir] = append(s.beside[dir], i)
		if isCode(in.Files[i].Path) {
			s.code++
		}
	}
	for _, title := range in.Names {
		for _, name := range callings(title) {
			s.own[plain(name)] = true
			s.own[strings.TrimPrefix(plain(name), "lib")] = true
		}
	}
	delete(s.own, "")
	s.selves = s.isSelf()
	outside := map[part][]hit{}
	for i := range in.Files {
		file := &in.Files[i]
		file.Clues = s.firstKnown(file.Clues)
		if inTestData(file.Path) || managed(in.Managed, file.Path) {
			s.claimed[i] = true
			continue
		}
		if at, dir := unitOf(file.Path); at != "" {
			if !dir {
				if !isCode(file.Path) && !isLibrary(file.Path) || file.Terms || s.isOwn(stem(at)) {
					continue
				}
				at = strings.TrimSuffix(at, path.Ext(at))
			}
			u := s.units[at]
			if u == nil {
				u = &unit{path: at, dir: dir}
				s.units[at] = u
			}
			u.dir = u.dir || dir
			u.files = append(u.files, i)
			continue
		}
		for _, c := range file.Clues {
			if c.Kind == ofKnown && !s.isKnownOwn(c.Component) {
				key := part{c.Component, c.Name}
				outside[key] = append(outside[key], hit{i, c})
			}
		}
	}
	s.joinUnits()
	s.joinParts()
	for _, at := range sortedKeys(s.units) {
		if !s.isProjectItself(s.units[at]) && !s.isTestProgram(s.units[at]) {
			s.unit(s.units[at])
		}
	}
	keys := make([]part, 0, len(outside))
	for key := range outside {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, byPart)
	for _, key := range keys {
		s.scattered(key.component, outside[key])
	}
	s.joinSplit()
	s.described()
	s.directories()
	s.taken()
	s.members()
	s.scripts()
	s.foreign()
	s.passages()
	s.binaries()
	slices.SortStableFunc(s.found, func(a, b Component) int {
		return cmp.Or(cmp.Compare(a.Package.ID, b.Package.ID), cmp.Compare(strings.Join(a.Package.Files, "\n"), strings.Join(b.Package.Files, "\n")))
	})
	return s.found
}

// oneHeader is how many lines apart the words of two known components are those of one header.
const oneHeader = 12

// A file says what it is in its topLines, and whose in its noticeLines: what it brings along stands further down.
const (
	topLines    = 20
	noticeLines = 100
)

// firstKnown leaves of the known components whose words stand in one header the first that is not the tree itself: the next names who
// wrote a part of it.
func (s *search) firstKnown(clues []Clue) []Clue {
	first := 0
	for _, c := range clues {
		if c.Kind == ofKnown && !s.isKnownOwn(c.Component) && (first == 0 || c.Line < first) {
			first = c.Line
		}
	}
	if first == 0 {
		return clues
	}
	return slices.DeleteFunc(slices.Clone(clues), func(c Clue) bool {
		return c.Kind == ofKnown && c.Line > first && (c.Line <= first+oneHeader || first <= topLines && c.Line > noticeLines)
	})
}

func managed(by func(string) bool, file string) bool {
	if by == nil {
		return false
	}
	for dir := file; dir != "." && dir != "/"; dir = path.Dir(dir) {
		if by(dir) {
			return true
		}
	}
	return false
}

func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

func filesOf(hits []hit) []int {
	var files []int
	for _, h := range hits {
		files = append(files, h.file)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

func withoutExt(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// below gives the files below a directory, in order.
func (s *search) below(dir string) iter.Seq[int] {
	return func(yield func(int) bool) {
		at, _ := slices.BinarySearchFunc(s.in.Files, dir+"/", func(f File, want string) int { return strings.Compare(f.Path, want) })
		for ; at < len(s.in.Files) && strings.HasPrefix(s.in.Files[at].Path, dir+"/"); at++ {
			if !yield(at) {
				return
			}
		}
	}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
