package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var unresolvedDependencies = Check{
	ID: "DEP-001", Name: "dependencies without a licence", Severity: Warning, Clause: "3.3.1",
	Explain: "The tree names these dependencies and does not hold their licences, and no resolution snapshot says what they are.",
	Fix:     "Run licit resolve, review licit.resolved.json and commit it.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "DEP-001", inventory.FindUnresolved, nil)
	},
}
