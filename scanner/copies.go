package scanner

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// mayBeCopy is what a row says for the search for copied code.
func (a *assembly) mayBeCopy(row *inventory.File, r role) vendored.File {
	f := vendored.File{Path: row.Path, Kind: row.Kind, Binary: row.Kind != "text" && row.Kind != "empty", Clues: a.c.clues[row.Path], Terms: r == licenceFile || r == licenceText}
	delete(a.c.clues, row.Path)
	if expr, exact := detected(row.Licenses); expr.String() != "" {
		f.License, f.Exact, f.Line = expr.String(), exact && doubt(row) == "", firstLine(row)
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
		if p.Kind == inventory.KindWorkspace || p.Kind == inventory.KindRoot {
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
	replaced := map[string]string{}
	for _, c := range a.c.copies.Find(in) {
		if i := a.sameCopy(c); i >= 0 {
			old := &a.inv.Packages[i]
			if !strings.HasPrefix(old.ID, "pkg:generic/") {
				enrich(old, c.Package)
				continue
			}
			replaced[old.ID] = c.Package.ID
			c.Package.Locations = append(c.Package.Locations, old.Locations...)
		}
		if i, ok := byID[c.Package.ID]; ok {
			have := &a.inv.Packages[i]
			if have.Kind == inventory.KindRoot || have.Kind == inventory.KindWorkspace {
				continue
			}
			if have.Kind == inventory.KindDependency {
				have.Kind, have.Files = c.Package.Kind, nil
			}
			enrich(have, c.Package)
			merge(have, c.Package)
			have.Files = append(have.Files, c.Package.Files...)
			slices.Sort(have.Files)
			have.Files = slices.Compact(have.Files)
		} else {
			c.Package.Ecosystem = "vendored"
			byID[c.Package.ID] = len(a.inv.Packages)
			a.inv.Packages = append(a.inv.Packages, c.Package)
		}
		if !slices.ContainsFunc(a.inv.Dependencies, func(d inventory.Dependency) bool { return replaced[d.To] == c.Package.ID }) {
			a.inv.Dependencies = append(a.inv.Dependencies, inventory.Dependency{From: a.root.ID, To: c.Package.ID, Relation: c.Relation, Scope: "direct", Locations: c.Package.Locations[:1]})
		}
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

// findUndeclared adds the libraries that the code includes and that nothing names.
func (a *assembly) findUndeclared() {
	undeclared := a.c.includes.Undeclared(a.inv.Packages)
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
