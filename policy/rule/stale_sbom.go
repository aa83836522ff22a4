package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var staleSBOM = Check{
	ID: "SBM-002", Name: "SBOM in the tree of another state", Severity: Warning, Clause: "3.3.1",
	Explain: "An SBOM that licit wrote is committed to the tree, and the tree stands on other components now. The same tree gives the same SBOM, so one that differs is out of date. " +
		"SBOMs of other tools are not compared: they count other things.",
	Fix:  "Write the SBOM anew: licit scan -o spdx=FILE.",
	Find: func(facts *Facts) []Issue { return facts.stale("SBM-002", "sbom") },
}

// stale makes issues of documents that were made of another state of the tree.
func (f *Facts) stale(check, what string) []Issue {
	return fromFindings(f, check, inventory.FindStale, func(i *Issue, found inventory.Finding) bool {
		i.Facet, i.Relation = "", f.relationOf(i.Path)
		return found.Facet == what
	})
}

// relationOf is what a path is to the product, "own" where nothing says.
func (f *Facts) relationOf(path string) string {
	if f.Relation == nil {
		return "own"
	}
	r, said := f.Relation(path)
	if r == "own" && !said && exemplary(path) {
		return "example"
	}
	return r
}
