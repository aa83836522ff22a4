package vendored

import (
	"path"
	"slices"
	"strings"
)

// unit is one entry of a directory for foreign code.
type unit struct {
	path  string
	dir   bool
	files []int
}

// isTestProgram reports whether an entry is a file by itself below a directory for tests that says nothing of anybody else: there "external" is
// what is tested.
func (s *search) isTestProgram(u *unit) bool {
	return !u.dir && inTests(u.path) && !slices.ContainsFunc(u.files, func(i int) bool {
		file := &s.in.Files[i]
		return len(file.Holders) > 0 || len(file.Leaves) > 0 || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == ofKnown || c.Kind == origin })
	})
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

// buildDirectories lie among the entries of a directory for foreign code and hold what builds those.
var buildDirectories = set("build", "cmake", "scripts", "patches", "licenses", "licences", "makefiles")

// mentionLine is the line of a file that is an entry by itself after which the words of a known component are those
// of something in it.
const mentionLine = 20

// unit says what an entry of a directory for foreign code is: a known component, or one named
// after the entry, and known components that lie in it.
func (s *search) unit(u *unit) {
	if s.isOwn(path.Base(u.path)) || s.saysNothing(u) || s.buildsAnother(u.path) || u.dir && buildDirectories[strings.ToLower(path.Base(u.path))] {
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
	if code == 0 && len(hits) == 0 || s.surrounds(u) {
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
	if whole == nil && len(keys) > 0 {
		most := 0 // what else bears words are a few files of others
		for i := range keys {
			if len(hits[keys[i]]) > len(hits[keys[most]]) {
				most = i
			}
		}
		if n := len(hits[keys[most]]); s.liesWithin(keys[most].component, u, hits[keys[most]]) {
			// it is what the entry brings along
		} else if len(keys) == 1 && !u.dir || u.dir && 2*n >= code && (len(keys) == 1 || n >= severalFiles) {
			whole = &keys[most]
		}
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

// liesWithin reports whether all that bears the words of a component lies in a directory of its name below an entry that has code beside it.
func (s *search) liesWithin(component int, u *unit, hits []hit) bool {
	dir := path.Dir(s.in.Files[hits[0].file].Path)
	for _, h := range hits[1:] {
		dir = top2(dir, path.Dir(s.in.Files[h.file].Path))
	}
	for ; len(dir) > len(u.path); dir = path.Dir(dir) {
		if s.names(component, dir) {
			return slices.ContainsFunc(u.files, func(i int) bool {
				file := s.in.Files[i].Path
				return isCode(file) && !strings.HasPrefix(file, dir+"/")
			})
		}
	}
	return false
}

// surrounds reports whether an entry is called after what a package client or a submodule puts into it, and holds no native code besides.
func (s *search) surrounds(u *unit) bool {
	return u.dir && s.in.Managed != nil && s.in.Managed(u.path+"/"+path.Base(u.path)) && !slices.ContainsFunc(u.files, func(i int) bool { return isNative(s.in.Files[i].Path) })
}

// languages name what a directory is written in, or for.
var languages = set("js", "javascript", "python", "java", "wasm", "html", "css", "c", "cpp", "csharp", "rust", "go", "ruby", "swift", "kotlin", "web", "android", "ios")

// saysNothing reports whether an entry is called after a language and names neither another holder than the project nor terms: it is the
// project, for that language.
func (s *search) saysNothing(u *unit) bool {
	return languages[strings.ToLower(path.Base(u.path))] && !slices.ContainsFunc(u.files, func(i int) bool {
		file := &s.in.Files[i]
		return s.ownHolders().ofAnother(file) || file.Terms || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == ofKnown || c.Kind == script || c.Kind == origin })
	})
}

// isPartOf reports whether an entry that is a file says that it is part of the project, or is called after a directory around it and
// bears the project's terms: what psa_switch/externs holds in psa_meter.c is a part of the switch.
func (s *search) isPartOf(u *unit) bool {
	if !slices.ContainsFunc(u.files, func(i int) bool {
		return !slices.ContainsFunc(s.in.Files[i].Clues, func(c Clue) bool { return c.Kind == member && s.isWhole(c.Name) })
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

// speaksForItself reports whether the name of a directory is enough to call what lies in it foreign. In
// languages whose own package managers keep other people's code away from the tree, "external" and "vendored" name
// packages of the project too: there a holder, a licence file or a manifest must say it as well.
func (s *search) speaksForItself(files []int) bool {
	managed := true
	for _, i := range files {
		file := &s.in.Files[i]
		if isNative(file.Path) || !isCode(file.Path) && !IsGlue(file.Path) && !file.Terms {
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
