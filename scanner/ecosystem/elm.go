package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var elm = Ecosystem{
	Name:  "elm",
	PURL:  "generic",
	Files: []string{"elm.json"},
	Title: "Elm",
	Reads: "packages of an application with the version that is built, and what a package asks for",
	Read:  readElm,
}

// readElm reads elm.json (github.com/elm/compiler, docs/elm.json): an application pins what it needs, with what that needs; a package gives ranges.
func readElm(in *Input) Output {
	b := newBuilder("elm")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		from := ""
		if name := doc.get("name").str(); name != "" {
			p := inventory.Package{Name: name, Version: doc.get("version").str(), Locations: []inventory.Location{at(m.Path, doc.get("name").lineNumber())}}
			p.PURL = elmPURL(name, p.Version)
			declare(&p, doc.get("license").str(), m.Path)
			from = b.own(p, m.Path)
		}
		for group, relation := range map[string]string{"dependencies": inventory.RelRuntime, "test-dependencies": inventory.RelTest} {
			for name, want := range doc.get(group).all() {
				switch name {
				case "direct", "indirect":
					for pkg, version := range want.all() {
						b.elmNeeds(from, m.Path, pkg, version, relation, name == "direct")
					}
				default:
					b.elmNeeds(from, m.Path, name, want, relation, true)
				}
			}
		}
	}
	return b.output()
}

func (b *builder) elmNeeds(from, file, name string, want *node, relation string, direct bool) {
	p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{at(file, want.line)}}
	if v := want.str(); plainVersion(v) && !strings.Contains(v, "<") {
		p.Version = v
	} else {
		p.Requirement = v
	}
	p.PURL = elmPURL(name, p.Version)
	if id := b.add(p); direct {
		b.direct(from, id, relation, "", p.Locations[0]).asking(want.str())
	} else {
		b.transitive(from, id, relation, "", p.Locations[0])
	}
}

func elmPURL(name, version string) string {
	owner, base, ok := strings.Cut(name, "/")
	if !ok {
		owner, base = "", name
	}
	return purl("generic", owner, base, version)
}
