package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var notOpen = Check{
	ID: "CMP-003", Name: "licence is not open source", Severity: Error, Clause: "3.3.2",
	Explain: "Files of this tree are under a licence that does not meet the Open Source Definition. Code that is offered as open source cannot contain them.",
	Fix:     "Ask the holder for an open source licence, replace the part, or leave it out.",
	Find: func(facts *Facts) []Issue {
		undeclared := map[string]bool{}
		for _, f := range facts.Inventory.Findings {
			if f.Kind == inventory.FindUndeclared && f.Facet == "" && len(f.Expressions) > 0 {
				undeclared[f.Expressions[0]] = true
			}
		}
		list := usages(facts, "CMP-003", "not an open source licence", func(f Facets) bool { return f.OSD == No })
		for i := range list {
			if undeclared[list[i].Expression] {
				list[i].Reason += ", and nothing at the root says so"
			}
		}
		return list
	},
}

// usages makes an issue of each licence of the tree whose facets match,
// counting the directories together.
func usages(facts *Facts, check, reason string, match func(Facets) bool) []Issue {
	g := newGathered()
	for _, u := range facts.Inventory.Summary.Usages {
		if terms := facts.FacetsOf(u.Expression); match(terms) {
			at := location(u.First, u.Line)
			if s := facts.Inventory.Summary; u.Path == "." && u.Expression == s.DeclaredRoot && len(s.DeclaredFrom) > 0 {
				at = s.DeclaredFrom[0] // what the tree says of itself, before who repeats it
			}
			g.add(Issue{Check: check, Path: u.Path, Expression: u.Expression, Terms: terms, Reason: reason, Count: u.Files, Locations: []inventory.Location{at}}, u.Expression)
		}
	}
	return g.issues
}
