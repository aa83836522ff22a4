package rule

import (
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var choice = Check{
	ID: "LIC-008", Name: "no choice is recorded", Severity: Note, Clause: "3.3.2",
	Explain: "A part is offered under a choice of licences whose burdens differ, and nobody has recorded which one is taken. licit goes on with the lesser burden.",
	Fix:     "Record the branch under choices in the policy.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		shipped := facts.shipped()
		add := func(i Issue) {
			e, err := spdx.Parse(i.Expression)
			if err != nil || !differs(e, facts.Facets) {
				return
			}
			if facts.Chosen != nil {
				if _, ok := facts.Chosen(i.Package, i.Path, i.Expression); ok {
					return
				}
			}
			i.Check, i.Terms, i.Reason = "LIC-008", Of(e, facts.Facets), "the branches of "+i.Expression+" differ in what they ask for"
			out = append(out, i)
		}
		for _, p := range facts.Inventory.Packages {
			if expr := facts.licence(p); expr == p.Concluded.Expression && expr != "" && shipped[p.ID] && p.Kind != inventory.KindRoot {
				add(Issue{Package: p.ID, Expression: expr, Count: 1, Locations: p.Locations})
			}
		}
		for _, u := range facts.Inventory.Summary.Usages {
			if facts.Outbound != nil && facts.Outbound(u.Path) == u.Expression {
				continue // what the tree offers, others choose
			}
			add(Issue{Path: u.Path, Expression: u.Expression, Count: u.Files, Locations: []inventory.Location{location(u.First, u.Line)}})
		}
		return out
	},
}

// differs reports whether an OR in an expression has branches of different burden.
func differs(e spdx.Expr, leaf func(string) Facets) bool {
	if e.Op == spdx.Or {
		first := Of(e.Terms[0], leaf)
		for _, t := range e.Terms[1:] {
			if f := Of(t, leaf); f.Copyleft != first.Copyleft || f.OSD != first.OSD {
				return true
			}
		}
	}
	for _, t := range e.Terms {
		if differs(t, leaf) {
			return true
		}
	}
	return false
}
