package rule

import (
	"fmt"
	"path"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var patentGrant = Check{
	ID: "PAT-002", Name: "patent grant against a patent position", Severity: Warning, Clause: "3.1.5",
	Explain: "A licence that grants patents (Apache-2.0, GPL-3.0, MPL-2.0 …) covers files that implement a Recommendation whose patents are offered on " +
		"reasonable terms (rand) or not at all (unwilling), or files whose own words reserve patents. A contributor may give with the licence what the declaration " +
		"keeps back, and a user may believe to have what nobody gave.",
	Fix: "Have legal review compare the licence with the declarations; choose an outbound licence without a grant, or record the position in patent_statements.",
	Find: func(facts *Facts) []Issue {
		g := newGathered()
		for _, u := range facts.Inventory.Summary.Usages {
			terms := facts.FacetsOf(u.Expression)
			for _, p := range facts.Patents {
				if (p.Statement == "rand" || p.Statement == "unwilling") && p.covers(u.First) {
					if terms.Patent == "grant" {
						g.add(Issue{Check: "PAT-002", Facet: p.Statement, Path: u.Path, Expression: u.Expression, Terms: terms, Count: u.Files, Locations: []inventory.Location{location(u.First, u.Line)},
							Reason: fmt.Sprintf("%s grants patents, and for %s the declaration is %s (%s)", u.Expression, p.Recommendation, p.Statement, p.Ref)}, p.Recommendation, u.Expression)
					} else if out := facts.Outbound(u.First); out != u.Expression && facts.FacetsOf(out).Patent == "grant" {
						g.add(Issue{Check: "PAT-002", Facet: p.Statement, Path: u.Path, Expression: out, Terms: facts.FacetsOf(out), Count: u.Files, Locations: []inventory.Location{location(u.First, u.Line)},
							Reason: fmt.Sprintf("offered under %s, which grants patents, and for %s the declaration is %s (%s)", out, p.Recommendation, p.Statement, p.Ref)}, p.Recommendation, "outbound", out)
					}
				}
			}
		}
		for _, f := range facts.Inventory.Findings {
			if f.Kind != inventory.FindClause || f.Facet != "patent-reserved" || len(f.Locations) == 0 {
				continue
			}
			at := f.Locations[0]
			if facts.Relation != nil {
				if rel, _ := facts.Relation(at.Path); rel == inventory.RelTest || rel == inventory.RelDoc || rel == inventory.RelData {
					continue
				}
			}
			if out := facts.Outbound(at.Path); facts.FacetsOf(out).Patent == "grant" {
				g.add(Issue{Check: "PAT-002", Facet: "reserved", Path: f.Path, Expression: out, Terms: facts.FacetsOf(out), Count: f.Count, Locations: f.Locations, Evidence: []string{f.ID},
					Reason: fmt.Sprintf("the files reserve patents, and they are offered under %s, which grants them", out)}, "reserved", out)
				continue
			}
			for _, u := range facts.Inventory.Summary.Usages {
				if u.Path == path.Dir(at.Path) && facts.FacetsOf(u.Expression).Patent == "grant" {
					g.add(Issue{Check: "PAT-002", Facet: "mixed", Path: u.Path, Expression: u.Expression, Terms: facts.FacetsOf(u.Expression), Count: u.Files, Locations: []inventory.Location{location(u.First, u.Line)}, Evidence: []string{f.ID},
						Reason: fmt.Sprintf("%s grants patents beside files that reserve them (%s): the position differs from file to file, and what a contributor granted stays granted", u.Expression, at.Path)}, "mixed", u.Path, u.Expression)
				}
			}
		}
		return g.issues
	},
}
