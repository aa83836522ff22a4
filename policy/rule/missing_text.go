package rule

import (
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var missingText = Check{
	ID: "OBL-001", Name: "licence text does not come along", Severity: Warning, Clause: "3.4.1",
	Explain: "Nearly every licence asks to pass its text on. Files of the tree name these licences, and the text stands nowhere in it.",
	Fix:     "Add the text, as LICENSES/<id>.txt or beside the files. licit scan -o notice gathers what is there.",
	Find: func(facts *Facts) []Issue {
		missing := map[string]bool{}
		i := Issue{Check: "OBL-001", key: []string{"texts"}}
		for _, u := range facts.Inventory.Summary.Usages {
			rel := "own"
			if facts.Relation != nil {
				rel = facts.relation(u)
			}
			e, err := spdx.Parse(u.Expression)
			if err != nil || rel != "own" && rel != inventory.RelVendored && rel != "modified-copy" {
				continue
			}
			lacks := facts.lacks(e)
			if len(lacks) == 0 {
				continue
			}
			for _, id := range lacks {
				missing[id] = true
			}
			i.Count += u.Files
			if len(i.Locations) < 20 {
				i.Locations = append(i.Locations, location(u.First, u.Line))
			}
			if i.Path == "" {
				i.Path = u.Path
			} else if i.Path != u.Path {
				i.Path = "."
			}
		}
		if len(missing) == 0 {
			return nil
		}
		var ids []string
		for id := range missing {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		i.Reason = "the text of " + strings.Join(ids, ", ") + " is not in the tree"
		return []Issue{i}
	},
}

// textless are licences that ask for nothing to be passed on.
var textless = []string{"CC0-1.0", "Unlicense", "0BSD", "CC-PDDC", "CC-PDM-1.0", "PDDL-1.0", "WTFPL", "blessing"}

// lacks are the licences of an expression whose text is missing: of OR none, where one branch has it.
func (f *Facts) lacks(e spdx.Expr) []string {
	if e.Op == spdx.Leaf {
		id := strings.TrimSuffix(strings.TrimSuffix(e.ID, "-only"), "-or-later")
		if _, listed := spdx.License(e.ID); !listed || slices.Contains(textless, id) || slices.Contains(f.Inventory.Summary.Texts, id) || f.Inventory.Summary.DeclaredRoot == e.ID {
			return nil
		}
		return []string{e.ID}
	}
	var out []string
	for _, t := range e.Terms {
		l := f.lacks(t)
		if len(l) == 0 && e.Op == spdx.Or {
			return nil
		}
		out = append(out, l...)
	}
	return out
}
