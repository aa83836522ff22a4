package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var bower = Ecosystem{
	Name:  "bower",
	PURL:  "bower",
	Files: []string{"bower.json"},
	Title: "Bower",
	Reads: "dependencies of bower.json, from its registry, a repository or an archive",
	Read:  readBower,
}

// readBower reads bower.json (the project's "bower.json specification"); there is no lock file.
func readBower(in *Input) Output {
	b := newBuilder("bower")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) || strings.Contains("/"+m.Path, "/bower_components/") {
			continue
		}
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		from := ""
		if name := doc.get("name"); name.str() != "" && !(path.Dir(m.Path) == "." && in.describesSoftware()) {
			version := doc.get("version").str()
			p := inventory.Package{Name: name.str(), Version: version, PURL: purl("bower", "", name.str(), version), Locations: []inventory.Location{at(m.Path, name.line)}}
			npmLicense(&p, doc, m.Path)
			from = b.own(p, m.Path)
		}
		for _, s := range []struct{ name, relation string }{{"dependencies", inventory.RelRuntime}, {"devDependencies", inventory.RelDev}} {
			for name, v := range doc.get(s.name).all() {
				loc, asked := at(m.Path, v.line), v.str()
				source, ref, has := strings.Cut(asked, "#")
				if !has && !strings.Contains(source, "/") {
					source, ref = "", asked
				} else if !strings.Contains(source, "/") { // another name in the registry
					name = source
					source = ""
				}
				p := inventory.Package{Name: name, Requirement: asked}
				if exactSemver().MatchString(ref) {
					p.Version = strings.TrimLeft(ref, "=v ")
				}
				p.PURL = purl("bower", "", name, p.Version)
				if shorthandRepo().MatchString(source) {
					source = "https://github.com/" + source
				}
				switch {
				case strings.HasSuffix(source, ".zip") || strings.HasSuffix(source, "gz") || strings.HasSuffix(source, ".js"):
					p = archivePackage(name, asked)
				case source != "":
					if !pinsVersion(ref) || strings.ContainsAny(ref, "^~<>*| ") {
						ref = ""
					}
					p = gitPackage(name, source, ref)
					p.Requirement = asked
				}
				p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
				b.direct(from, b.add(p), s.relation, "", loc).asking(asked)
			}
		}
	}
	return b.output()
}
