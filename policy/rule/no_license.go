package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var noLicense = Check{
	ID: "LIC-001", Name: "no licence", Severity: Error, Clause: "3.3.1",
	Explain: "Nothing at the root of the tree grants anybody anything. Without a licence all rights are reserved, and nobody may use what is published.",
	Fix:     "Add a LICENSE file with the full text of the licence that the rights holders chose.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-001", inventory.FindNoLicense, nil)
	},
}
