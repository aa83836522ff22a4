package rule

import (
	"fmt"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var restrictiveClause = Check{
	ID: "LIC-004", Name: "clause that changes the grant", Severity: Error, Clause: "3.1.5",
	Explain: "Words beside or instead of a known licence take something away: patents, fields of use, modification, redistribution, sale. " +
		"The licence's name alone no longer says what is allowed.",
	Fix: "Have legal review read the quoted words; then record the position, ask the holder for other terms, or leave the part out.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, "LIC-004", inventory.FindClause, func(i *Issue, f inventory.Finding) bool {
			i.Reason = clauseReasons[f.Facet]
			if i.Reason == "" {
				i.Reason = "a clause of the kind " + f.Facet
			}
			if f.Reason != "" {
				i.Reason += ", " + f.Reason
			}
			if limits[f.Facet] && facts.Outbound != nil && len(f.Locations) > 0 {
				if out := facts.Outbound(f.Locations[0].Path); facts.FacetsOf(out).OSD == Yes {
					i.Reason += "; " + out + ", under which it is offered, says otherwise"
				}
			}
			if len(f.Expressions) > 0 && limits[f.Facet] && facts.notOpen(f.Expressions[0]) {
				i.Facet = "limit-of-licence"
			}
			if f.Facet == "patent-reserved" {
				if out, says := offeredWithoutPatents(facts, f); says {
					i.Facet = "patent-of-licence"
					i.Reason += "; as " + out + ", under which it is offered, says itself"
				}
				if pos := facts.positions(*i); len(pos) > 0 {
					i.Facet = "patent-recorded"
					for _, p := range pos {
						i.Reason += fmt.Sprintf("; recorded for %s: %s (%s, looked up %s)", p.Recommendation, p.Statement, p.Ref, p.Checked)
					}
				}
			}
			return true
		})
	},
}

// offeredWithoutPatents gives the licence that a clause's files are offered under, and whether it keeps patents back itself.
func offeredWithoutPatents(facts *Facts, f inventory.Finding) (string, bool) {
	if facts.Outbound == nil || len(f.Locations) == 0 {
		return "", false
	}
	out := facts.Outbound(f.Locations[0].Path)
	return out, facts.FacetsOf(out).Patent == "reserved"
}

// limits are the clauses that no open source licence can stand beside.
var limits = map[string]bool{"research-only": true, "non-commercial": true, "field-of-use": true, "no-modification": true, "no-redistribution": true, "not-sold": true, "no-grant": true}

var clauseReasons = map[string]string{
	"patent-reserved":   "patent rights are expressly not granted",
	"research-only":     "use is limited to research or evaluation",
	"non-commercial":    "commercial use is not allowed",
	"field-of-use":      "use is limited to a field or purpose",
	"no-modification":   "modification, or passing on what was modified, is not allowed",
	"no-redistribution": "redistribution is not allowed or limited",
	"revocable":         "the grant can be withdrawn",
	"confidential":      "the content is marked confidential or proprietary",
	"no-grant":          "all rights are reserved and nothing is granted",
	"not-sold":          "it must not be sold",
	"export":            "export is restricted by the terms",
}
