package rule

import (
	"fmt"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var secret = Check{
	ID: "SEC-001", Name: "key or token in the tree", Severity: Warning, Clause: "3.3.1",
	Explain: "A private key or an access token stands in a file. What is published is known to everyone, and what was published once stays so. " +
		"licit shows kind, line and the beginning of a hash, never the words. Keys of tests and examples are counted together as a note.",
	Fix: "Withdraw or replace the key where it is in use, take it out of the tree and of its history, or say in the policy's paths that the files are tests or examples.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		at := map[string]int{}
		for _, i := range fromFindings(facts, "SEC-001", inventory.FindSecret, nil) {
			i.Relation = "own"
			if facts.Relation != nil {
				said := false
				if i.Relation, said = facts.Relation(i.Path); !said && (i.Relation == "own" || i.Relation == inventory.RelVendored) && exemplary(i.Path) {
					i.Relation = "example"
				}
			}
			if i.Relation != inventory.RelTest && i.Relation != "example" && i.Relation != inventory.RelDoc {
				i.key = []string{i.Path}
				n, seen := at["/"+i.Path]
				if !seen {
					at["/"+i.Path] = len(out)
					out = append(out, i)
					continue
				}
				old := &out[n]
				if old.Facet != i.Facet {
					old.Facet = "several"
				}
				old.Count += i.Count
				old.Reason += "; " + i.Reason
				old.Evidence = append(old.Evidence, i.Evidence...)
				if len(old.Locations) < 20 {
					old.Locations = append(old.Locations, i.Locations...)
				}
				continue
			}
			n, seen := at[i.Relation]
			if !seen {
				at[i.Relation] = len(out)
				i.key = []string{"all", i.Relation}
				out = append(out, i)
				continue
			}
			old := &out[n]
			old.Count += i.Count
			old.Path, old.Facet, old.Reason = ".", "several", fmt.Sprintf("%d keys or tokens in files for %s", old.Count, map[string]string{"test": "tests", "example": "examples", "doc": "documentation"}[i.Relation])
			old.Evidence = append(old.Evidence, i.Evidence...)
			if len(old.Locations) < 20 {
				old.Locations = append(old.Locations, i.Locations...)
			}
		}
		return out
	},
}

// exemplary reports whether a path says of itself that what it holds is for show.
func exemplary(p string) bool {
	p = strings.ToLower(strings.TrimSuffix(p, path.Ext(p)))
	for _, word := range []string{"example", "sample", "demo", "dummy", "fake", "mock", "snakeoil", "test"} {
		if strings.Contains(p, word) {
			return true
		}
	}
	return false
}
