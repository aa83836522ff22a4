package ecosystem

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var julia = Ecosystem{
	Name:  "julia",
	PURL:  "julia",
	Files: []string{"project.toml", "juliaproject.toml", "manifest.toml", "juliamanifest.toml"},
	Title: "Julia packages",
	Reads: "dependencies of Project.toml, resolved by Manifest.toml with its edges; what comes with Julia is left out",
	Read:  readJulia,
}

type juliaTree struct {
	*builder
	locked map[string]map[string]string // directory of a Manifest.toml -> name -> id, "" for what comes with Julia
	own    map[string]string            // uuid -> id
}

// readJulia reads Project.toml and Manifest.toml (pkgdocs.julialang.org, "Project.toml and Manifest.toml"), of which the second may be
// of format 1, with packages at the top, or 2, with those below deps.
func readJulia(in *Input) Output {
	t := &juliaTree{builder: newBuilder("julia"), locked: map[string]map[string]string{}, own: map[string]string{}}
	docs := map[string]*node{}
	var projects []string
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) || !strings.Contains(string(m.Data[:min(len(m.Data), maxManifest)]), "uuid") && !strings.Contains(string(m.Data[:min(len(m.Data), maxManifest)]), "[deps]") {
			continue // another tool's
		}
		doc, problem := parseTOML(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
			continue
		}
		docs[m.Path] = doc
		if strings.HasSuffix(strings.ToLower(m.Path), "manifest.toml") {
			t.manifest(m.Path, doc)
		} else {
			projects = append(projects, m.Path)
		}
	}
	for _, file := range projects {
		t.describe(file, docs[file])
	}
	for _, file := range projects {
		t.project(file, docs[file])
	}
	reached := t.reached()
	for _, dir := range sortedKeys(t.locked) {
		for _, name := range sortedKeys(t.locked[dir]) {
			if id := t.locked[dir][name]; id != "" && !reached[id] {
				t.direct("", id, inventory.RelRuntime, "", t.get(id).Locations...)
			}
		}
	}
	return t.output()
}

func (t *juliaTree) manifest(file string, doc *node) {
	list := doc
	if doc.get("deps") != nil && doc.get("manifest_format") != nil {
		list = doc.get("deps")
	}
	ids := map[string]string{}
	t.locked[path.Dir(file)] = ids
	for name, entries := range list.all() {
		for _, e := range entries.items() {
			version, uuid := e.get("version").str(), e.get("uuid").str()
			tree := e.get("git-tree-sha1").str()
			if uuid == "" || tree == "" {
				if _, ok := ids[name]; !ok {
					ids[name] = "" // of Julia, or a directory
				}
				continue
			}
			p := inventory.Package{Name: name, Version: version, PURL: purl("julia", "", name, version, "uuid", uuid), Kind: inventory.KindDependency,
				Locations: []inventory.Location{at(file, e.line)}}
			if url := e.get("repo-url").str(); url != "" {
				p.Origin = &inventory.Origin{URL: url, VCS: "git"}
			}
			ids[name] = t.add(p)
		}
	}
	for name, entries := range list.all() {
		for _, e := range entries.items() {
			for _, d := range e.get("deps").items() {
				t.transitive(ids[name], ids[d.str()], inventory.RelRuntime, "", at(file, d.line))
			}
			for d, v := range e.get("deps").all() {
				t.transitive(ids[name], ids[d], inventory.RelRuntime, "", at(file, v.line))
			}
		}
	}
}

func (t *juliaTree) describe(file string, doc *node) {
	name, uuid := doc.get("name"), doc.get("uuid").str()
	if name.str() == "" || uuid == "" {
		return
	}
	version := doc.get("version").str()
	t.own[uuid] = t.builder.own(inventory.Package{Name: name.str(), Version: version, PURL: purl("julia", "", name.str(), version, "uuid", uuid), Locations: []inventory.Location{at(file, name.line)}}, file)
}

func (t *juliaTree) project(file string, doc *node) {
	dir, from := path.Dir(file), t.own[doc.get("uuid").str()]
	tests := map[string]bool{}
	for _, item := range doc.get("targets", "test").items() {
		tests[item.str()] = true
	}
	for _, s := range []struct{ name, relation string }{{"deps", relationOfPath(file, inventory.RelRuntime)}, {"weakdeps", inventory.RelOptional}, {"extras", inventory.RelDev}} {
		for name, v := range doc.get(s.name).all() {
			relation, loc, asked := s.relation, at(file, v.line), doc.get("compat", name).str()
			if s.name == "extras" && (doc.get("deps", name) != nil || doc.get("weakdeps", name) != nil) {
				continue
			}
			if s.name == "extras" && tests[name] {
				relation = inventory.RelTest
			}
			to, known := t.locked[dir][name]
			if id := t.own[v.str()]; id != "" {
				to, known = id, true
			}
			if known && to == "" || !known && slices.Contains(juliaOwn, name) {
				continue
			}
			if to == "" {
				to = t.add(inventory.Package{Name: name, Requirement: asked, Kind: inventory.KindDependency, PURL: purl("julia", "", name, "", "uuid", v.str()), Locations: []inventory.Location{loc}})
			}
			t.direct(from, to, relation, "", loc).asking(asked)
		}
	}
}

// juliaOwn are the libraries that come with Julia itself.
var juliaOwn = []string{"ArgTools", "Artifacts", "Base64", "CRC32c", "Dates", "Distributed", "Downloads", "FileWatching", "Future", "InteractiveUtils", "LazyArtifacts", "LibCURL", "LibGit2", "Libdl",
	"LinearAlgebra", "Logging", "Markdown", "Mmap", "NetworkOptions", "Pkg", "Printf", "Profile", "REPL", "Random", "SHA", "Serialization", "SharedArrays", "Sockets", "SparseArrays", "Statistics",
	"StyledStrings", "SuiteSparse", "TOML", "Tar", "Test", "UUIDs", "Unicode"}
