package vendored

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// foreign finds, among the project's own directories, files of another holder under another licence, and
// directories with a licence file of their own that says so. One component a directory, named after it.
func (s *search) foreign() {
	if len(s.in.Leaves) == 0 {
		return // what the project's own terms are is not known
	}
	holders := s.projectHolders()
	s.holders = holders
	own := s.projectLicences(holders)
	headerless, signed, licensed := s.headerless(holders)
	authors := s.authorDirectories()
	listed := s.listedOthers()
	places := s.oneDirectory()
	declared := set(s.in.Leaves...)
	unsigned := map[string]int{} // files that nobody signs, by licence
	signs := map[string]int{}    // files by their first holder
	for i := range s.in.Files {
		if file := &s.in.Files[i]; len(file.Holders) > 0 && isCode(file.Path) {
			signs[holderKey(file.Holders[0])]++
		}
		if file := &s.in.Files[i]; len(file.Holders) == 0 && native[strings.ToLower(path.Ext(file.Path))] {
			for _, l := range file.Leaves {
				unsigned[l]++
			}
		}
	}
	isForeign := func(file *File) bool {
		if len(listed) > 0 && len(file.Holders) > 0 && !slices.ContainsFunc(file.Holders, func(h string) bool { return !listed[holderKey(h)] }) {
			return true
		}
		if slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && c.Name == parserGenerator }) {
			return false
		}
		if len(file.Leaves) == 0 && licensed && file.HoldLine <= headLines && native[strings.ToLower(path.Ext(file.Path))] && len(file.Holders) > 0 {
			// Terms that licit does not know, or none, where the project signs and licenses its own.
			return !slices.ContainsFunc(file.Holders, holders.has) && !slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) })
		}
		if len(file.Leaves) == 0 || len(file.Holders) == 0 && !ofFoundation(file) && !((signed || headerless && file.Exact && !slices.ContainsFunc(file.Leaves, func(l string) bool { return unsigned[l] > severalFiles })) && native[strings.ToLower(path.Ext(file.Path))]) || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) }) {
			return false
		}
		// What the project uses here and there and does not declare is others' where they sign in one directory alone.
		elsewhere := len(file.Holders) > 0 && !slices.ContainsFunc(file.Leaves, func(l string) bool { return declared[l] || isGNU(l) }) && places[holderKey(file.Holders[0])] == path.Dir(file.Path) &&
			signs[holderKey(file.Holders[0])] >= severalFiles
		if slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) && !elsewhere && !s.authorsOfAnother(file, authors) && !(headerless && native[strings.ToLower(path.Ext(file.Path))] && !slices.ContainsFunc(file.Leaves, isGNU)) {
			return false
		}
		return !slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) })
	}
	// Where most files of a directory are others' and one of them says on which terms, so are the rest that no holder
	// of the project signs.
	others := func(file *File) bool {
		return len(file.Holders) > 0 && !slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) && !slices.ContainsFunc(file.Holders, holders.has) && !slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) })
	}
	// A licence file below the root that names another holder, be it under the project's own terms.
	ownedByOthers := func(file *File) bool {
		return len(holders) > 0 && len(file.Holders) > 0 && !slices.ContainsFunc(file.Holders, holders.has) && (!inContributed(file.Path) || path.Base(path.Dir(path.Dir(file.Path))) == "contrib" || s.signsMost(file))
	}
	// Directories that a licence file of their own governs.
	var dirs []string
	isForeignTerms := map[string]bool{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if dir := path.Dir(file.Path); !s.claimed[i] && file.Terms && dir != "." && (isForeign(file) || ownedByOthers(file)) && !slices.ContainsFunc(dirs, func(d string) bool { return strings.HasPrefix(dir+"/", d+"/") }) {
			dirs = append(dirs, dir)
			isForeignTerms[dir] = isForeign(file)
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
				if slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) }) {
					signed++
					if len(file.Holders) == 1 {
						ours++
					}
				}
			}
		}
		if code > 0 && (2*ours < code && isForeignTerms[dir] || signed == 0) {
			s.unnamed(dir, files, dir, "a licence file of its own, and another holder")
		}
	}
	s.listings(holders)
	s.projects(authors)
	s.libraries(holders)
	s.contributedCollections(isForeign)
	if licensed {
		s.contributedCopies(isForeign)
	}
	// Single files, one component a directory.
	named := map[string]bool{} // what stands beside a file that is a component's: its header, its source
	for i := range s.in.Files {
		if file := &s.in.Files[i]; s.claimed[i] && isCode(file.Path) {
			named[withoutExt(file.Path)] = true
		}
	}
	byDir := map[string][]int{}
	code := map[string]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if !isCode(file.Path) || strings.HasPrefix(path.Base(file.Path), ".") {
			continue
		}
		dir := path.Dir(file.Path)
		code[dir]++
		if !s.claimed[i] && !named[withoutExt(file.Path)] && isForeign(file) && !inContributed(file.Path) {
			byDir[dir] = append(byDir[dir], i)
		}
	}
	s.cmakeModules(holders, own)
	s.joinKnown(byDir)
	if !slices.ContainsFunc(sortedKeys(own), isGNU) {
		s.leaveContributors(byDir, code)
	}
	s.leaveHouseNames(byDir)
	s.neighbours(byDir, code, others)
	s.gather(byDir)
	s.counterparts(byDir)
	s.mixed(byDir, holders, own)
	for _, dir := range sortedKeys(byDir) {
		files := byDir[dir]
		switch {
		case dir != "." && len(files) == code[dir]:
			s.unnamed(dir, files, dir, "other terms of another holder in every source file")
			continue
		case 2*len(files) > code[dir] && dir != "." && !s.isOwn(path.Base(dir)):
			s.unnamed(s.placeOf(dir, files), files, "", "other terms of another holder")
			continue
		}
		// Among the project's own files, each holder's are a component.
		byHolder := map[string][]int{}
		of := map[string]string{} // path without its ending -> holder
		for _, i := range files {
			if h := s.in.Files[i].Holders; len(h) > 0 {
				of[withoutExt(s.in.Files[i].Path)] = holderKey(h[0])
			}
		}
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
}

// signsMost reports whether who holds the copyright in a licence file signs most of the code below it.
func (s *search) signsMost(terms *File) bool {
	dir, code, theirs := path.Dir(terms.Path), 0, 0
	for i := range s.below(dir) {
		file := &s.in.Files[i]
		if !isCode(file.Path) {
			continue
		}
		code++
		if slices.ContainsFunc(file.Holders, func(h string) bool { return holderKey(h) == holderKey(terms.Holders[0]) }) {
			theirs++
		}
	}
	return theirs >= severalFiles && 3*theirs >= 2*code
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
		if p := prefix(file.Path); p != "" && !foreign[i] && !s.claimed[i] && native[strings.ToLower(path.Ext(file.Path))] {
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

// cmakeModules reports the modules for CMake that bear the terms of another holder, those of a directory together: people copy them from
// one project to the next, and they are no part of any package.
func (s *search) cmakeModules(holders nameSet, own map[string]bool) {
	byDir := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		base := path.Base(file.Path)
		if s.claimed[i] || path.Ext(base) != ".cmake" || strings.Count(base, ".") > 1 || inContributed(file.Path) || len(file.Leaves) == 0 || len(file.Holders) == 0 || slices.ContainsFunc(file.Holders, holders.has) ||
			!strings.HasPrefix(base, "Find") && slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) {
			continue
		}
		byDir[path.Dir(file.Path)] = append(byDir[path.Dir(file.Path)], i)
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
// file of it holds its words.
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
				if slices.ContainsFunc(p.Files, func(f string) bool {
					return slices.ContainsFunc(holdersOf[f], func(h string) bool {
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

// collection is how many foreign files make a directory of examples or tests a work of somebody else's rather than what
// people contributed.
const collection = 20

// contributedCollections finds directories among examples, tests and the like that hold a whole work of others, a chip
// maker's drivers say.
func (s *search) contributedCollections(isForeign func(*File) bool) {
	foreign, code := map[string]int{}, map[string]int{}
	var files []int
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if !native[strings.ToLower(path.Ext(file.Path))] || !inContributed(file.Path) {
			continue
		}
		theirs := !s.claimed[i] && isForeign(file)
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
func (s *search) neighbours(byDir map[string][]int, code map[string]int, others func(*File) bool) {
	more := map[string][]int{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if dir := path.Dir(file.Path); byDir[dir] != nil && dir != "." && !s.claimed[i] && isCode(file.Path) && others(file) {
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
			if file := s.in.Files[i].Path; native[strings.ToLower(path.Ext(file))] {
				foreign[withoutExt(file)] = dir
			}
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		dir := foreign[withoutExt(file.Path)]
		if dir == "" || s.claimed[i] || !native[strings.ToLower(path.Ext(file.Path))] || len(file.Holders) > 0 || len(file.Leaves) > 0 || slices.Contains(byDir[dir], i) {
			continue
		}
		byDir[dir] = append(byDir[dir], i)
		slices.Sort(byDir[dir])
	}
}

// ofFoundation reports whether a file bears the Apache Software Foundation's notice, which names no year and
// so states no copyright.
func ofFoundation(file *File) bool {
	return slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && c.Name == foundation })
}

func (s *search) unnamed(at string, files []int, dir, why string) {
	c := s.fromDirectory(at, files, dir)
	for _, i := range files {
		if file := &s.in.Files[i]; file.License != "" && len(file.Holders) > 0 {
			c.Package.Locations = []inventory.Location{{Path: file.Path, Line: max(file.HoldLine, 1)}}
			c.Package.Originator = file.Holders[0]
			break
		}
	}
	c.Package.Unresolved = "not recognised: " + why + "; named after where it lies"
	s.add(c, files)
}

// projectLicences are those that the root declares, and those of a fair share of the files of the
// project's own holders.
func (s *search) projectLicences(holders nameSet) map[string]bool {
	own := set(s.in.Leaves...)
	count, unsigned := map[string]int{}, map[string]int{}
	total := 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || file.Terms || len(file.Holders) == 0 || !holders.has(file.Holders[0]) {
			if !s.claimed[i] && len(file.Holders) == 0 && isCode(file.Path) {
				for _, l := range file.Leaves {
					unsigned[l]++
				}
			}
			continue
		}
		total++
		for _, l := range file.Leaves {
			count[l]++
		}
	}
	if total >= 50 {
		for l := range own {
			if count[l]*100 < total && unsigned[l]*20 < total && len(own) > 1 && !isGNU(l) {
				delete(own, l)
			}
		}
	}
	for l, n := range count {
		if n >= 3 && n*20 >= total {
			own[l] = true
		}
	}
	return own
}

// headerless reports whether the project leaves its own files without notices, or signs them: where it signs most, a file
// under other terms that nobody signs is not its own. Where it leaves them without, one with a licence and
// another holder was brought along, even where the licence is the same. Files under GNU licences
// bear the notices of those who wrote them, in any project. licensed says that the project writes its terms into nearly all that it signs.
func (s *search) headerless(holders nameSet) (headerless, signed, licensed bool) {
	code, noted, withTerms := 0, 0, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !isCode(file.Path) {
			continue
		}
		code++
		if slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) }) {
			noted++
			if len(file.Leaves) > 0 {
				withTerms++
			}
		}
	}
	signed = code >= 10 && 3*noted >= 2*code
	return code >= 10 && 10*noted <= code, signed, signed && 10*withTerms >= 9*noted
}

func isGNU(id string) bool {
	return strings.HasPrefix(id, "GPL-") || strings.HasPrefix(id, "LGPL-") || strings.HasPrefix(id, "AGPL-")
}

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

// contributed are directories where people put their own small works under their own terms.
var contributed = set("example", "examples", "sample", "samples", "demo", "demos", "contrib", "contribs", "doc", "docs", "documentation", "test", "tests", "testing", "tools", "scripts", "benchmarks", "packaging", "packages", "package", "dist", "debian", "coverity")

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

// nameSet holds holders of copyrights as the project writes them.
type nameSet map[string]bool

func holderKey(h string) string {
	if i := strings.IndexAny(h, "<("); i > 0 {
		h = h[:i]
	}
	return strings.Trim(plain(strings.Trim(h, " .,;")), ",;")
}

func (n nameSet) has(holder string) bool {
	key := holderKey(holder)
	if key == "" {
		return true
	}
	if n[key] {
		return true
	}
	for own := range n {
		if len(own) >= 4 && strings.Contains(key, own) || len(key) >= 4 && strings.Contains(own, key) {
			return true
		}
	}
	return false
}

// projectHolders are those of the files at the root, and those of a fair share of the files that
// the root's licence covers.
func (s *search) projectHolders() nameSet {
	own := set(s.in.Leaves...)
	names := nameSet{}
	count := map[string]int{}
	terms := map[string]map[string]int{} // holder -> licence -> files
	atRootNames := map[string]bool{}
	below := map[string]int{} // files that are not at the root, under any terms
	commonDirectory := map[string]string{}
	total, code, noted := 0, 0, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] {
			continue
		}
		if isCode(file.Path) {
			code++
		}
		if len(file.Holders) == 0 {
			continue
		}
		if isCode(file.Path) {
			noted++
		}
		atRoot := !strings.Contains(file.Path, "/")
		if unit, _ := unitOf(file.Path); unit != "" {
			continue
		}
		for _, h := range file.Holders {
			if s.isProject(h) {
				names[holderKey(h)] = true
			}
		}
		covered := len(file.Leaves) == 0 || slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] })
		total++
		for _, h := range file.Holders {
			key := holderKey(h)
			if key == "" {
				continue
			}
			if atRoot && covered {
				atRootNames[key] = true
			}
			if !atRoot {
				below[key]++
			}
			if covered {
				count[key]++
				if terms[key] == nil {
					terms[key], commonDirectory[key] = map[string]int{}, path.Dir(file.Path)
				}
				commonDirectory[key] = top2(commonDirectory[key], path.Dir(file.Path))
				for _, l := range file.Leaves {
					terms[key][l]++
				}
			}
		}
	}
	first := "" // who signs the most
	for _, key := range sortedKeys(count) {
		if first == "" || count[key] > count[first] {
			first = key
		}
	}
	others := s.listedOthers()
	apartTerms := map[string]string{} // holder -> the directory below the root that a licence file of his governs
	for i := range s.in.Files {
		if file := &s.in.Files[i]; file.Terms && strings.Contains(file.Path, "/") && len(file.Holders) > 0 && len(file.Leaves) > 0 && !slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) {
			apartTerms[holderKey(file.Holders[0])] = path.Dir(file.Path)
		}
	}
	for key := range atRootNames {
		if others[key] {
			continue
		}
		// A licence file at the root may hold the notices of others' works as well: where somebody whom it names signs a good
		// part of the files, whom it names and who signs hardly any is such another.
		if n := below[key]; !atRootNames[first] || total < 20 || 5*count[first] < total || n > 2 && 100*n >= total {
			names[key] = true
		}
	}
	if len(atRootNames) > 0 && 4*noted <= code {
		return names // its own files bear no notices
	}
	for key, n := range count {
		if others[key] {
			continue
		}
		apart := 5*n < count[first] && !sharesTerms(terms[key], terms[first], count[first]) && commonDirectory[key] != "."
		// Nor is the project who signs in one directory alone, on terms that a file of his gives it.
		if dir, at := apartTerms[key], commonDirectory[key]; dir != "" && (at == dir || strings.HasPrefix(at, dir+"/")) {
			apart = true
		}
		if n >= 3 && n*50 >= total && n*25 >= code && !apart {
			names[key] = true
		}
	}
	// Who signs nearly all of a tree wrote it, whatever its root says of terms.
	for key, n := range below {
		if n >= 20 && 5*n >= 4*total {
			names[key] = true
		}
	}
	return names
}

// sharesTerms reports whether a holder's files bear a licence that a fair share of the first holder's so many files do too: those of
// somebody whose work was put into a directory of the tree under other terms do not.
func sharesTerms(theirs, first map[string]int, of int) bool {
	for l, n := range first {
		if 20*n >= of && theirs[l] > 0 {
			return true
		}
	}
	return len(theirs) == 0 || len(first) == 0
}

// people are words for those who make a project: "the NAME developers".
var people = set("developers", "developer", "devs", "authors", "author", "contributors", "contributor", "project", "team", "maintainers", "maintainer", "community", "group", "foundation", "committers", "members")

// isProject reports whether a holder is the project by its name: "the NAME developers".
func (s *search) isProject(holder string) bool {
	words := strings.FieldsFunc(holder, func(r rune) bool { return r < 128 && !wordByte[byte(r)] && r != '-' && r != '+' })
	return len(words) > 1 && len(words) < 8 && slices.ContainsFunc(words, func(w string) bool { return people[strings.ToLower(w)] }) &&
		slices.ContainsFunc(words, func(w string) bool { return len(w) >= 3 && !people[strings.ToLower(w)] && s.isOwn(w) })
}

var namedAuthors = lazily.Regexp(`(?i)^(?:the )?([A-Za-z][\w.+-]{2,}) (?:project )?(?:contributors|authors|developers)\.?$`)

// authorDirectories are the directories in which those who go by the name of a project hold copyrights, by their names; "" where there are
// several.
func (s *search) authorDirectories() map[string]string {
	dirs := map[string]string{}
	for i := range s.in.Files {
		for _, h := range s.in.Files[i].Holders {
			if namedAuthors().MatchString(h) {
				dir := path.Dir(s.in.Files[i].Path)
				if had, ok := dirs[h]; ok && had != dir {
					dir = ""
				}
				dirs[h] = dir
			}
		}
	}
	return dirs
}

// authorsOfAnother reports whether all whom a file names are another project by its name, "NAME contributors", and hold copyrights
// in one directory alone.
func (s *search) authorsOfAnother(file *File, directories map[string]string) bool {
	for _, h := range file.Holders {
		m := namedAuthors().FindStringSubmatch(h)
		if m == nil || directories[h] == "" || s.isCalled(m[1]) || ownWords[strings.ToLower(m[1])] || strings.EqualFold(m[1], "its") || strings.EqualFold(m[1], "respective") {
			return false
		}
	}
	return len(file.Holders) > 0
}

// scripts reports what the banners of scripts and style sheets name, in bundles of several too.
func (s *search) scripts() {
	type key struct{ name, version string }
	files := map[key][]int{}
	first := map[key]Clue{}
	written := map[string]bool{} // names of scripts that are not minified
	for i := range s.in.Files {
		if base := path.Base(s.in.Files[i].Path); scripts[path.Ext(base)] || path.Ext(base) == ".ts" || path.Ext(base) == ".scss" {
			written[strings.TrimSuffix(base, path.Ext(base))] = true
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if inTestData(file.Path) || inTests(file.Path) {
			continue
		}
		var here []Clue
		for _, c := range file.Clues {
			if c.Kind == script && !s.isOwn(c.Name) && (c.Version != "" || !written[c.Name]) {
				here = append(here, c)
			}
		}
		if len(here) == 1 && s.claimed[i] {
			continue // it is what the component is
		}
		for _, c := range here {
			if slices.ContainsFunc(file.Clues, func(k Clue) bool {
				return k.Kind == ofKnown && relatedName(c.Name, append([]string{s.known[k.Component].Name}, s.known[k.Component].Also...))
			}) {
				continue
			}
			k := key{c.Name, c.Version}
			if first[k].Name == "" {
				first[k] = c
			}
			files[k] = append(files[k], i)
		}
	}
	keys := make([]key, 0, len(files))
	for k := range files {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int { return strings.Compare(a.name+"\x00"+a.version, b.name+"\x00"+b.version) })
	for _, k := range keys {
		list := files[k]
		p := inventory.Package{Name: k.name, Version: k.version, Kind: inventory.KindVendored,
			Locations: []inventory.Location{{Path: s.in.Files[list[0]].Path, Line: first[k].Line}}}
		if k.version == "" {
			p.Unresolved = "a minified file without a banner: named after the file"
		}
		if scope, rest, ok := strings.Cut(k.name, "/"); ok && strings.HasPrefix(scope, "@") {
			p.PURL = build("npm", scope, rest, k.version)
		} else {
			p.PURL = unknownPURL(strings.ReplaceAll(k.name, " ", "-"), k.version, "")
		}
		var d description
		if len(list) == 1 {
			s.terms(&d, list)
		}
		s.add(s.finish(p, list, "", d), list)
	}
}

// fontEnding are the names of fonts.
var fontEnding = lazily.Regexp(`(?i)\.(?:ttf|otf|ttc|otc|woff2?|eot|pfb|pfa|dfont)$`)

// binaries reports fonts by their own names, and archives by their descriptors or their file names.
func (s *search) binaries() {
	families := map[string]bool{} // stems of fonts that say their names
	for i := range s.in.Files {
		if file := &s.in.Files[i]; file.Kind == "font" && len(file.Clues) > 0 {
			families[stem(file.Path)] = true
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if inTestData(file.Path) || file.Kind != "font" && file.Kind != "archive" {
			continue
		}
		if file.Kind == "font" && (len(file.Clues) == 0 && (families[stem(file.Path)] || !fontEnding().MatchString(file.Path))) {
			continue // beside the same in a form that says its name, or nothing but bytes that begin as a font
		}
		lower := strings.ToLower(file.Path)
		java := strings.HasSuffix(lower, ".jar") || strings.HasSuffix(lower, ".war") || strings.HasSuffix(lower, ".aar")
		clues := file.Clues
		if len(clues) == 0 {
			name, version := nameVersion(file.Path)
			unit, _ := unitOf(file.Path)
			switch {
			case file.Kind == "font":
				clues = []Clue{{Kind: contained, Name: stem(file.Path)}}
			case java || version != "" && !inTests(file.Path) || unit != "" && archiveEnding().MatchString(file.Path):
				clues = []Clue{{Kind: contained, Name: name, Version: version}}
			default:
				continue
			}
		}
		if inTests(file.Path) && !java && file.Kind != "font" || s.claimed[i] && len(file.Clues) == 0 {
			continue // of tests, or a part of the component around it
		}
		for _, c := range clues {
			if c.Kind != contained || s.isOwn(c.Name) {
				continue
			}
			p := inventory.Package{Name: c.Name, Version: c.Version, Kind: inventory.KindArchive, Locations: []inventory.Location{{Path: file.Path}}, Files: []string{file.Path}}
			relation := inventory.RelVendored
			switch {
			case file.Kind == "font":
				p.Kind, relation = inventory.KindVendored, inventory.RelData
				p.PURL = unknownPURL(strings.ReplaceAll(c.Name, " ", "-"), c.Version, "")
				if c.Text != "" {
					p.Unresolved = "the font says of its licence: " + c.Text[:min(len(c.Text), 200)]
				}
			case c.Text != "":
				p.PURL = build("maven", c.Text, c.Name, c.Version)
			default:
				p.PURL = unknownPURL(c.Name, c.Version, "")
			}
			if p.PURL == "" {
				p.PURL = unknownPURL(c.Name, "", "")
			}
			if r := relationOf(file.Path); r != inventory.RelVendored {
				relation = r
			}
			p.ID, p.Modified = p.PURL, "unknown"
			if p.Unresolved == "" {
				p.Unresolved = "licit does not look for licences inside an archive of the tree; scan it by itself"
			}
			p.Unresolved = strings.ToValidUTF8(p.Unresolved, "")
			s.found = append(s.found, Component{Package: p, Relation: relation})
		}
	}
}
