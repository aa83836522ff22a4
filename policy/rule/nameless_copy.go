package rule

import (
	"fmt"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var namelessCopy = Check{
	ID: "DEP-003", Name: "copies of which version or origin is unknown", Severity: Note, Clause: "3.3.1",
	Explain: "Code of others stands in the tree without a manifest: copied directories and files, archives, bundles. Each is a component, and of these nobody can tell which version " +
		"of what they are, so that a fix upstream, or a change of licence there, passes unseen.",
	Fix: "Note name, version and address of each beside it (a README, a METADATA file, the build's manifest), or take it by a package client or submodule.",
	Find: func(facts *Facts) []Issue {
		i := Issue{Check: "DEP-003", Path: ".", key: []string{"nameless"}}
		first := ""
		for _, p := range facts.Inventory.Packages {
			if p.Kind != inventory.KindVendored && p.Kind != inventory.KindArchive || p.Version != "" || p.Origin != nil && p.Origin.Commit != "" {
				continue
			}
			if i.Count++; first == "" {
				first = p.Name
			}
			if len(i.Locations) < 20 {
				i.Locations = append(i.Locations, p.Locations[:min(len(p.Locations), 1)]...)
			}
		}
		if i.Count == 0 {
			return nil
		}
		i.Reason = fmt.Sprintf("copies without a version: %d, first %s", i.Count, first)
		return []Issue{i}
	},
}
