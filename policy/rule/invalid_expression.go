package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var invalidExpression = Check{
	ID: "LIC-007", Name: "invalid licence expression", Severity: Warning, Clause: "3.3.1",
	Explain: "A tag or manifest field names a licence in a form that SPDX does not know, so that no tool can rely on it.",
	Fix:     "Write a valid SPDX expression with ids of the SPDX list, or LicenseRef- and the text.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-007", inventory.FindInvalidExpression, nil)
	},
}
