package rule

import (
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var notOpen = Check{
	ID: "CMP-003", Name: "licence is not open source", Severity: Error, Clause: "3.3.2",
	Explain: "Files of this tree are under a licence that does not meet the Open Source Definition. Code that is offered as open source cannot contain them.",
	Fix:     "Ask the holder for an open source licence, replace the part, or leave it out.",
	Find: func(facts *Facts) []Issue {
		closed := func(f Facets) bool { return f.OSD == No }
		undeclared := map[string]bool{}
		for _, f := range facts.Inventory.Findings {
			if f.Kind == inventory.FindUndeclared && f.Facet == "" && len(f.Expressions) > 0 {
				for _, expr := range facts.matching(f.Expressions[0], closed) {
					undeclared[expr] = true
				}
			}
		}
		list := usages(facts, "CMP-003", "not an open source licence", closed)
		for i := range list {
			if undeclared[list[i].Expression] {
				list[i].Reason += ", and nothing at the root says so"
			}
			facts.quote(&list[i])
		}
		return list
	},
}

// quote adds what the texts of a licence beyond the list say that takes something away; LIC-004 does not tell it again.
func (f *Facts) quote(i *Issue) {
	var said []string
	for _, c := range f.Inventory.Findings {
		if c.Kind != inventory.FindClause || !limits[c.Facet] || len(c.Expressions) == 0 || !slices.Contains(leafIDs(i.Expression), c.Expressions[0]) {
			continue
		}
		if words := clauseReasons[c.Facet]; !slices.Contains(said, words) {
			said = append(said, words)
		}
		if i.Text == "" {
			i.Text = c.Text
		}
	}
	if len(said) > 0 {
		i.Reason += ": " + strings.Join(said, "; ")
	}
}

// notOpen reports whether files of the tree are under a licence that is not open source, of which CMP-003 speaks.
func (f *Facts) notOpen(id string) bool {
	return f.FacetsOf(id).OSD == No && slices.ContainsFunc(f.Inventory.Summary.Usages, func(u inventory.Usage) bool {
		return f.FacetsOf(u.Expression).OSD == No && slices.Contains(leafIDs(u.Expression), id)
	})
}

func leafIDs(expr string) []string {
	e, err := spdx.Parse(expr)
	if err != nil {
		return nil
	}
	var out []string
	leaves(e, func(l spdx.Expr) { out = append(out, l.ID) })
	return out
}

// matching are the terms of an AND that facets match, or the whole of another expression: what issues are about.
func (f *Facts) matching(expr string, match func(Facets) bool) []string {
	e, err := spdx.Parse(expr)
	if err != nil || e.Op != spdx.And {
		return []string{expr}
	}
	var list []string
	for _, term := range e.Terms {
		if one := term.String(); match(f.FacetsOf(one)) {
			list = append(list, one)
		}
	}
	if list == nil {
		return []string{expr}
	}
	return list
}

// usages makes an issue of each licence of the tree whose facets match,
// counting the directories together.
func usages(facts *Facts, check, reason string, match func(Facets) bool) []Issue {
	g := newGathered()
	for _, u := range facts.Inventory.Summary.Usages {
		if !match(facts.FacetsOf(u.Expression)) {
			continue
		}
		at := location(u.First, u.Line)
		if s := facts.Inventory.Summary; u.Path == "." && u.Expression == s.DeclaredRoot && len(s.DeclaredFrom) > 0 {
			at = s.DeclaredFrom[0] // what the tree says of itself, before who repeats it
		}
		for _, about := range facts.matching(u.Expression, match) {
			if about != u.Expression && at.Path == u.First {
				at.Line = 0 // that is where another term stands
			}
			g.add(Issue{Check: check, Path: u.Path, Expression: about, Terms: facts.FacetsOf(about), Reason: reason, Count: u.Files, Locations: []inventory.Location{at}}, about)
		}
	}
	return g.issues
}
