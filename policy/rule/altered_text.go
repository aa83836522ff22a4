package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var alteredText = Check{
	ID: "LIC-002", Name: "licence text is not what its name says", Severity: Error, Clause: "3.4.1",
	Explain: "A file under LICENSES is named after a licence and does not hold the text of that licence, or not word for word. Tags in the files refer to it by that name.",
	Fix:     "Replace the file by the text of the licence that it is named after.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-002", inventory.FindTextMismatch, func(i *Issue, f inventory.Finding) bool {
			if len(f.Expressions) > 0 {
				i.Expression = f.Expressions[0]
			}
			return true
		})
	},
}
