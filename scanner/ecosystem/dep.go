package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var dep = Ecosystem{
	Name:  "dep",
	PURL:  "golang",
	Files: []string{"gopkg.lock", "glide.lock", "godeps/godeps.json", "vendor/vendor.json"},
	Title: "Go before modules",
	Reads: "what the lock files of dep, Glide, Godep and govendor pin, with the tag or commit",
	Read:  readDep,
}

func readDep(in *Input) Output {
	b := newBuilder("dep")
	for _, m := range in.Manifests {
		base := strings.ToLower(path.Base(m.Path))
		top := path.Dir(m.Path)
		if base == "vendor.json" || base == "godeps.json" {
			top = path.Dir(top)
		}
		if inForeignDirectory(path.Join(top, "x")) {
			continue // of what was copied
		}
		vendor := path.Join(top, "vendor")
		add := func(name, version, commit, relation string, line int) {
			version, line = cmp.Or(version, commit), max(line, 1)
			if name == "" {
				b.problem(m.Path, line, "a package without a name")
				return
			}
			p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: goPURL(name, version), Locations: []inventory.Location{at(m.Path, line)}}
			if dir := path.Join(vendor, name); inside(dir) && in.Exists != nil && in.Exists(dir) {
				p.Kind, p.Files = inventory.KindVendored, []string{dir}
			}
			b.transitive("", b.add(p), relation, "", p.Locations[0])
		}
		switch base {
		case "gopkg.lock":
			doc, problem := parseTOML(m)
			if problem != nil {
				b.problems = append(b.problems, *problem)
			}
			for _, p := range doc.get("projects").items() {
				add(p.get("name").str(), p.get("version").str(), p.get("revision").str(), inventory.RelRuntime, p.get("name").lineNumber())
			}
		case "glide.lock":
			docs, problem := parseYAML(m)
			if problem != nil {
				b.problems = append(b.problems, *problem)
			}
			for _, doc := range docs {
				for _, s := range []struct{ name, relation string }{{"imports", inventory.RelRuntime}, {"testImports", inventory.RelTest}} {
					for _, p := range doc.get(s.name).items() {
						add(p.get("name").str(), p.get("version").str(), "", s.relation, p.line)
					}
				}
			}
		default:
			doc, problem := parseJSON(m)
			if problem != nil {
				b.problems = append(b.problems, *problem)
			}
			for _, p := range doc.get("Deps").items() {
				add(p.get("ImportPath").str(), "", p.get("Rev").str(), inventory.RelRuntime, p.line)
			}
			for _, p := range doc.get("package").items() {
				add(p.get("path").str(), p.get("versionExact").str(), p.get("revision").str(), inventory.RelRuntime, p.line)
			}
		}
	}
	return b.output()
}
