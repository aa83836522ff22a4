package ecosystem

import (
	"cmp"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var vcstool = Ecosystem{
	Name:  "vcstool",
	PURL:  "generic",
	Files: []string{"*.repos", "*.rosinstall"},
	Title: "lists of repositories of vcstool and rosinstall",
	Reads: "repositories with the version that is checked out",
	Read:  readVCSTool,
}

// readVCSTool reads what vcstool and rosinstall check out (github.com/dirk-thomas/vcstool).
func readVCSTool(in *Input) Output {
	b := newBuilder("vcstool")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			if strings.Contains(string(m.Data[:min(len(m.Data), 1<<16)]), "url:") {
				b.problems = append(b.problems, *problem) // others call files so too
			}
			continue
		}
		add := func(name string, n *node, url string) {
			if !strings.Contains(url, "://") && !strings.HasPrefix(url, "git@") {
				return
			}
			p := fetched(cmp.Or(repositoryName(url), name), url, n.get("version").str(), "")
			p.Locations = []inventory.Location{at(m.Path, n.lineNumber())}
			b.direct("", b.add(p), relationOfPath(m.Path, inventory.RelRuntime), "", p.Locations[0])
		}
		for _, doc := range docs {
			for name, n := range doc.get("repositories").all() {
				if kind := n.get("type").str(); kind == "git" || kind == "hg" || kind == "svn" {
					add(name, n, n.get("url").str())
				}
			}
			for _, item := range doc.items() {
				for kind, n := range item.all() {
					if kind == "git" || kind == "hg" || kind == "svn" {
						add(n.get("local-name").str(), n, n.get("uri").str())
					}
				}
			}
		}
	}
	return b.output()
}
