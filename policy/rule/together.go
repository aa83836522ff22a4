package rule

import (
	"fmt"
	"sort"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/scanner/inventory"
)

var together = Check{
	ID: "CMP-002", Name: "licences that cannot stand in one program", Severity: Error, Clause: "3.3.2",
	Explain: "Two parts of one program are under licences of which each wants the whole under its own terms, or one bars what the other demands, whatever the outbound licence is. " +
		"A unit is the code of one directory, or the dependencies that one tree links.",
	Fix: "Find out whether both parts really end up in one program; then replace one of them, or ask a holder for other terms.",
	Find: func(facts *Facts) []Issue {
		if facts.Compat == nil {
			return nil
		}
		units := map[string]map[string]Issue{} // unit -> expression -> where
		put := func(unit string, i Issue) {
			if units[unit] == nil {
				units[unit] = map[string]Issue{}
			}
			if _, ok := units[unit][i.Expression]; !ok {
				units[unit][i.Expression] = i
			}
		}
		for _, u := range facts.Inventory.Summary.Usages {
			if rel := facts.relation(u); rel == "own" || rel == inventory.RelVendored || rel == "modified-copy" {
				put(u.Path, Issue{Path: u.Path, Expression: u.Expression, Relation: rel, Locations: []inventory.Location{location(u.First, u.Line)}})
			}
		}
		shipped, relation := facts.shipped(), facts.relations()
		for _, p := range facts.Inventory.Packages {
			expr := facts.licence(p)
			if own(p) || !shipped[p.ID] || expr == "" {
				continue
			}
			switch rel := relation[p.ID]; rel {
			case inventory.RelStatic, inventory.RelDynamic, inventory.RelRuntime, inventory.RelInclude, inventory.RelHeader:
				put("", Issue{Package: p.ID, Expression: expr, Relation: rel, Locations: p.Locations[:min(len(p.Locations), 1)]})
			}
		}
		var out []Issue
		for unit, parts := range units {
			out = append(out, facts.pairs(unit, parts)...)
		}
		sort.Slice(out, func(i, j int) bool { return out[i].Fingerprint() < out[j].Fingerprint() })
		return out
	},
}

// pairs finds the strong licences of a unit that another of it cannot stand beside.
func (f *Facts) pairs(unit string, parts map[string]Issue) []Issue {
	var list []string
	for expr := range parts {
		if f.FacetsOf(expr).OSD == Yes { // else CMP-003 and DEP-007 speak of it
			list = append(list, expr)
		}
	}
	sort.Strings(list)
	out := f.Outbound(unit)
	var issues []Issue
	for n, a := range list {
		for _, b := range list[n+1:] {
			strong := copyleftRank[f.FacetsOf(a).Copyleft] >= 3 || copyleftRank[f.FacetsOf(b).Copyleft] >= 3
			if !strong || a == out || b == out {
				continue // CMP-001 speaks of what stands against the outbound licence
			}
			one, other := f.Compat(a, b, parts[a].Relation), f.Compat(b, a, parts[b].Relation)
			if one.Result != compat.Incompatible || other.Result != compat.Incompatible {
				continue
			}
			i := parts[a]
			i.Check, i.Expression, i.Count, i.key = "CMP-002", a+" / "+b, 2, []string{unit, a, b}
			i.Locations = append(append([]inventory.Location(nil), i.Locations...), parts[b].Locations...)
			i.Reason = fmt.Sprintf("%s and %s: %s", a, b, one.Reason)
			if i.Package != "" {
				i.Reason += "; the parts are " + i.Package + " and " + parts[b].Package
			}
			issues = append(issues, i)
		}
	}
	return issues
}
