package vendored

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
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

// unit is one entry of a directory for foreign code.
type unit struct {
	path  string
	dir   bool
	files []int
}

// hit is a known component's words in a file.
type hit struct {
	file int
	clue Clue
}

// part is a known component, or one of the files that it hands out by themselves.
type part struct {
	component int
	name      string
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
	s.directories()
	s.taken()
	s.scripts()
	s.foreign()
	s.passages()
	s.binaries()
	slices.SortStableFunc(s.found, func(a, b Component) int {
		return cmp.Or(cmp.Compare(a.Package.ID, b.Package.ID), cmp.Compare(strings.Join(a.Package.Files, "\n"), strings.Join(b.Package.Files, "\n")))
	})
	return s.found
}

// isTestProgram reports whether an entry is a file by itself below a directory for tests that says nothing of anybody else: there "external" is
// what is tested.
func (s *search) isTestProgram(u *unit) bool {
	return !u.dir && inTests(u.path) && !slices.ContainsFunc(u.files, func(i int) bool {
		file := &s.in.Files[i]
		return len(file.Holders) > 0 || len(file.Leaves) > 0 || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == ofKnown || c.Kind == origin })
	})
}

// oneHeader is how many lines apart the words of two known components are those of one header.
const oneHeader = 12

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
	return slices.DeleteFunc(slices.Clone(clues), func(c Clue) bool { return c.Kind == ofKnown && c.Line > first && c.Line <= first+oneHeader })
}

// joinUnits joins entries that are files by themselves and parts of another: process_unix.cpp beside process.cpp.
func (s *search) joinUnits() {
	for _, at := range sortedKeys(s.units) {
		u := s.units[at]
		if u.dir {
			continue
		}
		for name := path.Base(at); ; {
			cut := strings.LastIndexAny(name, "_-")
			if cut < 3 {
				break
			}
			name = name[:cut]
			if whole := s.units[path.Join(path.Dir(at), name)]; whole != nil && !whole.dir {
				whole.files = append(whole.files, u.files...)
				slices.Sort(whole.files)
				delete(s.units, at)
				break
			}
		}
	}
	// Two that share two words are parts of what nothing else here is: mac-wonder-config.h beside mac-wonder-private.h.
	shared := map[string]string{} // directory and two words -> entry
	for _, at := range sortedKeys(s.units) {
		u := s.units[at]
		words := strings.SplitN(strings.ReplaceAll(path.Base(at), "_", "-"), "-", 3)
		if u.dir || len(words) < 3 || len(words[0]) < 2 || len(words[1]) < 3 {
			continue
		}
		key := path.Dir(at) + "\x00" + words[0] + "-" + words[1]
		if first := s.units[shared[key]]; first != nil {
			first.files = append(first.files, u.files...)
			slices.Sort(first.files)
			delete(s.units, at)
		} else {
			shared[key] = at
		}
	}
}

// joinParts joins entries that are files by themselves where most entries of the directory are such and bear the words of the same known
// component: the directory is its, and not one for several.
func (s *search) joinParts() {
	single := map[string][]string{} // directory -> its entries that are files
	for _, at := range sortedKeys(s.units) {
		if dir := path.Dir(at); !s.units[at].dir {
			single[dir] = append(single[dir], at)
		}
	}
	for _, dir := range sortedKeys(single) {
		of := map[int]string{} // known component -> its first entry
		count := map[int]int{}
		for _, at := range single[dir] {
			seen := map[int]bool{}
			for _, i := range s.units[at].files {
				for _, c := range s.in.Files[i].Clues {
					if c.Kind == ofKnown && !seen[c.Component] && !s.isKnownOwn(c.Component) {
						seen[c.Component] = true
						count[c.Component]++
						if of[c.Component] == "" {
							of[c.Component] = at
						}
					}
				}
			}
		}
		for _, c := range sortedKeys(count) {
			if count[c] < 3 || 2*count[c] <= len(single[dir]) {
				continue
			}
			whole := s.units[of[c]]
			for _, at := range single[dir] {
				if at != of[c] {
					whole.files = append(whole.files, s.units[at].files...)
					delete(s.units, at)
				}
			}
			slices.Sort(whole.files)
			break
		}
	}
}

// selfFiles and selfShare are how many files outside of directories for foreign code, and which part of the code there, bear the words
// of a known component where the tree is that component's own, by whatever name.
const (
	selfFiles = 20
	selfShare = 2
)

// isSelf finds the known components that the tree is itself.
func (s *search) isSelf() map[int]bool {
	files, code := map[int]int{}, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); at != "" || !isCode(file.Path) {
			continue
		}
		code++
		for _, c := range file.Clues {
			if c.Kind == ofKnown {
				files[c.Component]++
			}
		}
	}
	selves := map[int]bool{}
	for component, n := range files {
		if n >= selfFiles && selfShare*n >= code {
			selves[component] = true
		}
	}
	return selves
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

// callings are what a tree with a title may be called: "Lamp Tool Library (LTL)" by its letters, "LTL2031" without the year.
func callings(title string) []string {
	out := []string{title}
	if _, after, ok := strings.Cut(title, "("); ok {
		if letters, _, ok := strings.Cut(after, ")"); ok && len(letters) >= 3 && letters == strings.ToUpper(letters) {
			out = append(out, letters)
		}
	}
	if name := strings.TrimRight(title, "0123456789"); len(title)-len(name) == 4 && len(name) >= 3 {
		out = append(out, name)
	}
	return out
}

func (s *search) isOwn(name string) bool {
	return s.own[plain(name)] || s.own[strings.TrimPrefix(plain(name), "lib")]
}

func (s *search) isKnownOwn(component int) bool {
	c := s.known[component]
	return s.isCalled(c.Name) || slices.ContainsFunc(c.Also, s.isCalled) || s.selves[component]
}

// isCalled reports whether a name is the tree's, or a word of its title: "Luanti (formerly Minetest)".
func (s *search) isCalled(name string) bool {
	return s.isOwn(name) || len(name) >= 5 && !notReleases[strings.ToLower(name)] && slices.ContainsFunc(s.in.Names, func(title string) bool {
		return slices.ContainsFunc(strings.FieldsFunc(title, func(r rune) bool { return r < 128 && !wordByte[byte(r)] }), func(word string) bool { return strings.EqualFold(word, name) })
	})
}

// names reports whether a component is the one that a directory is called after.
func (s *search) names(component int, dir string) bool {
	c := s.known[component]
	name, _ := nameVersion(path.Base(dir))
	for _, suffix := range []string{"-amalgamation", "-src", "-source", "-sources", "-master", "-main"} {
		name = strings.TrimSuffix(strings.ToLower(name), suffix)
	}
	want := strings.TrimPrefix(plain(name), "lib")
	for _, n := range append([]string{c.Name}, c.Also...) {
		if strings.TrimPrefix(plain(n), "lib") == want {
			return true
		}
	}
	return false
}

// buildDirectories lie among the entries of a directory for foreign code and hold what builds those.
var buildDirectories = set("build", "cmake", "scripts", "patches", "licenses", "licences", "makefiles")

// mentionLine is the line of a file that is an entry by itself after which the words of a known component are those
// of something in it.
const mentionLine = 20

// unit says what an entry of a directory for foreign code is: a known component, or one named
// after the entry, and known components that lie in it.
func (s *search) unit(u *unit) {
	if s.isOwn(path.Base(u.path)) || s.buildsAnother(u.path) || u.dir && buildDirectories[strings.ToLower(path.Base(u.path))] {
		return
	}
	hits := map[part][]hit{}
	code := 0
	for _, i := range u.files {
		file := &s.in.Files[i]
		if IsGlue(file.Path) || file.Terms {
			continue
		}
		if !file.Binary || isLibrary(file.Path) {
			code++
		}
		for _, c := range file.Clues {
			if c.Kind == ofKnown && !s.isKnownOwn(c.Component) && (u.dir || c.Line <= mentionLine || s.names(c.Component, u.path)) {
				key := part{c.Component, c.Name}
				hits[key] = append(hits[key], hit{i, c})
			}
		}
	}
	if code == 0 && len(hits) == 0 {
		return
	}
	keys := make([]part, 0, len(hits))
	for key := range hits {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, byPart)
	var whole *part
	for i, key := range keys {
		if key.name == "" && s.names(key.component, u.path) || key.name != "" && plain(key.name) == plain(path.Base(u.path)) {
			whole = &keys[i]
			break
		}
	}
	if whole == nil && len(keys) == 1 && (!u.dir || 2*len(hits[keys[0]]) >= code) {
		whole = &keys[0]
	}
	rest := map[int]bool{}
	for _, i := range u.files {
		rest[i] = true
	}
	for i, key := range keys {
		if whole == &keys[i] {
			continue
		}
		files := filesOf(hits[key])
		for _, i := range files {
			delete(rest, i)
		}
		s.add(s.fromKnown(key.component, hits[key], files, ""), files)
	}
	left := sortedKeys(rest)
	dir := ""
	if u.dir {
		dir = u.path
	}
	if whole != nil {
		s.add(s.fromKnown(whole.component, hits[*whole], left, dir), left)
		return
	}
	if slices.ContainsFunc(left, func(i int) bool {
		file := &s.in.Files[i]
		return !IsGlue(file.Path) && !file.Terms && (!file.Binary || isLibrary(file.Path))
	}) && s.speaksForItself(left) && (u.dir || !s.isPartOf(u)) {
		s.add(s.fromDirectory(u.path, left, dir), left)
	}
}

// isPartOf reports whether an entry that is a file says that it is part of the project, or is called after a directory around it and
// bears the project's terms: what psa_switch/externs holds in psa_meter.c is a part of the switch.
func (s *search) isPartOf(u *unit) bool {
	if !slices.ContainsFunc(u.files, func(i int) bool {
		return !slices.ContainsFunc(s.in.Files[i].Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) })
	}) {
		return true
	}
	first, _, more := strings.Cut(strings.ReplaceAll(strings.ToLower(path.Base(u.path)), "-", "_"), "_")
	if !more || len(first) < 3 {
		return false
	}
	around := strings.FieldsFunc(strings.ToLower(path.Dir(path.Dir(u.path))), func(r rune) bool { return r == '/' || r == '_' || r == '-' })
	return slices.Contains(around, first) && !slices.ContainsFunc(u.files, func(i int) bool {
		return !slices.ContainsFunc(s.in.Files[i].Leaves, func(l string) bool { return slices.Contains(s.in.Leaves, l) })
	})
}

// isProjectItself reports whether a directory called after a release holds the code that the tree is for: then the
// project is handed out that way.
func (s *search) isProjectItself(u *unit) bool {
	if !ReleaseDirectory(path.Base(u.path)) {
		return false
	}
	if name, _ := nameVersion(path.Base(u.path)); s.isOwn(name) {
		return true
	}
	code := 0
	for _, i := range u.files {
		if isCode(s.in.Files[i].Path) {
			code++
		}
	}
	return code == 0 || 2*code > s.code && !strings.Contains(u.path, "/")
}

func byPart(a, b part) int {
	return cmp.Or(cmp.Compare(a.component, b.component), cmp.Compare(a.name, b.name))
}

// speaksForItself reports whether the name of a directory is enough to call what lies in it foreign. In
// languages whose own package managers keep other people's code away from the tree, "external" and "vendored" name
// packages of the project too: there a holder, a licence file or a manifest must say it as well.
func (s *search) speaksForItself(files []int) bool {
	managed := true
	for _, i := range files {
		file := &s.in.Files[i]
		if native[strings.ToLower(path.Ext(file.Path))] || !isCode(file.Path) && !IsGlue(file.Path) && !file.Terms {
			managed = false
		}
	}
	if !managed {
		return true
	}
	holders := s.ownHolders()
	code, others, tests := 0, 0, false
	for _, i := range files {
		file := &s.in.Files[i]
		if file.Terms || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == metadata || c.Kind == commit || c.Kind == script }) {
			return true
		}
		if testName().MatchString(path.Base(file.Path)) {
			tests = true // they quote what they are about
			continue
		}
		if isCode(file.Path) {
			code++
			if holders.ofAnother(file) {
				others++
			}
		}
	}
	return code == 0 && !tests || code > 0 && 2*others >= code
}

// buildsAnother reports whether an entry only builds another one: zlib-build beside zlib or zlib-src.
func (s *search) buildsAnother(at string) bool {
	for _, suffix := range []string{"-build", "_build", "-cmake", "_cmake", "-config", "_config", "-glue", "-wrapper", "-project"} {
		name, ok := strings.CutSuffix(at, suffix)
		if !ok {
			continue
		}
		for _, other := range []string{name, name + "-src", name + "_src", name + "-source"} {
			if s.units[other] != nil || s.in.Managed != nil && s.in.Managed(other) {
				return true
			}
		}
	}
	return false
}

// isLibrary reports whether a binary is a compiled library by its name.
func isLibrary(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".a", ".lib", ".so", ".dll", ".dylib", ".o", ".obj", ".exe":
		return true
	}
	return false
}

func filesOf(hits []hit) []int {
	var files []int
	for _, h := range hits {
		files = append(files, h.file)
	}
	slices.Sort(files)
	return slices.Compact(files)
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
		if stems[withoutExt(file.Path)] && !s.claimed[i] && native[strings.ToLower(path.Ext(file.Path))] && len(file.Holders) == 0 && len(file.Leaves) == 0 && !slices.Contains(files, i) {
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
		if len(file.Holders) > 0 && holders.has(file.Holders[0]) {
			ours++
		}
	}
	return ours > 0 && 2*ours > code
}

// halfOf reports whether half of the code of a directory is in some files.
func (s *search) halfOf(dir string, files []int) bool {
	code := 0
	for i := range s.below(dir) {
		if isCode(s.in.Files[i].Path) {
			code++
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

// taken reports files that say which repository they were taken from, one component a repository.
func (s *search) taken() {
	byURL := map[string][]int{}
	first := map[string]hit{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); s.claimed[i] || at != "" {
			continue
		}
		for _, c := range file.Clues {
			if c.Kind == derived && (!s.ownHolders().ofAnother(file) || s.hasDirectory(c.Name)) {
				continue
			}
			if c.Kind != origin && c.Kind != derived && (c.Kind != passage || !s.ofOthersAlone(file) || s.beginsOwn(c.Name)) || s.isCalled(c.Name) || c.URL != "" && s.isOwn(path.Base(path.Dir(c.URL))) || len(c.Name) < 2 {
				continue
			}
			key := strings.ToLower(c.URL)
			if key == "" {
				key = strings.ToLower(c.Name)
			}
			if len(byURL[key]) == 0 {
				first[key] = hit{i, c}
			}
			byURL[key] = append(byURL[key], i)
		}
	}
	for _, key := range sortedKeys(byURL) {
		files, clue := byURL[key], first[key].clue
		// A source stands for its header, and the other way round.
		for i := range s.in.Files {
			other := &s.in.Files[i]
			if !s.claimed[i] && isCode(other.Path) && !slices.Contains(files, i) && slices.ContainsFunc(byURL[key], func(j int) bool { return withoutExt(s.in.Files[j].Path) == withoutExt(other.Path) }) {
				files = append(files, i)
			}
		}
		slices.Sort(files)
		d := s.describe(files, "", []string{clue.Name})
		p := inventory.Package{Name: clue.Name, Version: d.version, Kind: inventory.KindVendored,
			Locations: []inventory.Location{{Path: s.in.Files[first[key].file].Path, Line: clue.Line}}}
		if clue.URL != "" {
			p.Origin = &inventory.Origin{URL: clue.URL, VCS: "git"}
		}
		if p.Version == "" {
			p.Unresolved = "the file says where it was taken from, and no version"
		}
		p.PURL = unknownPURL(clue.Name, p.Version, clue.URL)
		s.add(s.finish(p, files, "", d), files)
	}
}

// ofOthersAlone reports whether a file names holders, and none of the project's.
func (s *search) ofOthersAlone(file *File) bool {
	return len(file.Holders) > 0 && !slices.ContainsFunc(file.Holders, s.ownHolders().has)
}

// beginsOwn reports whether the project's name begins with a name, as one that it had before does.
func (s *search) beginsOwn(name string) bool {
	for own := range s.own {
		if len(name) >= 4 && strings.HasPrefix(own, plain(name)) {
			return true
		}
	}
	return false
}

// passages reports where some of the code in the project's own files is from.
func (s *search) passages() {
	files, first := map[string][]int{}, map[string]hit{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); s.claimed[i] || at != "" {
			continue
		}
		for _, c := range file.Clues {
			if c.Kind != passage || s.isCalled(c.Name) || s.beginsOwn(c.Name) || c.URL != "" && s.isOwn(path.Base(path.Dir(c.URL))) {
				continue
			}
			key := strings.ToLower(cmp.Or(c.URL, c.Name))
			if len(files[key]) == 0 {
				first[key] = hit{i, c}
			}
			files[key] = append(files[key], i)
		}
	}
	for _, key := range sortedKeys(files) {
		clue := first[key].clue
		p := inventory.Package{Name: clue.Name, Kind: inventory.KindVendored, Modified: "unknown", Locations: []inventory.Location{{Path: s.in.Files[first[key].file].Path, Line: clue.Line}},
			Unresolved: "a comment says that some of the code in the file is from there, and nothing says in which version and on which terms"}
		if clue.URL != "" {
			p.Origin = &inventory.Origin{URL: clue.URL, VCS: "git"}
		}
		p.PURL = unknownPURL(clue.Name, "", clue.URL)
		p.ID = p.PURL
		for _, i := range files[key] {
			p.Files = append(p.Files, s.in.Files[i].Path)
		}
		s.found = append(s.found, Component{Package: p, Relation: relationOf(p.Files[0]), Within: true})
	}
}

// directories reports the directories of which a README says where they are from, and in which the project signs nothing.
func (s *search) directories() {
	for i := range s.in.Files {
		dir := path.Dir(s.in.Files[i].Path)
		at := slices.IndexFunc(s.in.Files[i].Clues, func(c Clue) bool { return c.Kind == directory })
		if at < 0 || s.claimed[i] || dir == "." || inContributed(dir+"/a.c") || s.isOwn(path.Base(dir)) {
			continue
		}
		c := s.in.Files[i].Clues[at]
		var files []int
		ours := false
		for j := range s.below(dir) {
			if file := &s.in.Files[j]; !s.claimed[j] {
				files = append(files, j)
				ours = ours || len(file.Holders) > 0 && s.ownHolders().has(file.Holders[0])
			}
		}
		if ours || len(files) < 2 || s.isCalled(c.Name) || s.isOwn(path.Base(path.Dir(c.URL))) || ownWords[strings.ToLower(c.Name)] {
			continue
		}
		d := s.describe(files, dir, []string{c.Name})
		p := inventory.Package{Name: c.Name, Version: d.version, Kind: inventory.KindVendored, Locations: []inventory.Location{{Path: s.in.Files[i].Path, Line: c.Line}},
			Origin: &inventory.Origin{URL: c.URL, VCS: "git"}}
		if p.Version == "" {
			p.Unresolved = "the README says where it was taken from, and no version"
		}
		p.PURL = unknownPURL(c.Name, p.Version, c.URL)
		s.add(s.finish(p, files, dir, d), files)
	}
}

// hasDirectory reports whether a directory at the root has a name.
func (s *search) hasDirectory(name string) bool {
	i, _ := slices.BinarySearchFunc(s.in.Files, name+"/", func(f File, prefix string) int { return strings.Compare(f.Path, prefix) })
	return i < len(s.in.Files) && strings.HasPrefix(s.in.Files[i].Path, name+"/")
}

// ownHolders are the project's own, as the first question for them finds them.
func (s *search) ownHolders() nameSet {
	if s.holders == nil {
		s.holders = s.projectHolders()
	}
	return s.holders
}

// ofAnother reports whether somebody else than these holds a copyright in a file.
func (n nameSet) ofAnother(file *File) bool {
	return slices.ContainsFunc(file.Holders, func(h string) bool { return !n.has(h) })
}

func withoutExt(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// add stores a component and claims its files.
func (s *search) add(c Component, files []int) {
	for _, i := range files {
		s.claimed[i] = true
	}
	s.found = append(s.found, c)
}

func (s *search) fromKnown(component int, hits []hit, files []int, dir string) Component {
	k := s.known[component]
	name, version := k.Name, ""
	at := inventory.Location{Path: s.in.Files[hits[0].file].Path, Line: hits[0].clue.Line}
	for _, h := range hits {
		if h.clue.Name != "" {
			name = h.clue.Name
		}
		if h.clue.Version != "" && version == "" {
			version, at = h.clue.Version, inventory.Location{Path: s.in.Files[h.file].Path, Line: h.clue.Line}
		}
	}
	p := inventory.Package{Name: name, Kind: inventory.KindVendored, Origin: &inventory.Origin{URL: "https://" + k.Upstream}}
	d := s.describe(files, dir, append([]string{name, k.Name}, k.Also...))
	if version == "" {
		for _, i := range s.near(files, dir) {
			for _, c := range s.in.Files[i].Clues {
				if c.Kind == knownVersion && c.Component == component && version == "" {
					version, at = c.Version, inventory.Location{Path: s.in.Files[i].Path, Line: c.Line}
					if !slices.Contains(files, i) && !s.claimed[i] {
						files = append(slices.Clone(files), i)
						slices.Sort(files)
						s.claimed[i] = true
					}
				}
			}
		}
	}
	if version == "" && d.version != "" {
		version, at = d.version, d.at
	}
	p.Version, p.Locations = version, []inventory.Location{at}
	if version == "" {
		p.Unresolved = "no version stands in the copy"
	}
	if d.commit != "" {
		p.Origin.VCS, p.Origin.Commit = "git", d.commit
	}
	p.PURL = knownPURL(k, name, version)
	return s.finish(p, files, dir, d)
}

// near are the files in which a version may stand: the component's, and those beside its files.
func (s *search) near(files []int, dir string) []int {
	if dir != "" {
		return files
	}
	dirs := map[string]bool{}
	for _, i := range files {
		dirs[path.Dir(s.in.Files[i].Path)] = true
	}
	var near []int
	for dir := range dirs {
		near = append(near, s.beside[dir]...)
	}
	slices.Sort(near)
	return near
}

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

// fromDirectory makes a component of what is not recognised: named after its directory or file.
func (s *search) fromDirectory(at string, files []int, dir string) Component {
	name, version := nameVersion(path.Base(at))
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindVendored}
	d := s.describe(files, dir, []string{name})
	where := inventory.Location{Path: s.in.Files[files[0]].Path}
	if i := slices.IndexFunc(files, func(i int) bool { return isCode(s.in.Files[i].Path) }); i >= 0 {
		where.Path = s.in.Files[files[i]].Path
	}
	if p.Version == "" && d.version != "" {
		p.Version, where = d.version, d.at
	}
	if d.commit != "" || d.url != "" {
		p.Origin = &inventory.Origin{URL: d.url, Commit: d.commit}
		if d.commit != "" {
			p.Origin.VCS = "git"
		}
		p.Version = cmp.Or(p.Version, d.commit)
	}
	p.Locations = []inventory.Location{where}
	if p.Version == "" {
		p.Unresolved = "named after where it lies; nothing in it says its version"
	}
	p.PURL = unknownPURL(name, p.Version, d.url)
	return s.finish(p, files, dir, d)
}

// finish fills in what is the same for all components.
func (s *search) finish(p inventory.Package, files []int, dir string, d description) Component {
	p.ID = p.PURL
	p.Detected = d.detected
	if d.exact {
		p.Concluded = inventory.Conclusion{Expression: d.detected.Expression, By: "rule detected-exactly", Reason: "in " + d.detected.Source}
	} else if d.detected.Expression == "" && p.Unresolved == "" {
		p.Unresolved = "no licence stands in the copy"
	}
	p.Modified, p.ModifiedReason = d.modified, d.reason
	if p.Modified == "" {
		p.Modified = "unknown"
	}
	if dir != "" {
		p.Files = []string{dir}
	} else {
		for _, i := range files {
			p.Files = append(p.Files, s.in.Files[i].Path)
		}
	}
	relation := inventory.RelVendored
	if len(p.Files) > 0 {
		relation = relationOf(p.Files[0])
	}
	return Component{Package: p, Relation: relation, Dir: dir}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
