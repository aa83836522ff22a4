package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var idf = Ecosystem{
	Name:  "idf",
	PURL:  "generic",
	Files: []string{"idf_component.yml", "idf_component.yaml", "dependencies.lock", "dependencies.lock.*"},
	Title: "ESP-IDF components",
	Reads: "components of ESP-IDF's component manager and ESP-IDF itself, resolved by its lock files",
	Read:  readIDF,
}

// readIDF reads the manifests and lock files of ESP-IDF's component manager (docs.espressif.com, "IDF Component Manager").
func readIDF(in *Input) Output {
	b := newBuilder("idf")
	locked := map[string]string{} // name -> id
	var manifests []string
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) || isIDFLock(m.Path) && isNebulaLock(m.Data) {
			continue
		}
		all, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		if len(all) == 0 {
			continue
		}
		docs[m.Path] = all[0]
		if isIDFLock(m.Path) {
			b.idfLock(m.Path, all[0], locked)
		} else {
			manifests = append(manifests, m.Path)
		}
	}
	for _, file := range manifests {
		for name, spec := range docs[file].get("dependencies").all() {
			b.idfComponent(file, name, spec, locked)
		}
	}
	return b.output()
}

func isIDFLock(file string) bool {
	return strings.HasPrefix(strings.ToLower(path.Base(file)), "dependencies.lock")
}

// idfPackage is a component by its name, which stands in the namespace of the maker where it has none.
func idfPackage(name, version string) inventory.Package {
	namespace, base, ok := strings.Cut(name, "/")
	if !ok {
		namespace, base = "espressif", name
	}
	if name == "idf" {
		base = "esp-idf"
	}
	return inventory.Package{Name: base, Version: version, Kind: inventory.KindDependency, PURL: purl("generic", strings.ToLower(namespace), strings.ToLower(base), version)}
}

func (b *builder) idfLock(file string, doc *node, locked map[string]string) {
	if doc.get("manifest_hash") == nil && doc.get("dependencies") == nil {
		return
	}
	direct := map[string]bool{}
	for _, name := range doc.get("direct_dependencies").items() {
		direct[name.str()] = true
	}
	for name, entry := range doc.get("dependencies").all() {
		version := entry.get("version").str()
		if version == "" || entry.get("source", "type").str() == "local" || strings.ContainsAny(name, "${}") {
			continue
		}
		p := idfPackage(name, version)
		if url := entry.get("source", "git").str(); url != "" {
			p = gitPackage(p.Name, url, version)
		}
		loc := at(file, entry.get("version").line)
		p.Locations = []inventory.Location{loc}
		locked[name] = b.add(p)
		if len(direct) == 0 || direct[name] {
			b.direct("", locked[name], inventory.RelRuntime, "", loc)
		}
	}
	brought := map[string]bool{}
	for name, entry := range doc.get("dependencies").all() {
		for _, want := range entry.get("dependencies").items() {
			b.transitive(locked[name], locked[want.get("name").str()], inventory.RelRuntime, "", at(file, want.lineNumber())).asking(want.get("version").str())
			brought[want.get("name").str()] = true
		}
	}
	for name, entry := range doc.get("dependencies").all() {
		if len(direct) > 0 && !direct[name] && !brought[name] {
			b.transitive("", locked[name], inventory.RelRuntime, "", at(file, entry.get("version").lineNumber()))
		}
	}
}

func (b *builder) idfComponent(file, name string, spec *node, locked map[string]string) {
	if locked[name] != "" || strings.ContainsAny(name, "${}") {
		return
	}
	version := spec.str()
	if version == "" {
		version = spec.get("version").str()
	}
	url := spec.get("git").str()
	if url == "" && (spec.get("path").str() != "" || spec.get("override_path").str() != "" && version == "") {
		return // a part of the tree
	}
	exact := strings.TrimPrefix(version, "==")
	p := idfPackage(name, exact)
	if !plainVersion(exact) {
		p = idfPackage(name, "")
		p.Requirement = version
	}
	if url != "" {
		p = gitPackage(p.Name, url, "")
		if pinsVersion(version) {
			p = gitPackage(p.Name, url, version)
		}
	}
	loc := at(file, spec.lineNumber())
	p.Locations = []inventory.Location{loc}
	relation, condition := inventory.RelRuntime, ""
	if rules := spec.get("rules").items(); len(rules) > 0 {
		relation, condition = inventory.RelOptional, rules[0].get("if").str()
	}
	b.direct("", b.add(p), relationOfPath(file, relation), condition, loc).asking(p.Requirement)
}
