package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var unknownTerms = Check{
	ID: "LIC-012", Name: "licence without reviewed facts", Severity: Warning, Clause: "3.1.5",
	Explain: "The licence is identified, and neither the SPDX list nor the policy says what it allows.",
	Fix:     "Have legal review read the licence and record its facets in the policy.",
	Find: func(facts *Facts) []Issue {
		return usages(facts, "LIC-012", "nobody has recorded what this licence allows", func(f Facets) bool { return f.OSD == Unknown })
	},
}

func location(path string, line int) inventory.Location {
	return inventory.Location{Path: path, Line: line}
}
