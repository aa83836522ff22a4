package rule

import "github.com/licit-compliance/licit/scanner/inventory"

var modifiedCopy = Check{
	ID: "DEP-005", Name: "modified copy of an upstream project", Severity: Note, Clause: "3.3.2",
	Explain: "A component of others stands in the tree with changes. Many licences ask to mark the changes, and copyleft ones to offer the changed source.",
	Fix:     "Say in the files or beside them that they were changed, when and by whom; better, send the changes upstream.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		for _, p := range facts.Inventory.Packages {
			if p.Modified != "yes" || own(p) {
				continue
			}
			i := Issue{Check: "DEP-005", Package: p.ID, Expression: facts.licence(p), Relation: "modified-copy", Count: 1, Locations: p.Locations, Reason: p.ModifiedReason}
			if i.Reason == "" {
				i.Reason = "it differs from what upstream publishes"
			}
			if i.Expression != "" {
				i.Terms = facts.FacetsOf(i.Expression)
			}
			if len(p.Files) > 0 {
				i.Path = p.Files[0]
			}
			if len(i.Locations) == 0 && i.Path != "" {
				i.Locations = []inventory.Location{location(i.Path, 0)}
			}
			out = append(out, i)
		}
		return out
	},
}
