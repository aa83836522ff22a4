package rule

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
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
		units := map[string]map[string]part{} // unit -> term -> where
		put := func(unit string, i Issue) {
			if units[unit] == nil {
				units[unit] = map[string]part{}
			}
			for _, term := range facts.demands(i.Expression) {
				p, seen := units[unit][term]
				if !seen {
					p = part{Issue: i, only: i.Expression}
				} else if p.only != i.Expression {
					p.only = ""
				}
				units[unit][term] = p
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
			out = append(out, facts.apart(unit, parts)...)
		}
		sort.Slice(out, func(i, j int) bool { return out[i].Fingerprint() < out[j].Fingerprint() })
		return out
	},
}

// part is where a term stands in a unit: the first place, and the one expression that brings it, if
// only one does.
type part struct {
	Issue
	only string
}

// demands are the terms of an expression that must all be met: the operands of AND. Those that are
// not open are left out, CMP-003 and DEP-007 speak of them.
func (f *Facts) demands(expr string) []string {
	if f.demanded == nil {
		f.demanded = map[string][]string{}
	}
	if terms, ok := f.demanded[expr]; ok {
		return terms
	}
	var terms []string
	if e, err := spdx.Parse(expr); err == nil {
		operands := []spdx.Expr{e}
		if e.Op == spdx.And {
			operands = e.Terms
		}
		for _, t := range operands {
			if Of(t, f.Facets).OSD == Yes {
				terms = append(terms, t.String())
			}
		}
	}
	f.demanded[expr] = terms
	return terms
}

// apart finds the strong licences of a unit that others in it cannot stand beside: one issue for each
// strong licence, with all that stand against it, so that many parts do not make pairs without end.
func (f *Facts) apart(unit string, parts map[string]part) []Issue {
	out := f.Outbound(unit)
	var list []string
	strong := map[string]bool{}
	for term := range parts {
		if !named(term, out) { // CMP-001 speaks of what stands against the outbound licence
			list = append(list, term)
			strong[term] = copyleftRank[f.FacetsOf(term).Copyleft] >= 3
		}
	}
	sort.Strings(list)
	var issues []Issue
	for n, a := range list {
		if !strong[a] {
			continue
		}
		i := Issue{Check: "CMP-002", Path: parts[a].Path, Package: parts[a].Package, Relation: parts[a].Relation, Count: 1,
			Locations: slices.Clone(parts[a].Locations), key: []string{unit, a}}
		var against []string
		for m, b := range list {
			if m == n || strong[b] && m < n || parts[a].only != "" && parts[a].only == parts[b].only {
				continue // the same pair from the other side; terms of one and the same file
			}
			answer := f.Compat(a, b, parts[a].Relation)
			if answer.Result != compat.Incompatible || f.Compat(b, a, parts[b].Relation).Result != compat.Incompatible {
				continue
			}
			if against = append(against, b); len(against) == 1 {
				i.Reason = answer.Reason
			}
			i.Count++
			i.key = append(i.key, b)
			if len(i.Locations) < 20 {
				i.Locations = append(i.Locations, parts[b].Locations...)
			}
		}
		if len(against) == 0 {
			continue
		}
		if len(against) > 1 && len(against) <= maxParts {
			for _, b := range against {
				i.Parts = append(i.Parts, Issue{Check: i.Check, key: []string{unit, a, b}}.Fingerprint())
			}
		}
		others := strings.Join(against[:min(len(against), maxNamed)], ", ")
		if more := len(against) - maxNamed; more > 0 {
			others += fmt.Sprintf(" and %d more", more)
		}
		i.Expression = a + " / " + others
		i.Reason = fmt.Sprintf("%s and %s: %s", a, others, i.Reason)
		if i.Package != "" {
			i.Reason += "; the parts are " + i.Package + " and " + parts[against[0]].Package
		}
		issues = append(issues, i)
	}
	return issues
}

// One issue names so many licences, and has a fingerprint for each of so many.
const (
	maxNamed = 5
	maxParts = 100
)
