package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var buf = Ecosystem{
	Name:  "buf",
	PURL:  "generic",
	Files: []string{"buf.lock"},
	Title: "Buf modules",
	Reads: "modules of protocol buffers that a lock file pins, with their commits",
	Read:  readBuf,
}

// readBuf reads buf.lock (buf.build, "buf.lock"): of version 1 with remote, owner and repository apart, later with one name.
func readBuf(in *Input) Output {
	b := newBuilder("buf")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		for _, doc := range docs {
			for _, item := range doc.get("deps").items() {
				owner, name := item.get("owner").str(), item.get("repository").str()
				if parts := strings.Split(item.get("name").str(), "/"); len(parts) == 3 {
					owner, name = parts[1], parts[2]
				}
				if name == "" {
					continue
				}
				commit := item.get("commit").str()
				p := inventory.Package{Name: owner + "/" + name, Version: commit, Kind: inventory.KindDependency, PURL: purl("generic", owner, name, commit),
					Locations: []inventory.Location{at(m.Path, item.lineNumber())}}
				b.direct("", b.add(p), relationOfPath(m.Path, inventory.RelRuntime), "", p.Locations[0])
			}
		}
	}
	return b.output()
}
