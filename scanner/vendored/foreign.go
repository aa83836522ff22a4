package vendored

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
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
	headerless, signed := s.headerless(holders)
	isForeign := func(file *File) bool {
		if slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && c.Name == parserGenerator }) {
			return false
		}
		if len(file.Leaves) == 0 || len(file.Holders) == 0 && !ofFoundation(file) && !(signed && native[strings.ToLower(path.Ext(file.Path))]) || slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) }) {
			return false
		}
		if slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) && !(headerless && native[strings.ToLower(path.Ext(file.Path))] && !slices.ContainsFunc(file.Leaves, isGNU)) {
			return false
		}
		return !slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) })
	}
	// Where most files of a directory are others' and one of them says on which terms, so are the rest that no holder
	// of the project signs.
	others := func(file *File) bool {
		return len(file.Holders) > 0 && !slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) && !slices.ContainsFunc(file.Holders, holders.has) && !slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && s.isCalled(c.Name) })
	}
	// Directories that a licence file of their own governs.
	var dirs []string
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if dir := path.Dir(file.Path); !s.claimed[i] && file.Terms && dir != "." && isForeign(file) && !slices.ContainsFunc(dirs, func(d string) bool { return strings.HasPrefix(dir+"/", d+"/") }) {
			dirs = append(dirs, dir)
		}
	}
	for _, dir := range dirs {
		var files []int
		code, ours := 0, 0
		for i := range s.in.Files {
			file := &s.in.Files[i]
			if s.claimed[i] || !strings.HasPrefix(file.Path, dir+"/") {
				continue
			}
			files = append(files, i)
			if isCode(file.Path) {
				code++
				if slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) }) && len(file.Holders) == 1 {
					ours++
				}
			}
		}
		if code > 0 && 2*ours < code {
			s.unnamed(dir, files, dir, "a licence file of its own, and another holder")
		}
	}
	s.libraries(holders)
	// Single files, one component a directory.
	named := map[string]bool{} // what stands beside a file that is a component's: its header, its source
	for i := range s.in.Files {
		if file := &s.in.Files[i]; s.claimed[i] && isCode(file.Path) {
			named[strings.TrimSuffix(file.Path, path.Ext(file.Path))] = true
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
		if !s.claimed[i] && !named[strings.TrimSuffix(file.Path, path.Ext(file.Path))] && isForeign(file) && !inContributed(file.Path) {
			byDir[dir] = append(byDir[dir], i)
		}
	}
	s.neighbours(byDir, code, others)
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
		for _, i := range files {
			key := ""
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

// placeOf is what a component of some files of a directory is called after: the directory, or, of few files or in a
// directory whose name says nothing, the first file.
func (s *search) placeOf(dir string, files []int) string {
	stems := map[string]bool{}
	for _, i := range files {
		stems[stem(s.in.Files[i].Path)] = true
	}
	name := plain(path.Base(dir))
	if len(stems) > 1 && dir != "." && !s.isOwn(path.Base(dir)) && !(len(stems) <= 3 && (passed[name] || plainDirectories[name])) {
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
			if len(byDir[up]) > 1 && 2*len(byDir[up]) > code[up] {
				byDir[up] = append(byDir[up], byDir[dir]...)
				slices.Sort(byDir[up])
				delete(byDir, dir)
				break
			}
		}
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
	count := map[string]int{}
	total := 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || len(file.Holders) == 0 || !holders.has(file.Holders[0]) {
			continue
		}
		total++
		for _, l := range file.Leaves {
			count[l]++
		}
	}
	if total >= 50 {
		for l := range own {
			if count[l]*100 < total && len(own) > 1 && !isGNU(l) {
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
// bear the notices of those who wrote them, in any project.
func (s *search) headerless(holders nameSet) (headerless, signed bool) {
	code, noted := 0, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !isCode(file.Path) {
			continue
		}
		code++
		if slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) }) {
			noted++
		}
	}
	return code >= 10 && 10*noted <= code, code >= 10 && 3*noted >= 2*code
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
	for i := range s.in.Files {
		file := &s.in.Files[i]
		parts := strings.SplitN(file.Path, "/", 4)
		n := 0 // only near the top: further down, "lib" is a name like others
		for ; n < 2 && n+2 < len(parts) && !libraryDirectories[strings.ToLower(parts[n])]; n++ {
		}
		if n >= 2 || n+2 >= len(parts) || passed[plain(parts[n+1])] || contributed[strings.ToLower(parts[n+1])] || s.isOwn(parts[n+1]) {
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
			if holders.has(h) {
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
var contributed = set("example", "examples", "sample", "samples", "demo", "demos", "contrib", "contribs", "doc", "docs", "documentation", "test", "tests", "testing", "tools", "scripts", "benchmarks", "packaging", "packages", "package", "dist", "debian")

func inContributed(file string) bool {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		switch base := strings.ToLower(path.Base(dir)); {
		case base == "tools" && strings.Contains(dir, "/"):
			// src/tools is built like the rest
		case contributed[base]:
			return true
		}
	}
	return !strings.Contains(file, "/") || testName().MatchString(path.Base(file))
}

// testName are the names that test files have where they lie beside what they test.
var testName = lazily(`(?i)(_test|_spec|\.test|\.spec|tests?)\.[a-z]+$|^test_`)

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
	total, code, noted := 0, 0, 0
	atRootNamed := false
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
				names[key], atRootNamed = true, true
			}
			if covered {
				count[key]++
			}
		}
	}
	if atRootNamed && 4*noted <= code {
		return names // its own files bear no notices
	}
	for key, n := range count {
		if n >= 3 && n*50 >= total && n*25 >= code {
			names[key] = true
		}
	}
	return names
}

// people are words for those who make a project: "the NAME developers".
var people = set("developers", "developer", "devs", "authors", "author", "contributors", "contributor", "project", "team", "maintainers", "maintainer", "community", "group", "foundation", "committers", "members")

// isProject reports whether a holder is the project by its name: "the NAME developers".
func (s *search) isProject(holder string) bool {
	words := strings.FieldsFunc(holder, func(r rune) bool { return r < 128 && !wordByte[byte(r)] && r != '-' && r != '+' })
	return len(words) > 1 && len(words) < 8 && slices.ContainsFunc(words, func(w string) bool { return people[strings.ToLower(w)] }) &&
		slices.ContainsFunc(words, func(w string) bool { return len(w) >= 3 && !people[strings.ToLower(w)] && s.isOwn(w) })
}

// scripts reports what the banners of scripts and style sheets name, in bundles of several too.
func (s *search) scripts() {
	type key struct{ name, version string }
	files := map[key][]int{}
	first := map[key]Clue{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if inTestData(file.Path) || inTests(file.Path) {
			continue
		}
		var here []Clue
		for _, c := range file.Clues {
			if c.Kind == script && !s.isOwn(c.Name) {
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

// binaries reports fonts by their own names, and archives by their descriptors or their file names.
func (s *search) binaries() {
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if inTestData(file.Path) || file.Kind != "font" && file.Kind != "archive" {
			continue
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
