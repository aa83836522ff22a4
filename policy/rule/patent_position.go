package rule

import (
	"fmt"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

var patentPosition = Check{
	ID: "PAT-001", Name: "recorded patent position", Severity: Note, Clause: "3.1.5",
	Explain: "A Recommendation has its patents declared in a database, apart from copyright. The policy records what a person found there (patent_statements); " +
		"licit sets it beside what the licences of the files say of patents: grant, reserved, silent. It judges neither.",
	Fix: "Look the declaration up again, and correct the record where it does not match the files.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		for _, p := range facts.Patents {
			files := map[string]int{}
			i := Issue{Check: "PAT-001", Facet: p.Statement, Path: p.Path, key: []string{p.Recommendation, p.Path, p.Statement}}
			for _, u := range facts.Inventory.Summary.Usages {
				if p.covers(u.First) {
					files[facts.FacetsOf(u.Expression).Patent] += u.Files
					i.Count += u.Files
					if len(i.Locations) < 20 {
						i.Locations = append(i.Locations, location(u.First, u.Line))
					}
				}
			}
			i.Reason = fmt.Sprintf("%s: %s (%s, looked up %s); of patents the licences of its files say: %s", p.Recommendation, p.Statement, p.Ref, p.Checked, counted(files))
			if i.Count == 0 {
				i.Facet, i.Count = "unmatched", 1
				i.Reason = fmt.Sprintf("%s: %s (%s): no file with a licence of its own is under %q", p.Recommendation, p.Statement, p.Ref, p.Path)
			}
			out = append(out, i)
		}
		return out
	},
}

func counted(files map[string]int) string {
	var list []string
	for k, n := range files {
		list = append(list, fmt.Sprintf("%s (%d files)", k, n))
	}
	sort.Strings(list)
	return strings.Join(list, ", ")
}

func (p PatentPosition) covers(at string) bool {
	ok, _ := doublestar.Match(p.Path, at)
	return p.Path == "" || ok
}

// positions are the recorded ones of an issue: those that cover every place of it.
func (f *Facts) positions(i Issue) []PatentPosition {
	places := i.Places()
	var out []PatentPosition
	for _, p := range f.Patents {
		all := true
		for _, at := range places {
			all = all && p.covers(at)
		}
		if all {
			out = append(out, p)
		}
	}
	return out
}
