package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var danglingPointer = Check{
	ID: "LIC-011", Name: "pointer to missing terms", Severity: Warning, Clause: "3.3.1",
	Explain: "A file sends its reader elsewhere for the licence, and the place does not exist in this tree.",
	Fix:     "Name the file that holds the terms, or add it.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-011", inventory.FindDanglingPointer, nil)
	},
}
