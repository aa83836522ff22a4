package vendored

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// foreign finds, among the project's own directories, files of another holder under another licence, and
// directories with a licence file of their own that says so. One component a directory, named after it.
func (s *search) foreign() {
	if len(s.in.Leaves) == 0 {
		return // what the project's own terms are is not known
	}
	h := s.house()
	s.withOwnTerms(h)
	s.listings(h.holders)
	s.calledLicences()
	s.includedCopies()
	s.projects(h.authors)
	s.libraries(h.holders)
	s.contributedCollections(h)
	if h.licensed {
		s.contributedCopies(h)
	}
	byDir, code := s.singleFiles(h)
	s.cmakeModules(h)
	s.joinKnown(byDir)
	if !slices.ContainsFunc(sortedKeys(h.own), isGNU) {
		s.leaveContributors(byDir, code)
	}
	s.leaveHouseNames(byDir)
	s.neighbours(byDir, code, h)
	s.gather(byDir)
	s.counterparts(byDir)
	s.mixed(byDir, h)
	before := len(s.found)
	for _, dir := range sortedKeys(byDir) {
		s.foreignIn(dir, byDir[dir], code[dir])
	}
	s.joinPersons(before)
}

// joinPersons makes one of the files by a person, or by the same persons, that lie in several directories under the same terms: the first
// component after so many.
func (s *search) joinPersons(from int) {
	first := s.originsOfPersons(from)
	kept := s.found[:from]
	for _, c := range s.found[from:] {
		p := &c.Package
		if c.Dir != "" || p.Originator == "" || p.Version != "" || organisation().MatchString(p.Originator) || !strings.Contains(strings.TrimSpace(p.Originator), " ") {
			kept = append(kept, c)
			continue
		}
		key := holderKey(p.Originator) + "\x00" + p.Detected.Expression
		if i, ok := first[key]; ok {
			whole := &kept[i].Package
			whole.Files = append(whole.Files, p.Files...)
			whole.Locations = append(whole.Locations, p.Locations...)
			slices.Sort(whole.Files)
			continue
		}
		first[key] = len(kept)
		kept = append(kept, c)
	}
	s.found = kept
}

// originsOfPersons gives the component, of single files that say where they are from, that a person's other files under the same terms are of
// too; a person of two such is in none.
func (s *search) originsOfPersons(before int) map[string]int {
	signs := map[string][]string{}
	for i := range s.in.Files {
		if file := &s.in.Files[i]; s.claimed[i] {
			signs[file.Path] = file.Holders
		}
	}
	first, several := map[string]int{}, map[string]bool{}
	for n, c := range s.found[:before] {
		p := &c.Package
		if c.Dir != "" || c.Within || len(p.Files) > severalFiles || p.Detected.Expression == "" {
			continue
		}
		seen := map[string]bool{}
		for _, file := range p.Files {
			for _, h := range signs[file] {
				key := holderKey(h) + "\x00" + p.Detected.Expression
				if seen[key] || organisation().MatchString(h) || !strings.Contains(strings.TrimSpace(h), " ") || s.ownHolders().has(h) {
					continue
				}
				seen[key] = true
				if _, had := first[key]; had {
					several[key] = true
				}
				first[key] = n
			}
		}
	}
	for key := range several {
		delete(first, key)
	}
	return first
}

// withOwnTerms reports the directories that a licence file of their own governs.
func (s *search) withOwnTerms(h *house) {
	var dirs []string
	isForeign := map[string]bool{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !file.Terms {
			continue
		}
		dir, foreign := path.Dir(file.Path), h.isForeign(file)
		if dir != "." && (foreign || h.areOthers(file)) && !slices.ContainsFunc(dirs, func(d string) bool { return strings.HasPrefix(dir+"/", d+"/") }) {
			dirs = append(dirs, dir)
			isForeign[dir] = foreign
		}
	}
	for _, dir := range dirs {
		var files []int
		code, signed, ours := 0, 0, 0
		for i := range s.below(dir) {
			file := &s.in.Files[i]
			if s.claimed[i] {
				continue
			}
			files = append(files, i)
			if isCode(file.Path) {
				code++
				if slices.ContainsFunc(file.Holders, h.holders.has) {
					signed++
					if len(file.Holders) == 1 {
						ours++
					}
				}
			}
		}
		if code > 0 && (2*ours < code && isForeign[dir] || signed == 0) {
			s.unnamed(dir, files, dir, "a licence file of its own, and another holder")
		}
	}
}

// singleFiles are the foreign files in directories that are not foreign by themselves, and how many files of code each directory has.
func (s *search) singleFiles(h *house) (byDir map[string][]int, code map[string]int) {
	named := map[string]bool{} // what stands beside a file that is a component's: its header, its source
	for i := range s.in.Files {
		if file := &s.in.Files[i]; s.claimed[i] && isCode(file.Path) {
			named[withoutExt(file.Path)] = true
		}
	}
	byDir, code = map[string][]int{}, map[string]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if !isCode(file.Path) || strings.HasPrefix(path.Base(file.Path), ".") {
			continue
		}
		dir := path.Dir(file.Path)
		code[dir]++
		if !s.claimed[i] && !named[withoutExt(file.Path)] && h.isForeign(file) && !inContributed(file.Path) && !s.isCalled(stem(file.Path)) {
			byDir[dir] = append(byDir[dir], i)
		}
	}
	return byDir, code
}

// foreignIn reports the foreign files of a directory with so many files of code: as one component where they are most of it, else as one for each
// holder.
func (s *search) foreignIn(dir string, files []int, code int) {
	switch {
	case dir != "." && len(files) == code:
		s.unnamed(dir, files, dir, "other terms of another holder in every source file")
		return
	case 2*len(files) > code && dir != "." && !s.isOwn(path.Base(dir)):
		s.unnamed(s.placeOf(dir, files), files, "", "other terms of another holder")
		return
	}
	of := map[string]string{} // path without its ending -> holder
	for _, i := range files {
		if h := s.in.Files[i].Holders; len(h) > 0 {
			of[withoutExt(s.in.Files[i].Path)] = holderKey(h[0])
		}
	}
	byHolder := map[string][]int{}
	for _, i := range files {
		key := of[withoutExt(s.in.Files[i].Path)]
		if h := s.in.Files[i].Holders; len(h) > 0 {
			key = holderKey(h[0])
		}
		byHolder[key] = append(byHolder[key], i)
	}
	for _, key := range sortedKeys(byHolder) {
		s.unnamed(s.placeOf(dir, byHolder[key]), byHolder[key], "", "other terms of another holder")
	}
}

// houseNames are how many files of a directory share the beginning of their names where it is how the project calls its own.
const houseNames = 5

// leaveHouseNames takes out a person's single files that are called as the project calls its own: tr-one.c among tr-two.c, tr-three.c and more.
// What is copied keeps its name.
func (s *search) leaveHouseNames(byDir map[string][]int) {
	foreign := map[int]bool{}
	for _, files := range byDir {
		for _, i := range files {
			foreign[i] = true
		}
	}
	prefix := func(file string) string {
		base := path.Base(file)
		if at := strings.IndexAny(base, "-_"); at >= 2 {
			return path.Dir(file) + "/" + base[:at+1]
		}
		return ""
	}
	called := map[string]map[string]bool{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if p := prefix(file.Path); p != "" && !foreign[i] && !s.claimed[i] && isNative(file.Path) {
			if called[p] == nil {
				called[p] = map[string]bool{}
			}
			called[p][stem(file.Path)] = true
		}
	}
	for _, dir := range sortedKeys(byDir) {
		byDir[dir] = slices.DeleteFunc(byDir[dir], func(i int) bool {
			file := &s.in.Files[i]
			return len(called[prefix(file.Path)]) >= houseNames && len(file.Holders) == 1 && !organisation().MatchString(file.Holders[0])
		})
		if len(byDir[dir]) == 0 {
			delete(byDir, dir)
		}
	}
}

// cmakeModules reports the modules for CMake that bear the terms of another holder, or other terms than the project's, those of a directory together: people copy them from
// one project to the next, and they are no part of any package.
func (s *search) cmakeModules(h *house) {
	byDir := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		base := path.Base(file.Path)
		if s.claimed[i] || path.Ext(base) != ".cmake" || strings.Count(base, ".") > 1 && !strings.HasPrefix(base, "Find") || inContributed(file.Path) || len(file.Leaves) == 0 || slices.ContainsFunc(file.Holders, h.holders.has) ||
			(len(file.Holders) == 0 || !strings.HasPrefix(base, "Find")) && (h.onOwnTerms(file) || !strings.HasPrefix(base, "Find") && len(file.Holders) == 0) {
			continue
		}
		key := path.Dir(file.Path)
		if len(file.Holders) == 0 {
			key = file.Path // of whom, nothing tells
		}
		byDir[key] = append(byDir[key], i)
	}
	for _, dir := range sortedKeys(byDir) {
		s.unnamed(withoutExt(s.in.Files[byDir[dir][0]].Path), byDir[dir], "", "modules for CMake that others sign")
	}
}

// headLines is where a file's own copyright stands: further down it is one that the program prints.
const headLines = 40

// manyPlaces is in how many directories one person's files under other terms are a contributor's.
const manyPlaces = 3

// organisation are words of names that are no person's.
var organisation = lazily.Regexp(`(?i)\b(?:inc|ltd|llc|gmbh|ag|corp|corporation|company|co|university|institute|foundation|project|regents|authors|contributors|developers|team|group|systems|software|technologies|laboratory|labs|center|centre|consortium|association|community|organization|society|trust|alliance|limited|s\.?a|b\.?v)\b`)

// leaveContributors takes out the files of a person who holds copyrights under other terms in many directories: who brings
// a library along puts it in one, who writes for the project writes where it is needed. It is for projects on permissive terms: into
// one under a GNU licence, files on others are rather copied.
func (s *search) leaveContributors(byDir map[string][]int, code map[string]int) {
	places := map[string]map[string]bool{}
	person := func(file *File) string {
		if len(file.Holders) != 1 || organisation().MatchString(file.Holders[0]) || !strings.Contains(strings.TrimSpace(file.Holders[0]), " ") {
			return ""
		}
		return holderKey(file.Holders[0])
	}
	for dir, files := range byDir {
		for _, i := range files {
			if p := person(&s.in.Files[i]); p != "" {
				if places[p] == nil {
					places[p] = map[string]bool{}
				}
				places[p][dir] = true
			}
		}
	}
	// A directory that holds them all and little else is a library's.
	for p, dirs := range places {
		top, theirs, all := "", 0, 0
		for dir := range dirs {
			if top == "" {
				top = dir
			}
			top = top2(top, dir)
			theirs += len(byDir[dir])
		}
		for dir, n := range code {
			if dir == top || strings.HasPrefix(dir, top+"/") {
				all += n
			}
		}
		if top != "." && 2*theirs >= all {
			delete(places, p)
		}
	}
	for _, dir := range sortedKeys(byDir) {
		byDir[dir] = slices.DeleteFunc(byDir[dir], func(i int) bool { return len(places[person(&s.in.Files[i])]) >= manyPlaces })
		if len(byDir[dir]) == 0 {
			delete(byDir, dir)
		}
	}
}

// joinKnown adds to a known component that lies in a directory the other foreign files there that its holders sign: not every
// file of it holds its words. Where there are more of them, a file that several sign may be what another library made of it.
func (s *search) joinKnown(byDir map[string][]int) {
	known := map[string][]int{} // directory -> components found, of single files in it
	for i, c := range s.found {
		if c.Dir == "" && c.Package.Origin != nil && len(c.Package.Files) > 0 {
			dir := path.Dir(c.Package.Files[0])
			if !slices.ContainsFunc(c.Package.Files, func(f string) bool { return path.Dir(f) != dir }) {
				known[dir] = append(known[dir], i)
			}
		}
	}
	holdersOf := map[string][]string{}
	for i := range s.in.Files {
		if file := &s.in.Files[i]; len(known[path.Dir(file.Path)]) > 0 {
			holdersOf[file.Path] = file.Holders
		}
	}
	for _, dir := range sortedKeys(byDir) {
		if len(known[dir]) == 0 {
			continue
		}
		byDir[dir] = slices.DeleteFunc(byDir[dir], func(i int) bool {
			for _, c := range known[dir] {
				p := &s.found[c].Package
				few := len(byDir[dir]) <= len(p.Files)
				if slices.ContainsFunc(p.Files, func(f string) bool {
					return (len(holdersOf[f]) == 1 || few) && slices.ContainsFunc(holdersOf[f], func(h string) bool {
						return holderKey(h) != "" && slices.ContainsFunc(s.in.Files[i].Holders, func(other string) bool { return holderKey(other) == holderKey(h) })
					})
				}) {
					p.Files = append(p.Files, s.in.Files[i].Path)
					slices.Sort(p.Files)
					s.claimed[i] = true
					return true
				}
			}
			return false
		})
		if len(byDir[dir]) == 0 {
			delete(byDir, dir)
		}
	}
}

// placeOf is what a component of some files of a directory is called after: the directory, or, of few files or in a
// directory whose name says nothing, the first file.
func (s *search) placeOf(dir string, files []int) string {
	stems := map[string]bool{}
	for _, i := range files {
		stems[stem(s.in.Files[i].Path)] = true
	}
	name := plain(path.Base(dir))
	if len(stems) > 1 && dir != "." && !s.isOwn(path.Base(dir)) && !passed[name] && !(len(stems) <= 3 && plainDirectories[name]) {
		return dir
	}
	return withoutExt(s.in.Files[files[0]].Path)
}

// neighbours adds to the files of a directory that are foreign by their terms those of other holders, where these are
// most of it, and joins what lies below such a directory to it.
func (s *search) neighbours(byDir map[string][]int, code map[string]int, h *house) {
	more := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if dir := path.Dir(file.Path); byDir[dir] != nil && dir != "." && !s.claimed[i] && isCode(file.Path) && h.isOthers(file) {
			more[dir] = append(more[dir], i)
		}
	}
	for dir, files := range more {
		if len(files) > len(byDir[dir]) && 2*len(files) > code[dir] && code[dir] <= 100 {
			byDir[dir] = files
		}
	}
	for _, dir := range sortedKeys(byDir) {
		for up := path.Dir(dir); up != "." && up != "/"; up = path.Dir(up) {
			if len(byDir[up]) > 1 && 2*len(byDir[up]) > code[up] && (path.Dir(dir) != up || s.shareHolders(byDir[up], byDir[dir])) {
				byDir[up] = append(byDir[up], byDir[dir]...)
				slices.Sort(byDir[up])
				delete(byDir, dir)
				break
			}
		}
	}
}

// gather makes one of the directories below one that somebody wrote most of: lib-common/file, lib-common/include/string and so on are parts of
// lib-common.
func (s *search) gather(byDir map[string][]int) {
	holder := func(i int) string {
		if h := s.in.Files[i].Holders; len(h) > 0 {
			return holderKey(h[0])
		}
		return ""
	}
	theirs, parts := map[string]int{}, map[string]int{} // of a holder below a directory
	code, signed := map[string]int{}, map[string]int{}  // of all
	for dir, files := range byDir {
		seen := map[string]bool{}
		for _, i := range files {
			h := holder(i)
			for up := dir; h != "" && up != "." && up != "/"; up = path.Dir(up) {
				theirs[up+"\x00"+h]++
				if !seen[up+"\x00"+h] {
					seen[up+"\x00"+h] = true
					parts[up+"\x00"+h]++
				}
			}
		}
	}
	if len(theirs) == 0 {
		return
	}
	for i := range s.in.Files {
		if file := &s.in.Files[i]; !s.claimed[i] && isCode(file.Path) {
			for up := path.Dir(file.Path); up != "." && up != "/"; up = path.Dir(up) {
				code[up]++
				if len(file.Holders) > 0 {
					signed[up]++
				}
			}
		}
	}
	for _, dir := range sortedKeys(byDir) {
		count := map[string]int{}
		for _, i := range byDir[dir] {
			count[holder(i)]++
		}
		for _, h := range sortedKeys(count) {
			top := ""
			for up := dir; h != "" && up != "." && up != "/"; up = path.Dir(up) {
				name := path.Base(up)
				if key := up + "\x00" + h; parts[key] > 1 && 3*theirs[key] >= 2*signed[up] && 3*theirs[key] >= code[up] && !s.isOwn(name) && !passed[plain(name)] && !plainDirectories[plain(name)] && !libraryDirectories[strings.ToLower(name)] {
					top = up
				}
			}
			if top == "" || top == dir {
				continue
			}
			var moved, left []int
			for _, i := range byDir[dir] {
				if holder(i) == h {
					moved = append(moved, i)
				} else {
					left = append(left, i)
				}
			}
			byDir[top] = append(byDir[top], moved...)
			slices.Sort(byDir[top])
			if byDir[dir] = left; len(left) == 0 {
				delete(byDir, dir)
			}
		}
	}
}

// counterparts adds to a foreign header the source of its name that bears no notice, and the other way round.
func (s *search) counterparts(byDir map[string][]int) {
	foreign := map[string]string{} // path without its ending -> directory
	for dir, files := range byDir {
		for _, i := range files {
			if file := s.in.Files[i].Path; isNative(file) {
				foreign[withoutExt(file)] = dir
			}
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		dir := foreign[withoutExt(file.Path)]
		if dir == "" || s.claimed[i] || !isNative(file.Path) || len(file.Holders) > 0 || len(file.Leaves) > 0 || slices.Contains(byDir[dir], i) {
			continue
		}
		byDir[dir] = append(byDir[dir], i)
		slices.Sort(byDir[dir])
	}
}
