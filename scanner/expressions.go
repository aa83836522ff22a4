package scanner

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// detected joins a file's evidence into one expression, and reports whether all
// of it is exact or tag. Clues do not count. An expression whose licences are all named
// by another one adds nothing: the texts below "MIT OR Apache-2.0" do not make it AND.
func detected(list []inventory.License) (spdx.Expr, bool) {
	type piece struct {
		expr   spdx.Expr
		leaves leafSet
		strong bool
	}
	var pieces []piece
	for _, l := range list {
		if l.How == inventory.HowClue {
			continue
		}
		e, err := spdx.Parse(l.Expression)
		if err != nil {
			continue
		}
		p := piece{expr: e, leaves: leafSet{}, strong: l.How == inventory.HowExact || l.How == inventory.HowTag}
		p.leaves.add(e)
		pieces = append(pieces, p)
	}
	exact := len(pieces) > 0
	var exprs []spdx.Expr
next:
	for i, p := range pieces {
		for j, q := range pieces {
			if i == j || !p.leaves.within(q.leaves) {
				continue
			}
			// Equal sets: the stronger piece speaks, else the later version clause, else the first.
			if len(p.leaves) < len(q.leaves) || q.strong && !p.strong || q.strong == p.strong && (later(q.expr, p.expr) || !later(p.expr, q.expr) && j < i) {
				continue next
			}
		}
		exprs = append(exprs, p.expr)
		exact = exact && p.strong
	}
	return spdx.Join(spdx.And, exprs...), exact
}

// later reports whether a names "or later" where b does not.
func later(a, b spdx.Expr) bool {
	return strings.Contains(a.String(), "-or-later") && !strings.Contains(b.String(), "-or-later")
}

// leafSet holds licences as families: the text of a GNU licence does not say
// "only" or "or later", so both count as the same where sets are compared.
type leafSet map[string]bool

// A third number tells apart printings of one licence, which the list got ids for one after the other: what is under
// Python-2.0 for its author mostly comes with the text of Python-2.0.1.
func family(l spdx.Expr) string {
	id := spdx.Current(l.ID)
	id = strings.TrimSuffix(strings.TrimSuffix(id, "-only"), "-or-later")
	if strings.Count(id, ".") == 2 {
		id = thirdNumber().ReplaceAllString(id, "$1")
	}
	if l.Exception != "" {
		id += " WITH " + l.Exception
	}
	return id
}

var thirdNumber = lazily.Regexp(`(-\d+\.\d+)\.\d+$`)

func (s leafSet) add(e spdx.Expr) { e.Leaves(func(l spdx.Expr) { s[family(l)] = true }) }

func (s leafSet) within(other leafSet) bool {
	for k := range s {
		if !other[k] {
			return false
		}
	}
	return true
}

func sameLeaves(a, b spdx.Expr) bool {
	x, y := leafSet{}, leafSet{}
	x.add(a)
	y.add(b)
	return x.within(y) && y.within(x)
}

// related reports whether two claims can both hold: they share a licence, one names a GNU licence and the other any version of it, or
// one of them says nothing.
func related(a, b spdx.Expr) bool {
	x, y := leafSet{}, leafSet{}
	x.add(a)
	y.add(b)
	if len(x) == 0 || len(y) == 0 || x.anyVersion(b) || y.anyVersion(a) {
		return true
	}
	for l := range x {
		if y[l] {
			return true
		}
	}
	return false
}

// anyVersion reports whether an expression names a GNU licence of the set without a version, which means any of them (GPL-2.0, section 9) and is
// read as its first version or later.
func (s leafSet) anyVersion(e spdx.Expr) (any bool) {
	e.Leaves(func(l spdx.Expr) {
		stem, least := "GPL-", "GPL-1.0-or-later"
		if strings.HasPrefix(l.ID, "L") {
			stem, least = "LGPL-", "LGPL-2.0-or-later"
		}
		for have := range s {
			any = any || l.ID == least && strings.HasPrefix(have, stem)
		}
	})
	return any
}

// kindred reports whether two expressions have licences of one name, whatever their versions and clauses: a classifier says "BSD License" of all
// of them.
func kindred(a, b spdx.Expr) bool {
	names := map[string]bool{}
	a.Leaves(func(l spdx.Expr) { names[unversioned(l.ID)] = true })
	same := false
	b.Leaves(func(l spdx.Expr) { same = same || names[unversioned(l.ID)] })
	return same
}

// unversioned is what an id begins with: "BSD" of BSD-2-Clause, "LGPL" of LGPL-2.1-only.
func unversioned(id string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(id, "LicenseRef-"), "-")
	return name
}

// sameHeader is how many lines may stand between a tag and a text of one header.
const sameHeader = 3

// tagAgainstText finds a tag of a file and, in the same header, the text of a
// licence that the tag does not name: two claims about the whole file. A text
// further down is a part of the file under terms of its own, and no conflict. Both are
// empty if there is none.
func tagAgainstText(list []inventory.License) (text, tag string) {
	named := leafSet{}
	for _, l := range list {
		if l.How == inventory.HowTag {
			if e, err := spdx.Parse(l.Expression); err == nil {
				named.add(e)
			}
		}
	}
	for _, t := range list {
		if t.How != inventory.HowTag {
			continue
		}
		for _, l := range list {
			if l.How != inventory.HowExact && l.How != inventory.HowVariant || l.Line > t.EndLine+sameHeader || t.Line > l.EndLine+sameHeader {
				continue
			}
			if e, err := spdx.Parse(l.Expression); err == nil {
				x := leafSet{}
				x.add(e)
				if !x.within(named) {
					return l.Expression, t.Expression
				}
			}
		}
	}
	return "", ""
}
