package rule

import (
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var notOpen = Check{
	ID: "CMP-003", Name: "licence is not open source", Severity: Error, Clause: "3.3.2",
	Explain: "Files of this tree are under a licence that does not meet the Open Source Definition. Code that is offered as open source cannot contain them.",
	Fix:     "Ask the holder for an open source licence, replace the part, or leave it out.",
	Find: func(facts *Facts) []Issue {
		closed := func(f Facets) bool { return f.OSD == No }
		undeclared := map[string]bool{}
		for _, f := range facts.Inventory.Findings {
			if f.Kind == inventory.FindUndeclared && f.Facet == "" && len(f.Expressions) > 0 {
				for _, expr := range matching(facts, f.Expressions[0], closed) {
					undeclared[expr] = true
				}
			}
		}
		list := usages(facts, "CMP-003", "not an open source licence", closed)
		for i := range list {
			if undeclared[list[i].Expression] {
				list[i].Reason += ", and nothing at the root says so"
			}
		}
		return list
	},
}

// usages makes an issue of each licence of the tree whose facets match, counting the directories together. Of several that hold at once it is
// those that match by themselves.
func usages(facts *Facts, check, reason string, match func(Facets) bool) []Issue {
	g := newGathered()
	for _, u := range facts.Inventory.Summary.Usages {
		if !match(facts.FacetsOf(u.Expression)) {
			continue
		}
		at := location(u.First, u.Line)
		if s := facts.Inventory.Summary; u.Path == "." && u.Expression == s.DeclaredRoot && len(s.DeclaredFrom) > 0 {
			at = s.DeclaredFrom[0] // what the tree says of itself, before who repeats it
		}
		for _, expr := range matching(facts, u.Expression, match) {
			g.add(Issue{Check: check, Path: u.Path, Expression: expr, Terms: facts.FacetsOf(expr), Reason: reason, Count: u.Files, Locations: []inventory.Location{at}}, expr)
		}
	}
	return g.issues
}

// matching are the terms of an expression, joined by AND, whose facets match; the expression itself where none does alone.
func matching(facts *Facts, expr string, match func(Facets) bool) []string {
	e, err := spdx.Parse(expr)
	if err != nil || e.Op != spdx.And {
		return []string{expr}
	}
	var list []string
	for _, term := range e.Terms {
		if one := term.String(); match(facts.FacetsOf(one)) {
			list = append(list, one)
		}
	}
	if list == nil {
		return []string{expr}
	}
	return list
}
