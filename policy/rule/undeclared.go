package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var undeclared = Check{
	ID: "LIC-010", Name: "licence found, not declared", Severity: Warning, Clause: "3.3.1",
	Explain: "Files carry a licence that nothing at the root of the tree mentions. Whoever relies on the root licence is misled.",
	Fix:     "Name the licence and the directory in the root LICENSE, NOTICE or README, or leave the part out.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-010", inventory.FindUndeclared, func(i *Issue, f inventory.Finding) bool {
			if len(f.Expressions) > 0 {
				i.Expression = f.Expressions[0]
			}
			i.Terms = facts.FacetsOf(i.Expression)
			if i.Terms.OSD == Unknown {
				i.Reason += ", and nobody has recorded what it allows"
			}
			return i.Terms.OSD != No // then CMP-003 speaks of the same files
		})
	},
}
