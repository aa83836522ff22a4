package rule

import (
	"fmt"
	"sort"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var unresolvedDependencies = Check{
	ID: "DEP-001", Name: "dependencies without a licence", Severity: Warning, Clause: "3.3.1",
	Explain: "The tree names these dependencies and does not hold their licences, and neither the resolution snapshot nor a curation of the policy says what they are.",
	Fix:     "Run licit resolve, review licit.resolved.json and commit it; write a curation for what a person had to read.",
	Find: func(facts *Facts) []Issue {
		issue := Issue{Check: "DEP-001", key: []string{"dependencies"}}
		all := 0
		for _, p := range facts.Inventory.Packages {
			if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace {
				continue
			}
			all++
			if facts.licence(p) != "" {
				continue
			}
			issue.Count++
			if len(p.Locations) > 0 {
				issue.Locations = append(issue.Locations, p.Locations[0])
			}
		}
		if issue.Count == 0 {
			return nil
		}
		sort.Slice(issue.Locations, func(i, j int) bool {
			a, b := issue.Locations[i], issue.Locations[j]
			return a.Path < b.Path || a.Path == b.Path && a.Line < b.Line
		})
		issue.Locations = issue.Locations[:min(len(issue.Locations), 1)]
		if len(issue.Locations) > 0 {
			issue.Path = issue.Locations[0].Path
		}
		for _, f := range facts.Inventory.Findings {
			if f.Kind == inventory.FindUnresolved {
				issue.Evidence = []string{f.ID}
			}
		}
		issue.Reason = fmt.Sprintf("%d of %d have no licence that could be concluded", issue.Count, all)
		return []Issue{issue}
	},
}

// licence is what is concluded of a package: by a person in a curation, else in
// the inventory; empty if nothing is.
func (f *Facts) licence(p inventory.Package) string {
	if c, ok := f.Curations[p.PURL]; ok && p.PURL != "" {
		return c
	}
	if p.Concluded.Expression == "NOASSERTION" {
		return ""
	}
	return p.Concluded.Expression
}
