package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var espidf = Ecosystem{
	Name:  "espidf",
	PURL:  "generic",
	Files: []string{"idf_component.yml", "idf_component.yaml", "dependencies.lock"},
	Title: "ESP-IDF components",
	Reads: "components that idf_component.yml asks for, with the rules that switch them, and what dependencies.lock resolved",
	Read:  readESPIDF,
}

// espTree is what the manifests of ESP-IDF's component manager in a tree say.
type espTree struct {
	*builder
	locked map[string]string // name -> id: the lock file is one for a project
	needs  []espNeed
}

// espNeed is what a lock file says that a component needs.
type espNeed struct {
	from, name, asked string
	at                inventory.Location
}

// readESPIDF reads idf_component.yml (docs.espressif.com, "idf_component.yml Manifest File") and dependencies.lock.
func readESPIDF(in *Input) Output {
	t := &espTree{builder: newBuilder("espidf"), locked: map[string]string{}}
	for _, lock := range []bool{true, false} {
		for _, m := range in.Manifests {
			if isLock := path.Ext(strings.ToLower(m.Path)) == ".lock"; isLock != lock || inForeignDirectory(m.Path) {
				continue
			}
			docs, problem := parseYAML(m)
			if problem != nil && !lock {
				t.problems = append(t.problems, *problem) // other software calls lock files so
			}
			for _, doc := range docs {
				if lock && doc.get("manifest_hash") == nil && doc.get("target") == nil {
					continue
				}
				for name, item := range doc.get("dependencies").all() {
					if lock {
						t.lock(m.Path, name, item)
					} else {
						t.need(m.Path, name, item)
					}
				}
			}
		}
	}
	for _, n := range t.needs {
		t.transitive(n.from, t.locked[n.name], relationOfPath(n.at.Path, inventory.RelRuntime), "", n.at).asking(n.asked)
	}
	reached := map[string]bool{}
	for _, e := range t.edges {
		reached[e.To] = true
	}
	for _, name := range sortedKeys(t.locked) {
		if p := t.get(t.locked[name]); p != nil && !reached[p.ID] {
			t.transitive("", p.ID, inventory.RelRuntime, "", p.Locations[0])
		}
	}
	return t.output()
}

// espName is what people call a component: without the namespace of its maker. The framework itself is "idf".
func espName(name string) (maker, base string) {
	if maker, base, ok := strings.Cut(name, "/"); ok {
		return maker, base
	}
	if name == "idf" {
		return "espressif", "esp-idf"
	}
	return "", name
}

func (t *espTree) lock(file, name string, item *node) {
	maker, base := espName(name)
	version := item.get("version").str()
	p := inventory.Package{Name: base, Version: version, Supplier: maker}
	switch source := item.get("source"); source.get("type").str() {
	case "git":
		p = gitPackage(base, source.get("git").str(), version)
	case "local":
		return
	case "idf":
		p.PURL = purl("github", maker, base, "v"+version)
	default:
		p.PURL = genericID(base, version)
	}
	loc := at(file, item.lineNumber())
	p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
	t.locked[name] = t.add(p)
	for _, want := range item.get("dependencies").items() {
		t.needs = append(t.needs, espNeed{t.locked[name], want.get("name").str(), want.get("version").str(), at(file, want.lineNumber())})
	}
}

func (t *espTree) need(file, name string, item *node) {
	if item.get("path") != nil || item.get("override_path") != nil {
		return // of the tree
	}
	asked := item.str()
	if v := item.get("version").str(); v != "" {
		asked = v
	}
	var conditions []string
	for _, rule := range item.get("rules").items() {
		conditions = append(conditions, rule.get("if").str())
	}
	loc := at(file, item.lineNumber())
	id := t.locked[name]
	if id == "" {
		maker, base := espName(name)
		p := inventory.Package{Name: base, Requirement: asked, Supplier: maker}
		if exact := strings.TrimPrefix(asked, "=="); exact != "" && exact[0] >= '0' && exact[0] <= '9' {
			p.Version, p.Requirement = exact, ""
		}
		switch {
		case item.get("git") != nil:
			p = gitPackage(base, item.get("git").str(), asked)
		case name == "idf":
			ref := ""
			if p.Version != "" {
				ref = "v" + p.Version
			}
			p.PURL = purl("github", maker, base, ref)
		default:
			p.PURL = genericID(base, p.Version)
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
		id = t.add(p)
	} else {
		t.require(id, asked)
	}
	t.direct("", id, relationOfPath(file, inventory.RelRuntime), strings.Join(conditions, " or "), loc).asking(asked)
}
