package vendored

import (
	"path"
	"slices"
	"strings"
)

// severalFiles of one holder in a directory are not what somebody helped with here and there.
const severalFiles = 3

// mixed reports the files that the project and somebody else sign, under the project's terms and others, or several in a directory under
// others: the project went on with what it took.
func (s *search) mixed(byDir map[string][]int, h *house) {
	foreign := map[int]bool{}
	for _, files := range byDir {
		for _, i := range files {
			foreign[i] = true
		}
	}
	gnu := slices.ContainsFunc(sortedKeys(h.own), isGNU)
	byHolder := map[string][]int{}
	both := map[string]bool{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || foreign[i] || !isNative(file.Path) || inContributed(file.Path) || len(file.Holders) < 2 || !slices.ContainsFunc(file.Holders, h.holders.has) ||
			!slices.ContainsFunc(file.Leaves, func(l string) bool { return !h.own[l] && !(gnu && isGNU(l)) }) && !(len(file.Leaves) == 0 && h.licensed && file.HoldLine <= headLines) {
			continue
		}
		if other := slices.IndexFunc(file.Holders, func(name string) bool { return !h.holders.has(name) && holderKey(name) != "" }); other >= 0 {
			key := path.Dir(file.Path) + "\x00" + holderKey(file.Holders[other])
			byHolder[key] = append(byHolder[key], i)
			// A person's terms beside the project's, or instead of them, are a contributor's.
			both[key] = both[key] || organisation().MatchString(file.Holders[other])
		}
	}
	for _, key := range sortedKeys(byHolder) {
		if dir, _, _ := strings.Cut(key, "\x00"); both[key] || len(byHolder[key]) >= severalFiles || s.isAllOf(dir, byHolder[key]) {
			// What somebody else alone signs there is of the same.
			for _, i := range byDir[dir] {
				if names := s.in.Files[i].Holders; len(names) > 0 && strings.HasSuffix(key, "\x00"+holderKey(names[0])) {
					byHolder[key] = append(byHolder[key], i)
				}
			}
			byDir[dir] = slices.DeleteFunc(byDir[dir], func(i int) bool { return slices.Contains(byHolder[key], i) })
			if len(byDir[dir]) == 0 {
				delete(byDir, dir)
			}
			slices.Sort(byHolder[key])
			s.unnamed(s.placeOf(dir, byHolder[key]), byHolder[key], "", "somebody else signs it too, under other terms")
		}
	}
}

// isAllOf reports whether files are all code of a directory whose name says something.
func (s *search) isAllOf(dir string, files []int) bool {
	if dir == "." || len(files) < 2 || s.isOwn(path.Base(dir)) || passed[plain(path.Base(dir))] || plainDirectories[strings.ToLower(path.Base(dir))] {
		return false
	}
	return s.codeBelow(dir) == len(files)
}

// oneDirectory gives the directory in which a holder signs files, "" where there are several.
func (s *search) oneDirectory() map[string]string {
	places := map[string]string{}
	for i := range s.in.Files {
		dir := path.Dir(s.in.Files[i].Path)
		for _, h := range s.in.Files[i].Holders {
			if had, ok := places[holderKey(h)]; ok && had != dir {
				places[holderKey(h)] = ""
			} else {
				places[holderKey(h)] = dir
			}
		}
	}
	return places
}

// gnuHolder holds the rights in most GNU programs, so that its name says nothing of which of them, or of which tree, a file is.
const gnuHolder = "freesoftwarefoundation"

// members reports the files that say that they are part of a GNU program, which is not this one, and that nobody signs who signs this one's:
// under a GNU licence like the project's, nothing else tells them from its own.
func (s *search) members() {
	of := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !isNative(file.Path) || inContributed(file.Path) || len(file.Leaves) == 0 || len(file.Holders) == 0 || slices.ContainsFunc(file.Holders, func(h string) bool {
			return s.ownHolders().has(h) && !strings.HasPrefix(holderKey(h), gnuHolder)
		}) {
			continue
		}
		for _, c := range file.Clues {
			if name, ok := strings.CutPrefix(c.Name, "GNU "); ok && c.Kind == member && c.Name != parserGenerator && !s.isWhole(c.Name) && len(name) > 2 && wordByte[name[0]] && strings.ToUpper(name[:1]) == name[:1] && !gnuLicences[name] {
				of[c.Name] = append(of[c.Name], i)
				break
			}
		}
	}
	for _, name := range sortedKeys(of) {
		files := of[name]
		if ownShare*len(files) >= s.code {
			continue // the tree itself is of there
		}
		c := s.fromDirectory(strings.ReplaceAll(name, " ", "-"), files, "")
		c.Package.Originator = s.in.Files[files[0]].Holders[0]
		c.Package.Unresolved = "the file says of what it is part; nothing in it says its version"
		s.add(c, files)
	}
}

// gnuLicences are what else than programs begins with the word.
var gnuLicences = set("General", "Lesser", "Library", "Affero", "Free", "Public", "GPL", "LGPL", "Project", "Operating", "Build")

// projects reports the files of one directory in which another project holds a copyright by its name beside the project itself: they began
// there.
func (s *search) projects(directories map[string]string) {
	byHolder := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !isCode(file.Path) || inContributed(file.Path) || len(file.Holders) < 2 || !slices.ContainsFunc(file.Holders, s.holders.has) {
			continue
		}
		for _, h := range file.Holders {
			if m := namedAuthors().FindStringSubmatch(h); m != nil && directories[h] != "" && !s.isCalled(m[1]) && !s.holders.has(h) && !ownWords[strings.ToLower(m[1])] && !strings.EqualFold(m[1], "its") && !strings.EqualFold(m[1], "respective") {
				byHolder[h] = append(byHolder[h], i)
				break
			}
		}
	}
	for _, h := range sortedKeys(byHolder) {
		files := byHolder[h]
		c := s.fromDirectory(namedAuthors().FindStringSubmatch(h)[1], files, "")
		c.Package.Originator = h
		c.Package.Unresolved = "named after who holds a copyright in it beside the project; nothing in it says its version"
		s.add(c, files)
	}
}

// shareHolders reports whether somebody holds copyrights in files of two groups, or nobody does in one.
func (s *search) shareHolders(a, b []int) bool {
	holders := map[string]bool{}
	for _, i := range a {
		for _, h := range s.in.Files[i].Holders {
			holders[holderKey(h)] = true
		}
	}
	signed := false
	for _, i := range b {
		for _, h := range s.in.Files[i].Holders {
			if signed = true; holders[holderKey(h)] {
				return true
			}
		}
	}
	return !signed || len(holders) == 0
}

// placesOfHolders counts the directories outside of those for libraries in which somebody signs files under the project's own terms.
func (s *search) placesOfHolders() map[string]int {
	own := set(s.in.Leaves...)
	dirs := map[string]map[string]bool{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || len(file.Leaves) == 0 || !own[file.Leaves[0]] || slices.ContainsFunc(strings.Split(path.Dir(file.Path), "/"), func(part string) bool { return libraryDirectories[strings.ToLower(part)] }) {
			continue
		}
		for _, h := range file.Holders {
			key := holderKey(h)
			if dirs[key] == nil {
				dirs[key] = map[string]bool{}
			}
			dirs[key][path.Dir(file.Path)] = true
		}
	}
	places := map[string]int{}
	for key, in := range dirs {
		places[key] = len(in)
	}
	return places
}
