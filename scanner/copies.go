package scanner

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// mayBeCopy is what a row says for the search for copied code.
func (a *assembly) mayBeCopy(row *inventory.File, r role) vendored.File {
	f := vendored.File{Path: row.Path, Kind: row.Kind, Binary: row.Kind != "text" && row.Kind != "empty", Clues: a.c.clues[row.Path], Terms: r == licenceFile || r == licenceText}
	delete(a.c.clues, row.Path)
	if expr, exact := detected(row.Licenses); expr.String() != "" {
		f.License, f.Exact = expr.String(), exact && doubt(row) == ""
		leaves := leafSet{}
		leaves.add(expr)
		for id := range leaves {
			f.Leaves = append(f.Leaves, id)
		}
		slices.Sort(f.Leaves)
	}
	for i, c := range row.Copyrights {
		if i == 0 {
			f.HoldLine = c.Line
		}
		if c.Holder != "" && len(f.Holders) < 8 && !slices.Contains(f.Holders, c.Holder) {
			f.Holders = append(f.Holders, c.Holder)
		}
	}
	return f
}

// findCopies adds what was copied into the tree. What an ecosystem says of the same directory gives
// way, with its edges; a package type of its own stays.
func (a *assembly) findCopies() {
	in := vendored.Input{Files: a.files, Names: []string{a.root.Name, a.title(), a.info.Name}, Managed: a.managed}
	a.files = nil
	slices.SortFunc(in.Files, func(x, y vendored.File) int { return strings.Compare(x.Path, y.Path) })
	for _, p := range a.inv.Packages {
		// A part with a build system of its own, without packages, may be a copy as well as the project's.
		if p.Kind == inventory.KindWorkspace && !native[p.Ecosystem] || p.Kind == inventory.KindRoot {
			in.Names = append(in.Names, p.Name, path.Base(p.Name))
		}
	}
	if e, err := spdx.Parse(a.inv.Summary.DeclaredRoot); err == nil {
		root := leafSet{}
		root.add(e)
		in.Leaves = slices.Sorted(maps.Keys(root))
	}
	byID := map[string]int{}
	for i, p := range a.inv.Packages {
		byID[p.ID] = i
	}
	replaced := map[string]string{} // ids that give way
	for _, c := range a.c.copies.Find(in) {
		if c.Within {
			for _, f := range c.Package.Files {
				a.passages[f] = true
			}
		}
		old := a.sameCopy(c)
		if old >= 0 && !strings.HasPrefix(a.inv.Packages[old].ID, "pkg:generic/") {
			enrich(&a.inv.Packages[old], c.Package)
			continue
		}
		i, taken := byID[c.Package.ID]
		if taken && (a.inv.Packages[i].Kind == inventory.KindRoot || a.inv.Packages[i].Kind == inventory.KindWorkspace) {
			continue // the project's own
		}
		if taken && a.inv.Packages[i].Kind == inventory.KindDependency {
			// What is looked for on the machine is not this copy, though it has the same name.
			sum := sha256.Sum256([]byte(c.Package.Files[0]))
			c.Package.ID += "#" + hex.EncodeToString(sum[:4])
			i, taken = byID[c.Package.ID]
		}
		if old >= 0 {
			have := &a.inv.Packages[old]
			if have.ID == c.Package.ID {
				i, taken = old, true
			} else {
				replaced[have.ID] = c.Package.ID
				c.Package.Locations = append(c.Package.Locations, have.Locations...)
			}
		} else {
			a.inv.Dependencies = append(a.inv.Dependencies, inventory.Dependency{From: a.root.ID, To: c.Package.ID, Relation: c.Relation, Scope: "direct", Locations: c.Package.Locations[:1]})
		}
		if !taken {
			c.Package.Ecosystem = "vendored"
			byID[c.Package.ID] = len(a.inv.Packages)
			a.inv.Packages = append(a.inv.Packages, c.Package)
			continue
		}
		have := &a.inv.Packages[i]
		enrich(have, c.Package)
		merge(have, c.Package)
		have.Files = append(have.Files, c.Package.Files...)
		slices.Sort(have.Files)
		have.Files = slices.Compact(have.Files)
	}
	if len(replaced) == 0 {
		return
	}
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool { return replaced[p.ID] != "" && replaced[p.ID] != p.ID })
	for i := range a.inv.Dependencies {
		d := &a.inv.Dependencies[i]
		if to := replaced[d.To]; to != "" {
			d.To = to
		}
		if from := replaced[d.From]; from != "" {
			d.From = from
		}
	}
	a.inv.Dependencies = slices.DeleteFunc(a.inv.Dependencies, func(d inventory.Dependency) bool { return d.From == d.To })
}

// dropConnections takes out the directories that a build file names as copies and that hold nothing but build files: what those build stands
// elsewhere, in a submodule for one.
func (a *assembly) dropConnections() {
	holds := map[string]bool{} // directory -> whether it holds more than build files
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindVendored && p.Ecosystem == "cmake" && len(p.Files) > 0 {
			holds[p.Files[0]] = false
		}
	}
	if len(holds) == 0 {
		return
	}
	full := map[string]bool{}
	for file := range a.c.paths {
		for dir := range above(file) {
			if _, asked := holds[dir]; asked {
				full[dir] = true
				holds[dir] = holds[dir] || !vendored.IsGlue(file)
			}
		}
	}
	gone := map[string]bool{}
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindVendored && p.Ecosystem == "cmake" && len(p.Files) > 0 {
			gone[p.ID] = full[p.Files[0]] && !holds[p.Files[0]]
		}
	}
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool { return gone[p.ID] })
	a.inv.Dependencies = slices.DeleteFunc(a.inv.Dependencies, func(d inventory.Dependency) bool { return gone[d.From] || gone[d.To] })
}

// sameCopy finds the package that an ecosystem made of the same copy, -1 if there is none.
func (a *assembly) sameCopy(c vendored.Component) int {
	if c.Dir == "" {
		return -1
	}
	for i, p := range a.inv.Packages {
		if p.Kind != inventory.KindVendored || p.Ecosystem == "vendored" || len(p.Files) == 0 {
			continue
		}
		if p.Files[0] == c.Dir || strings.HasPrefix(p.ID, "pkg:generic/") && strings.HasPrefix(p.Files[0], c.Dir+"/") {
			return i
		}
	}
	return -1
}

// enrich adds to a package what its copy says.
func enrich(p *inventory.Package, c inventory.Package) {
	if p.Version == "" && p.PURL == "" {
		p.Version = c.Version
	}
	if p.Detected.Expression == "" {
		p.Detected, p.Concluded = c.Detected, c.Concluded
	}
	if p.Modified == "" {
		p.Modified, p.ModifiedReason = c.Modified, c.ModifiedReason
	}
}

// managed reports whether a directory holds what a package client puts there, or a submodule: their
// own lists say what it is.
func (a *assembly) managed(dir string) bool {
	if a.c.gitlinks[dir] != "" {
		return true
	}
	switch strings.ToLower(path.Base(dir)) {
	case "node_modules", "bower_components", "site-packages":
		return true
	case "vendor":
		return a.exists(dir+"/modules.txt") || a.exists(dir+"/composer/installed.json") || a.exists(dir+"/bundle")
	}
	return a.exists(dir + "/.cargo-checksum.json")
}

// native are the ecosystems in which the name of a project is all that there is: there, one that asks for itself
// shows others how to.
var native = map[string]bool{"autotools": true, "cmake": true, "conan": true, "include": true, "makefile": true, "meson": true, "otherbuild": true, "qmake": true, "script": true, "vcpkg": true}

// dropItself takes out what names the tree itself: examples, tests of the installed package.
func (a *assembly) dropItself() {
	own := map[string]bool{}
	marks := strings.NewReplacer("-", "", "_", "", ".", "", " ", "")
	plain := func(name string) string { return strings.TrimPrefix(marks.Replace(strings.ToLower(name)), "lib") }
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindRoot && p.Name != "unnamed" {
			name, _, _ := strings.Cut(p.Name, ": ") // of a title, what comes before its explanation
			own[plain(name)] = true
		}
	}
	if title, _, _ := strings.Cut(strings.ToLower(a.title()), " readme"); title != "unnamed" {
		own[plain(title)] = true
	}
	if at := strings.TrimSuffix(strings.TrimRight(a.info.URL, "/"), ".git"); len(path.Base(at)) > 2 && strings.Contains(at, "/") {
		own[plain(path.Base(at))] = true
	}
	gone := map[string]bool{}
	parts := map[string]bool{} // projects of the tree that are not at its top: scripts may clone the whole by the name of one
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindWorkspace && native[p.Ecosystem] && len(p.Name) > 3 {
			parts[plain(p.Name)] = true
		}
	}
	house := map[string]bool{} // owner and first word of the repositories that are the tree itself
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool {
		itself := own[plain(strings.TrimRight(strings.TrimSuffix(p.Name, "-static"), "+"))] || own[plain(p.Name)] || p.Ecosystem == "script" && p.Version == "" && parts[plain(p.Name)]
		if p.Kind != inventory.KindDependency || !native[p.Ecosystem] || !itself {
			return false
		}
		if p.Ecosystem == "script" {
			house[houseOf(p)] = true
		}
		gone[p.ID] = true
		return true
	})
	// A script that puts a release together clones the project's other repositories beside this one.
	delete(house, "")
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool {
		if p.Ecosystem != "script" || p.Version != "" || !house[houseOf(p)] {
			return false
		}
		gone[p.ID] = true
		return true
	})
	if len(gone) > 0 {
		a.inv.Dependencies = slices.DeleteFunc(a.inv.Dependencies, func(d inventory.Dependency) bool { return gone[d.From] || gone[d.To] })
	}
}

// pins are the ecosystems that may pin a library which another one only looks for.
var pins = map[string]bool{"bazel": true, "cmake": true, "conan": true, "flatpak": true, "gclient": true, "getdeps": true, "idf": true, "meson": true, "platformio": true, "repo": true, "script": true, "snapcraft": true, "submodule": true, "vcpkg": true, "west": true}

// joinPinned makes one of a library that a build looks for on the machine and of the same that the tree pins: what is looked for may be what
// was fetched. Of several pins, the first has it.
func (a *assembly) joinPinned() {
	plain := func(p *inventory.Package) string {
		name := pinnedName.Replace(ecosystem.NativeName(p.Name))
		if strings.HasSuffix(strings.ToLower(p.Name), "headers") {
			name += "headers" // which are handed out without what they declare
		}
		return name
	}
	pinned := map[string]string{}
	for i := range a.inv.Packages {
		p := &a.inv.Packages[i]
		if name := plain(p); pins[p.Ecosystem] && (p.Version != "" || p.Origin != nil) && (p.Kind == inventory.KindDependency || p.Kind == inventory.KindTool || p.Kind == inventory.KindSubmodule) && (pinned[name] == "" || p.ID < pinned[name]) {
			pinned[name] = p.ID
		}
	}
	into := map[string]string{}
	for i := range a.inv.Packages {
		p := &a.inv.Packages[i]
		if to := pinned[plain(p)]; to != "" && native[p.Ecosystem] && p.Version == "" && p.Origin == nil && p.Kind == inventory.KindDependency && strings.HasPrefix(p.PURL, "pkg:generic/") && to != p.ID {
			into[p.ID] = to
		}
	}
	if len(into) == 0 {
		return
	}
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool { return into[p.ID] != "" })
	for i := range a.inv.Dependencies {
		d := &a.inv.Dependencies[i]
		d.From, d.To = cmp.Or(into[d.From], d.From), cmp.Or(into[d.To], d.To)
	}
	a.inv.Dependencies = slices.DeleteFunc(a.inv.Dependencies, func(d inventory.Dependency) bool { return d.From == d.To })
}

var pinnedName = strings.NewReplacer("-", "", "_", "", ".", "")

// houseOf is the owner of a repository and the first of several words of its name, "" where it has one word.
func houseOf(p inventory.Package) string {
	owner, name, ok := strings.Cut(strings.TrimPrefix(p.PURL, "pkg:github/"), "/")
	word, _, several := strings.Cut(name, "-")
	if !ok || !several || strings.HasPrefix(p.PURL, "pkg:generic/") {
		return ""
	}
	return owner + "/" + word
}

// dropOfCopies takes out what only copies of foreign code ask for on the machine that builds, or fetch: that is
// said by their own upstreams.
func (a *assembly) dropOfCopies() {
	inCopy := func(at []inventory.Location) bool {
		return len(at) > 0 && !slices.ContainsFunc(at, func(l inventory.Location) bool {
			dir, c := a.border(l.Path)
			return c == nil || dir == l.Path
		})
	}
	gone, trimmed := map[string]bool{}, map[string]bool{}
	for i, p := range a.inv.Packages {
		asked := p.Kind == inventory.KindDependency || p.Kind == inventory.KindTool || p.Kind == inventory.KindSubmodule && p.Version == "" || p.Kind == inventory.KindWorkspace
		if !asked || !native[p.Ecosystem] && p.Ecosystem != "submodule" && p.Ecosystem != "bazel" {
			continue
		}
		if inCopy(p.Locations) {
			gone[p.ID] = true
			continue
		}
		trimmed[p.ID] = true
		a.inv.Packages[i].Locations = slices.DeleteFunc(p.Locations, func(l inventory.Location) bool { return inCopy([]inventory.Location{l}) })
	}
	stated := map[string]bool{} // by something else than a copy
	for _, d := range a.inv.Dependencies {
		stated[d.To] = stated[d.To] || !inCopy(d.Locations)
	}
	a.inv.Dependencies = slices.DeleteFunc(a.inv.Dependencies, func(d inventory.Dependency) bool {
		return gone[d.From] || gone[d.To] || trimmed[d.To] && stated[d.To] && inCopy(d.Locations)
	})
	a.borders = nil // of packages by their place in the list
	a.inv.Packages = slices.DeleteFunc(a.inv.Packages, func(p inventory.Package) bool { return gone[p.ID] })
}

// findUndeclared adds the libraries that the code includes and that nothing names.
func (a *assembly) findUndeclared() {
	// What a file includes in which only some of the code is from elsewhere is the project's.
	var packages []inventory.Package
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindVendored && slices.ContainsFunc(p.Files, func(f string) bool { return a.passages[f] }) {
			if p.Files = slices.DeleteFunc(slices.Clone(p.Files), func(f string) bool { return a.passages[f] }); len(p.Files) == 0 {
				continue
			}
		}
		packages = append(packages, p)
	}
	undeclared := a.c.includes.Undeclared(packages, a.lacksSubmodule())
	for _, p := range undeclared.Problems {
		a.problem(p)
	}
	known := map[string]bool{}
	for _, p := range a.inv.Packages {
		known[p.ID] = true
	}
	for _, p := range undeclared.Packages {
		if !known[p.ID] {
			a.inv.Packages = append(a.inv.Packages, p)
		}
	}
	for _, d := range undeclared.Dependencies {
		if d.From == "" {
			d.From = a.root.ID
		}
		a.inv.Dependencies = append(a.inv.Dependencies, d)
	}
}

// withoutHeaders are words of the names of submodules that hold no code which the tree includes.
var withoutHeaders = lazily.Regexp(`(?i)test|doc|example|sample|demo|data|corpus|wiki|website|spec|tool|script|build|cmake|^ci$`)

// lacksSubmodule reports whether a submodule that may hold code is not checked out: what it holds cannot be known.
func (a *assembly) lacksSubmodule() bool {
	for dir := range a.c.gitlinks {
		if !a.c.dirs[dir] && !withoutHeaders().MatchString(dir) {
			return true
		}
	}
	return false
}

// border is where the copy begins that a path is part of, and the copy; nil if it is part of none.
func (a *assembly) border(p string) (string, *inventory.Package) {
	if a.borders == nil {
		a.borders = map[string]int{}
		for i, c := range a.inv.Packages {
			if c.Kind == inventory.KindVendored {
				for _, prefix := range c.Files {
					if !a.passages[prefix] {
						a.borders[strings.TrimSuffix(prefix, "/")] = i
					}
				}
			}
		}
	}
	if len(a.borders) == 0 {
		return "", nil
	}
	if i, ok := a.borders[p]; ok {
		return p, &a.inv.Packages[i]
	}
	for dir := range above(p) {
		if i, ok := a.borders[dir]; ok && dir != "." {
			return dir, &a.inv.Packages[i]
		}
	}
	return "", nil
}

// ofCopy are the terms of a file of a copy that says nothing itself: what other files of the
// copy carry, and never enough to conclude.
func ofCopy(c inventory.Package, row string) []terms {
	e, err := spdx.Parse(c.Detected.Expression)
	if err != nil || c.Detected.Expression == "" || c.Detected.Expression == spdx.NoAssertion {
		return nil
	}
	t := terms{path: c.Detected.Source, expr: e, doubtful: "the file is part of a copy of " + c.Name + ", and only other files of the copy name a licence"}
	if len(c.Files) > 0 && t.path == "" {
		t.path = c.Files[0]
	}
	if t.path == row {
		return nil
	}
	t.why = "it is part of a copy of " + c.Name
	return []terms{t}
}
