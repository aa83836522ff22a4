package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var noTerms = Check{
	ID: "LIC-003", Name: "files without terms", Severity: Warning, Clause: "3.3.1",
	Explain: "A manifest or README names a licence, and these files carry none and have no licence file above them. Who copies one of them takes no terms along.",
	Fix:     "Put the licence text into a LICENSE file at the root, or a tag into each file.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-003", inventory.FindNoTerms, nil)
	},
}
