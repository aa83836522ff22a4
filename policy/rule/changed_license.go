package rule

import (
	"fmt"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var changedLicense = Check{
	ID: "LIC-009", Name: "a dependency has another licence than before", Severity: Warning, Clause: "3.3.2",
	Explain: "The baseline, or the tree before this change, has the same package under another licence. Projects change their licence with a release, and what was reviewed was the old one.",
	Fix:     "Read the new terms; stay with the old version, or have the new licence reviewed and write the baseline anew.",
	Find: func(facts *Facts) []Issue {
		before := map[string][]string{} // purl without version -> licences
		for id, expr := range facts.Before {
			before[unversioned(id)] = append(before[unversioned(id)], expr)
		}
		var out []Issue
		for _, p := range facts.Inventory.Packages {
			expr, was := facts.licence(p), before[unversioned(p.ID)]
			if own(p) || expr == "" || len(was) == 0 || same(expr, was) {
				continue
			}
			sort.Strings(was)
			out = append(out, Issue{Check: "LIC-009", Package: p.ID, Expression: expr, Terms: facts.FacetsOf(expr), Count: 1, Locations: p.Locations[:min(len(p.Locations), 1)],
				Reason: fmt.Sprintf("it was under %s", strings.Join(was, " and "))})
		}
		return out
	},
}

// Licences are those concluded of packages that are not the tree's own.
func (f *Facts) Licences() map[string]string {
	out := map[string]string{}
	for _, p := range f.Inventory.Packages {
		if expr := f.licence(p); expr != "" && !own(p) && p.Kind != inventory.KindVendored {
			out[p.ID] = expr
		}
	}
	return out
}

// unversioned is a purl without version and what follows it.
func unversioned(purl string) string {
	head, _, _ := strings.Cut(purl, "?")
	if i := strings.LastIndexByte(head, '@'); i > strings.LastIndexByte(head, '/') {
		head = head[:i]
	}
	return head
}

func same(expr string, was []string) bool {
	e, err := spdx.Parse(expr)
	for _, w := range was {
		o, bad := spdx.Parse(w)
		if expr == w || err == nil && bad == nil && e.Normal().String() == o.Normal().String() {
			return true
		}
	}
	return false
}
