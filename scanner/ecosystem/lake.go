package ecosystem

import "github.com/licit-compliance/licit/scanner/inventory"

var lake = Ecosystem{
	Name:  "lake",
	PURL:  "generic",
	Files: []string{"lake-manifest.json"},
	Title: "Lean packages",
	Reads: "repositories that Lake resolved, with their commits",
	Read:  readLake,
}

// readLake reads lake-manifest.json (lean-lang.org, "Lake", manifest), which says of each package whether another one brought it.
func readLake(in *Input) Output {
	b := newBuilder("lake")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		for _, item := range doc.get("packages").items() {
			if git := item.get("git"); git != nil { // before version 7
				item = git
			}
			url := item.get("url").str()
			if url == "" {
				continue // a directory of the tree
			}
			p := fetched(item.get("name").str(), url, item.get("rev").str(), "")
			p.Locations = []inventory.Location{at(m.Path, item.lineNumber())}
			if id := b.add(p); item.get("inherited").isTrue() {
				b.transitive("", id, inventory.RelRuntime, "", p.Locations[0])
			} else {
				b.direct("", id, inventory.RelRuntime, "", p.Locations[0]).asking(item.get("inputRev").str())
			}
		}
	}
	return b.output()
}
