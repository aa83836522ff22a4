package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var unidentified = Check{
	ID: "LIC-006", Name: "unidentified licence terms", Severity: Error, Clause: "3.1.5",
	Explain: "These words read like licence terms and match no licence that licit knows. What they allow has to be read by a person.",
	Fix:     "Read the quoted words; identify the licence, or register the text as one of your own.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-006", inventory.FindUnidentified, func(i *Issue, f inventory.Finding) bool {
			i.Reason = "terms that match no known licence"
			return true
		})
	},
}
