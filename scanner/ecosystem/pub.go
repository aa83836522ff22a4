package ecosystem

import (
	"path"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var pub = Ecosystem{
	Name:  "pub",
	PURL:  "pub",
	Files: []string{"pubspec.yaml", "pubspec.yml", "pubspec.lock"},
	Title: "pub (Dart, Flutter)",
	Reads: "dependencies of pubspec.yaml, resolved by pubspec.lock with checksum or commit; the lock file has no edges among packages",
	Read:  readPub,
}

// pubTree is what the manifests of pub in a tree say.
type pubTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> ids by name
	rest   []inventory.Dependency       // what lock files bring, for packages that no manifest asks for
}

// readPub reads pubspec.yaml (dart.dev, "The pubspec file") and its lock file.
func readPub(in *Input) Output {
	t := &pubTree{builder: newBuilder("pub"), locked: map[string]map[string]string{}}
	for _, m := range locksFirst(in) {
		docs, problem := parseYAML(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
		}
		for _, doc := range docs {
			if isLock(m) {
				t.lock(m.Path, doc)
			} else {
				t.manifest(m.Path, doc)
			}
		}
	}
	reached := t.reached()
	for _, d := range t.rest {
		if !reached[d.To] {
			t.edge(d)
		}
	}
	return t.output()
}

// lock reads what was resolved; what comes with the SDK or lies in the tree is no package of its own.
func (t *pubTree) lock(file string, doc *node) {
	ids := map[string]string{}
	t.locked[path.Dir(file)] = ids
	for name, item := range doc.get("packages").all() {
		version, about := item.get("version").str(), item.get("description")
		p := inventory.Package{Name: name, Version: version, PURL: purl("pub", "", name, version)}
		switch item.get("source").str() {
		case "git":
			p = gitPackage(name, about.get("url").str(), about.get("resolved-ref").str())
		case "hosted":
			p.Hashes = hexHash("sha256", about.get("sha256").str(), "distribution")
		default:
			continue
		}
		loc := at(file, item.lineNumber())
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
		ids[name] = t.add(p)
		d := inventory.Dependency{To: ids[name], Relation: relationOfPath(file, inventory.RelRuntime), Scope: "direct", Locations: []inventory.Location{loc}}
		switch item.get("dependency").str() {
		case "direct dev":
			d.Relation = inventory.RelDev
		case "transitive":
			d.Scope = "transitive"
		}
		t.rest = append(t.rest, d)
	}
}

func (t *pubTree) manifest(file string, doc *node) {
	ids, from := t.locked[path.Dir(file)], ""
	if name := doc.get("name").str(); name != "" {
		p := inventory.Package{Name: name, Version: doc.get("version").str(), PURL: purl("pub", "", name, doc.get("version").str()), Locations: []inventory.Location{at(file, doc.get("name").lineNumber())}}
		from = t.own(p, file)
	}
	for _, group := range []string{"dependencies", "dev_dependencies"} {
		relation := relationOfPath(file, inventory.RelRuntime)
		if group == "dev_dependencies" {
			relation = inventory.RelDev
		}
		for name, want := range doc.get(group).all() {
			if want.get("sdk") != nil || want.get("path") != nil {
				continue
			}
			asked := want.str()
			if v := want.get("version").str(); v != "" {
				asked = v
			}
			loc := at(file, want.line)
			id := ids[name]
			if id == "" {
				p := inventory.Package{Name: name}
				if plainVersion(asked) {
					p.Version = asked
				} else if asked != "any" {
					p.Requirement = asked
				}
				p.PURL = purl("pub", "", name, p.Version)
				if git := want.get("git"); git != nil {
					url := git.str()
					if u := git.get("url").str(); u != "" {
						url = u
					}
					p = gitPackage(name, url, git.get("ref").str())
				}
				p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
				id = t.add(p)
			} else {
				t.require(id, asked)
			}
			t.direct(from, id, relation, "", loc).asking(asked)
		}
	}
}
