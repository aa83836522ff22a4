package rule

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var conflict = Check{
	ID: "LIC-005", Name: "conflicting licences", Severity: Error, Clause: "3.3.1",
	Explain: "Two claims about the same file, directory or package cannot both hold. A reader cannot know which one applies.",
	Fix:     "Ask the rights holder which claim is right and correct the other one.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-005", inventory.FindConflict, func(i *Issue, f inventory.Finding) bool {
			i.Expression = strings.Join(f.Expressions, " / ")
			return true
		})
	},
}
