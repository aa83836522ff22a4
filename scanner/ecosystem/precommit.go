package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var precommit = Ecosystem{
	Name:  "precommit",
	PURL:  "github",
	Files: []string{".pre-commit-config.yaml", ".pre-commit-config.yml"},
	Title: "pre-commit hooks",
	Reads: "repositories of hooks with their revision",
	Read:  readPrecommit,
}

func readPrecommit(in *Input) Output {
	b := newBuilder("precommit")
	for _, m := range in.Manifests {
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			for _, repo := range doc.get("repos").items() {
				url, rev := repo.get("repo").str(), repo.get("rev").str()
				if url == "" || url == "local" || url == "meta" || strings.HasPrefix(url, ".") {
					continue
				}
				p := gitPackage(repositoryName(url), url, rev)
				p.Kind = inventory.KindTool
				loc := at(m.Path, repo.get("repo").line)
				p.Locations = []inventory.Location{loc}
				b.direct("", b.add(p), inventory.RelDev, "", loc)
			}
		}
	}
	return b.output()
}
