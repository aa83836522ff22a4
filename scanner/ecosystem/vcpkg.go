package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var vcpkg = Ecosystem{
	Name:  "vcpkg",
	PURL:  "vcpkg",
	Files: []string{"vcpkg.json", "vcpkg-configuration.json"},
	Title: "vcpkg",
	Reads: "dependencies of the manifest and its features, overrides, the baseline that fixes versions, and overlay ports",
	Read:  readVcpkg,
}

func readVcpkg(in *Input) Output {
	b := newBuilder("vcpkg")
	baselines := map[string]string{}
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		docs[m.Path] = doc
		if strings.HasSuffix(strings.ToLower(m.Path), "vcpkg-configuration.json") {
			baselines[path.Dir(m.Path)] = doc.get("default-registry", "baseline").str()
		}
	}
	for _, file := range sortedKeys(docs) {
		if strings.HasSuffix(strings.ToLower(file), "vcpkg.json") {
			if in.Exists != nil && in.Exists(path.Join(path.Dir(file), "portfile.cmake")) {
				b.port(file, docs[file])
				continue
			}
			b.vcpkg(file, docs[file], baselines[path.Dir(file)])
		}
	}
	return b.output()
}

// port reads an overlay port: how the tree has another project built, in the version that it names.
func (b *builder) port(file string, doc *node) {
	name := doc.get("name")
	if name.str() == "" {
		return
	}
	p := inventory.Package{Name: name.str(), Version: vcpkgVersion(doc), Kind: inventory.KindDependency, PURL: purl("vcpkg", "", name.str(), vcpkgVersion(doc)), Locations: []inventory.Location{at(file, name.line)}}
	if home := doc.get("homepage").str(); home != "" {
		p.Origin = &inventory.Origin{URL: home}
	}
	declare(&p, doc.get("license").str(), file)
	b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", at(file, name.line))
}

func vcpkgVersion(n *node) string {
	for _, key := range []string{"version", "version-semver", "version-date", "version-string"} {
		if v := n.get(key).str(); v != "" {
			return v
		}
	}
	return ""
}

func (b *builder) vcpkg(file string, doc *node, baseline string) {
	version := vcpkgVersion
	baseline = cmp.Or(doc.get("builtin-baseline").str(), doc.get("vcpkg-configuration", "default-registry", "baseline").str(), baseline)
	from := ""
	if name := doc.get("name"); name.str() != "" {
		p := inventory.Package{Name: name.str(), Version: version(doc), PURL: purl("vcpkg", "", name.str(), version(doc)), Locations: []inventory.Location{at(file, name.line)}}
		declare(&p, doc.get("license").str(), file)
		from = b.own(p, file)
	}
	overrides := map[string]*node{}
	for _, o := range doc.get("overrides").items() {
		overrides[o.get("name").str()] = o
	}
	need := func(list *node, relation, condition string) {
		for _, d := range list.items() {
			name := cmp.Or(d.str(), d.get("name").str())
			if name == "" || name == doc.get("name").str() {
				continue // a feature that builds on another
			}
			p := inventory.Package{Name: name, Kind: inventory.KindDependency}
			if v := d.get("version>=").str(); v != "" {
				p.Requirement = ">=" + v
			}
			loc := at(file, max(d.line, d.get("name").lineNumber()))
			p.Locations = []inventory.Location{loc}
			if o := overrides[name]; o != nil {
				p.Version = version(o)
				p.Locations = append(p.Locations, at(file, o.get("name").lineNumber()))
			} else if baseline != "" {
				p.Unresolved = "its version is fixed by the registry's baseline " + baseline
			}
			p.PURL = purl("vcpkg", "", name, p.Version)
			when := condition
			if platform := d.get("platform").str(); platform != "" {
				when = strings.TrimPrefix(condition+" AND "+platform, " AND ")
			}
			relation := relation
			if d.get("host").isTrue() {
				p.Kind, relation = inventory.KindTool, inventory.RelBuild
			}
			if testFramework(strings.ToLower(name)) {
				relation = inventory.RelTest
			}
			b.direct(from, b.add(p), relation, when, loc).asking(p.Requirement)
		}
	}
	need(doc.get("dependencies"), inventory.RelRuntime, "")
	for name, feature := range doc.get("features").all() {
		need(feature.get("dependencies"), relationOf(name, inventory.RelOptional), "feature "+name)
	}
}
