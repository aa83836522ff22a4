package rule

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var undeclared = Check{
	ID: "LIC-010", Name: "licence found, not declared", Severity: Warning, Clause: "3.3.1",
	Explain: "Files carry a licence that nothing at the root of the tree mentions. Whoever relies on the root licence is misled.",
	Fix:     "Name the licence and the directory in the root LICENSE, NOTICE or README, or leave the part out.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-010", inventory.FindUndeclared, func(i *Issue, f inventory.Finding) bool {
			rest := "" // what the root leaves out is what it is about
			if len(f.Expressions) > 0 {
				i.Expression, rest = f.Expressions[0], f.Expressions[len(f.Expressions)-1]
			}
			i.Terms = facts.FacetsOf(rest)
			if i.Facet == "" && sameTerms(facts, rest) {
				i.Facet = "same-terms"
				i.Reason += "; an exception lets such files of a build system go under the terms of the program that they build"
			}
			if i.Terms.OSD == Unknown {
				i.Reason += ", and nobody has recorded what it allows"
			}
			return i.Terms.OSD != No // then CMP-003 speaks of the same files
		})
	},
}

// sameTerms reports whether every licence of an expression that asks for more than its notice comes with an exception by which
// the file may be passed on "under the same distribution terms that you use for the rest of the program".
func sameTerms(facts *Facts, expr string) bool {
	e, err := spdx.Parse(expr)
	if err != nil {
		return false
	}
	same, any := true, false
	e.Leaves(func(l spdx.Expr) {
		switch {
		case strings.HasPrefix(l.Exception, "Autoconf-exception-"), strings.HasPrefix(l.Exception, "Bison-exception-"), l.Exception == "Libtool-exception":
			any = true
		case facts.FacetsOf(l.String()).Copyleft != "none":
			same = false
		}
	})
	return same && any
}
