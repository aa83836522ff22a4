package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var notOpenDependency = Check{
	ID: "DEP-007", Name: "dependency is not open source", Severity: Error, Clause: "3.3.2",
	Explain: "A dependency is under a licence that does not meet the Open Source Definition, or that nobody has reviewed.",
	Fix:     "Replace the dependency, or have legal review record a decision.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		shipped := facts.shipped()
		for _, p := range facts.Inventory.Packages {
			expr := facts.licence(p)
			if own(p) || expr == "" {
				continue
			}
			terms := facts.FacetsOf(expr)
			if terms.OSD == Yes {
				continue
			}
			reason := "not an open source licence"
			if terms.OSD == Unknown {
				reason = "nobody has recorded what this licence allows"
			}
			relation := inventory.RelRuntime
			if !shipped[p.ID] {
				relation = inventory.RelBuild
			}
			out = append(out, Issue{Check: "DEP-007", Relation: relation, Package: p.ID, Expression: expr, Terms: terms, Reason: reason, Count: 1, Locations: p.Locations})
		}
		return out
	},
}
