package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var unknownTerms = Check{
	ID: "LIC-012", Name: "licence without reviewed facts", Severity: Warning, Clause: "3.1.5",
	Explain: "The licence is identified, and neither the SPDX list nor the policy says what it allows.",
	Fix:     "Have legal review read the licence and record its facets in the policy.",
	Find: func(facts *Facts) []Issue {
		unknown := func(f Facets) bool { return f.OSD == Unknown }
		undeclared := map[string]bool{} // LIC-010 speaks of these
		for _, f := range facts.Inventory.Findings {
			if f.Kind == inventory.FindUndeclared && len(f.Expressions) > 0 {
				for _, expr := range facts.matching(f.Expressions[0], unknown) {
					undeclared[expr] = true
				}
			}
		}
		var out []Issue
		for _, i := range usages(facts, "LIC-012", "nobody has recorded what this licence allows", unknown) {
			if !undeclared[i.Expression] {
				out = append(out, i)
			}
		}
		return out
	},
}

func location(path string, line int) inventory.Location {
	return inventory.Location{Path: path, Line: line}
}
