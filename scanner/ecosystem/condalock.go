package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var condalock = Ecosystem{
	Name:  "condalock",
	PURL:  "conda",
	Files: []string{"conda-lock.yml", "*.conda-lock.yml", "pixi.lock"},
	Title: "lock files of conda-lock and pixi",
	Reads: "packages of conda and the Python index with hashes and edges, those of all platforms together",
	Read:  readCondaLock,
}

// readCondaLock reads conda-lock.yml (conda.github.io/conda-lock) and pixi.lock (pixi.sh, "Lock file").
func readCondaLock(in *Input) Output {
	b := newBuilder("condalock")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		for _, doc := range docs {
			b.condaLocked(m.Path, append(doc.get("package").items(), doc.get("packages").items()...))
		}
	}
	return b.output()
}

// condaLocked stores what a lock file lists: an entry for each platform.
func (b *builder) condaLocked(file string, items []*node) {
	ids := map[string]string{} // platform, "conda" or "pip", and name -> id
	type entry struct{ id, platform, kind string }
	entries := make([]entry, len(items))
	for i, item := range items {
		e := entry{platform: item.get("platform").str(), kind: cmp.Or(item.get("manager").str(), item.get("kind").str(), "conda")}
		url := cmp.Or(item.get("conda").str(), item.get("pypi").str(), item.get("url").str())
		if item.get("pypi").str() != "" || e.kind == "pypi" {
			e.kind = "pip"
		}
		name, version := item.get("name").str(), item.get("version").str()
		if e.kind == "conda" {
			if e.platform = cmp.Or(e.platform, item.get("subdir").str(), path.Base(path.Dir(url))); name == "" {
				name, version = condaFile(url)
			}
		}
		if name == "" {
			continue // of the tree
		}
		p := inventory.Package{Name: strings.ToLower(name), Version: version, Kind: inventory.KindDependency, Locations: []inventory.Location{at(file, item.lineNumber())}}
		if p.PURL = purl("conda", "", p.Name, version); e.kind == "pip" {
			p.Name = pyName(name)
			p.PURL = purl("pypi", "", p.Name, version)
		}
		p.Hashes = hexHash("sha256", cmp.Or(item.get("sha256").str(), item.get("hash", "sha256").str()), "distribution")
		declare(&p, item.get("license").str(), file)
		e.id = b.add(p)
		ids[e.platform+" "+e.kind+" "+p.Name] = e.id
		if e.kind == "pip" { // a wheel names no platform in pixi's
			ids[" pip "+p.Name] = e.id
		}
		entries[i] = e
	}
	for i, item := range items {
		e := entries[i]
		if e.id == "" {
			continue
		}
		loc, relation := at(file, item.lineNumber()), condaRelation(item)
		need := func(name string) {
			for _, key := range []string{e.platform + " " + e.kind + " " + name, "noarch " + e.kind + " " + name, " " + e.kind + " " + name, e.platform + " conda " + name} {
				if to := ids[key]; to != "" {
					b.transitive(e.id, to, relation, "", loc)
					return
				}
			}
		}
		for name := range item.get("dependencies").all() {
			need(name)
		}
		for _, spec := range item.get("depends").items() {
			name, _, _ := strings.Cut(spec.str(), " ")
			need(name)
		}
		for _, spec := range item.get("requires_dist").items() {
			name := spec.str()
			if i := strings.IndexAny(name, " <>=!~;[("); i >= 0 {
				name = name[:i]
			}
			need(pyName(name))
		}
	}
	reached := b.reached()
	for i, e := range entries {
		if e.id != "" && !reached[e.id] {
			b.transitive("", e.id, condaRelation(items[i]), "", at(file, items[i].lineNumber()))
		}
	}
}

// condaRelation is what an environment is there for, development where it does not say.
func condaRelation(item *node) string {
	if item.get("category").str() == "main" {
		return inventory.RelRuntime
	}
	return inventory.RelDev
}

// condaFile takes a package's name and version from the address of its archive.
func condaFile(url string) (name, version string) {
	base := strings.TrimSuffix(strings.TrimSuffix(path.Base(url), ".conda"), ".tar.bz2")
	i := strings.LastIndexByte(base, '-')
	if i < 0 {
		return "", ""
	}
	j := strings.LastIndexByte(base[:i], '-')
	if j < 0 {
		return "", ""
	}
	return base[:j], base[j+1 : i]
}
