package scanner

import (
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// The text of a GNU licence does not say whether later versions may be taken: the notices in the files do
// (GPL-2.0, "How to Apply These Terms"). So where the root of a tree holds such a text and no notice, and
// most of the code says "or any later version", that is what the tree is offered under.

// gnuText is how many bytes the text of a GNU licence has at least.
const gnuText = 5000

// versions counts what the files of a tree say of the versions of GNU licences.
type versions struct {
	files int                           // that are text
	later map[string]int                // licence without "-or-later" -> files
	only  map[string]int                // likewise
	first map[string]inventory.Location // of later, in path order
}

func (v *versions) count(row *inventory.File) {
	if row.Kind != "text" {
		return
	}
	if v.files++; v.later == nil {
		v.later, v.only, v.first = map[string]int{}, map[string]int{}, map[string]inventory.Location{}
	}
	var seen []string
	for _, l := range row.Licenses {
		e, err := spdx.Parse(l.Expression)
		if err != nil || l.How == inventory.HowClue {
			continue
		}
		e.Leaves(func(leaf spdx.Expr) {
			if slices.Contains(seen, leaf.ID) {
				return
			}
			seen = append(seen, leaf.ID)
			if stem, ok := strings.CutSuffix(leaf.ID, "-or-later"); ok {
				v.later[stem]++
				if at, ok := v.first[stem]; !ok || row.Path < at.Path {
					v.first[stem] = inventory.Location{Path: row.Path, Line: l.Line}
				}
			} else if stem, ok := strings.CutSuffix(leaf.ID, "-only"); ok {
				v.only[stem]++
			}
		})
	}
}

// asDeclared is an expression read from a text to which a file sends, with the versions that the root declares: "the terms in the LICENSE file" are
// those of the whole.
func (a *assembly) asDeclared(e spdx.Expr) spdx.Expr {
	if e.Op != spdx.Leaf {
		e.Terms = slices.Clone(e.Terms)
		for i, t := range e.Terms {
			e.Terms[i] = a.asDeclared(t)
		}
		return e
	}
	stem, only := strings.CutSuffix(e.ID, "-only")
	root, err := spdx.Parse(a.inv.Summary.DeclaredRoot)
	if !only || err != nil {
		return e
	}
	said, later := false, false
	root.Leaves(func(l spdx.Expr) {
		said = said || l.ID == e.ID
		later = later || l.ID == stem+"-or-later"
	})
	if later && !said {
		e.ID = stem + "-or-later"
	}
	return e
}

// meant is an expression read from texts, with the versions that a quarter of all files at least, and next to none
// against them, say are meant; at is the first of these files.
func (v *versions) meant(e spdx.Expr) (spdx.Expr, []inventory.Location) {
	var at []inventory.Location
	if e.Op != spdx.Leaf {
		e.Terms = slices.Clone(e.Terms)
		for i, t := range e.Terms {
			var more []inventory.Location
			e.Terms[i], more = v.meant(t)
			at = append(at, more...)
		}
		return e, at
	}
	if stem, ok := strings.CutSuffix(e.ID, "-only"); ok && v.later[stem]*4 >= v.files && v.only[stem]*20 <= v.later[stem] && v.later[stem] > 0 {
		e.ID = stem + "-or-later"
		at = append(at, v.first[stem])
	}
	return e, at
}
