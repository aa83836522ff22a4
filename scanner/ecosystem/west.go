package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var west = Ecosystem{
	Name:  "west",
	PURL:  "github",
	Files: []string{"west.yml", "west.yaml"},
	Title: "Zephyr's west",
	Reads: "projects with their revision, from the remotes and defaults of the manifest; what an imported manifest brings is left to it",
	Read:  readWest,
}

// readWest reads west's manifests (docs.zephyrproject.org, "West Manifests"): a project is at its url, or at its repo-path, else its
// name, below the url-base of its remote.
func readWest(in *Input) Output {
	b := newBuilder("west")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			manifest := doc.get("manifest")
			bases := map[string]string{}
			for _, remote := range manifest.get("remotes").items() {
				bases[remote.get("name").str()] = strings.TrimRight(remote.get("url-base").str(), "/")
			}
			defaults := manifest.get("defaults")
			for _, project := range manifest.get("projects").items() {
				b.westProject(m.Path, project, defaults, bases)
			}
		}
	}
	return b.output()
}

func (b *builder) westProject(file string, project, defaults *node, bases map[string]string) {
	first := func(key string, values ...*node) string {
		for _, v := range values {
			if s := v.get(key).str(); s != "" {
				return s
			}
		}
		return ""
	}
	name := project.get("name").str()
	if name == "" || strings.ContainsAny(name, "${}") {
		return
	}
	url := project.get("url").str()
	if base := bases[first("remote", project, defaults)]; url == "" && base != "" {
		url = base + "/" + first("repo-path", project)
		if strings.HasSuffix(url, "/") {
			url += name
		}
	}
	line := project.get("name").line
	if url == "" {
		b.problem(file, line, "project %s has no url and no remote with a url-base: where it comes from is not known", name)
		return
	}
	ref := first("revision", project, defaults)
	p := gitPackage(name, url, ref)
	if ref == "" || !pinsVersion(ref) || strings.HasSuffix(ref, "-branch") {
		p = gitPackage(name, url, "")
		p.Requirement, p.Unresolved = ref, "the manifest names a branch"
	}
	loc := at(file, line)
	p.Locations = []inventory.Location{loc}
	relation := inventory.RelRuntime
	if len(project.get("groups").items()) > 0 {
		relation = inventory.RelOptional
	}
	b.direct("", b.add(p), relationOfPath(file, relation), "", loc)
}
