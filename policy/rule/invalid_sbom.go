package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var invalidSBOM = Check{
	ID: "SBM-001", Name: "SBOM in the tree that its format does not allow", Severity: Warning, Clause: "3.3.1",
	Explain: "A software bill of materials is committed to the tree, and it is no valid document of the format that it names: other tools will refuse it or misread it. " +
		"Those of tests and documents are notes. What licit writes itself is valid by the official schemas.",
	Fix: "licit sbom check FILE names every problem; write the SBOM anew, with licit scan -o spdx=FILE or the tool that made it.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "SBM-001", inventory.FindSBOM, func(i *Issue, _ inventory.Finding) bool {
			i.Relation = facts.relationOf(i.Path)
			return true
		})
	},
}
