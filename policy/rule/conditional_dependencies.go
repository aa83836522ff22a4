package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var conditionalDependencies = Check{
	ID: "DEP-002", Name: "dependencies of some platforms or options only", Severity: Note, Clause: "3.3.1",
	Explain: "Some components are needed only under a condition that a manifest states: a platform, a marker, an option of the build. licit counts the union, as if every condition held, " +
		"so that no delivery stands on a component that nobody looked at; one platform's delivery may hold less.",
	Fix: "Nothing, where you publish source. For one binary, name in the SBOM's comment what it was built for.",
	Find: func(facts *Facts) []Issue {
		always, sometimes := map[string]bool{}, map[string]inventory.Dependency{}
		for _, e := range facts.Inventory.Dependencies {
			if e.Condition == "" {
				always[e.To] = true
			} else if _, ok := sometimes[e.To]; !ok {
				sometimes[e.To] = e
			}
		}
		shipped := facts.shipped()
		i := Issue{Check: "DEP-002", Path: ".", key: []string{"conditional"}}
		var said []string
		for _, p := range facts.Inventory.Packages {
			e, ok := sometimes[p.ID]
			if !ok || always[p.ID] || !shipped[p.ID] {
				continue
			}
			if i.Count++; len(i.Locations) < 20 {
				i.Locations = append(i.Locations, e.Locations[:min(len(e.Locations), 1)]...)
			}
			if !slices.Contains(said, e.Condition) {
				said = append(said, e.Condition)
			}
		}
		if i.Count == 0 {
			return nil
		}
		i.Reason = fmt.Sprintf("components: %d, conditions: %d, first %s", i.Count, len(said), strings.Join(said[:min(len(said), 3)], "; "))
		return []Issue{i}
	},
}
