package scanner

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// offer is a statement of how the licence files of a directory go together: a README that names a choice, or a file
// that sends to several of them, "in LICENSE.A or LICENSE.B".
type offer struct {
	path     string
	line     int
	expr     spdx.Expr           // of a README, or of a licence file that names the others' licences
	pointers []inventory.Pointer // of a file that sends to others
	times    int                 // how many headers say it
}

// fewHeaders is how many files have to give a choice in their headers before it is that of the licence files at the root.
const fewHeaders = 3

// noteHeader counts the choice that a file of the project gives for itself.
func (a *assembly) noteHeader(row *inventory.File) {
	i := slices.IndexFunc(row.Licenses, func(l inventory.License) bool {
		return l.How != inventory.HowClue && strings.Contains(l.Expression, " OR ")
	})
	if i < 0 {
		return
	}
	expr, _ := detected(row.Licenses)
	o := a.headers[expr.String()]
	if o == nil {
		o = &offer{path: row.Path, line: row.Licenses[i].Line, expr: expr}
		a.headers[expr.String()] = o
	}
	if row.Path < o.path {
		o.path, o.line = row.Path, row.Licenses[i].Line
	}
	o.times++
}

// headed is the choice that most headers give, which the licence files at the root are the texts of.
func (a *assembly) headed() *offer {
	var most *offer
	for _, s := range slices.Sorted(maps.Keys(a.headers)) {
		if o := a.headers[s]; o.expr.Op == spdx.Or && o.times >= fewHeaders && (most == nil || o.times > most.times) {
			most = o
		}
	}
	return most
}

// offers reports whether the files that a row points to are there to choose from.
func offers(list []inventory.Pointer) bool {
	return len(list) > 1 && !slices.ContainsFunc(list[1:], func(p inventory.Pointer) bool { return !p.Alternative })
}

// noteOffer keeps what a row offers.
func (a *assembly) noteOffer(row *inventory.File, r role, t terms) {
	switch {
	case (r == licenceFile || r == readme) && offers(row.Pointers):
		a.offers = append(a.offers, offer{path: row.Path, line: row.Pointers[0].Line, pointers: row.Pointers})
	case (r == licenceFile || r == readme) && t.expr.Op == spdx.Or:
		a.offers = append(a.offers, offer{path: row.Path, line: t.line, expr: t.expr})
	}
}

// settleChoices finds the directories whose licence files are there to choose from: a file beside them, or a manifest,
// offers just the licences that they hold.
func (a *assembly) settleChoices() {
	said := a.offers
	for _, p := range slices.Sorted(maps.Keys(a.manifest)) {
		for _, c := range a.manifest[p] {
			if c.expr.Op == spdx.Or {
				said = append(said, offer{path: p, line: c.line, expr: c.expr})
			}
		}
	}
	if o := a.headed(); o != nil {
		said = append(said, *o)
	}
	for _, o := range said {
		dir := path.Dir(o.path)
		if o.times > 0 {
			dir = "."
		}
		list := slices.DeleteFunc(slices.Clone(a.terms[dir]), func(t terms) bool { return t.path == o.path && len(o.pointers) == 0 })
		if _, had := a.choices[dir]; had || len(list) < 2 {
			continue
		}
		if slices.ContainsFunc(list, func(t terms) bool { return !t.exact && t.expr.Op == spdx.And && offersJust(o.expr, t.expr) }) {
			continue // a licence file says in its own words what of the tree is under which
		}
		if len(o.pointers) > 0 {
			var exprs []spdx.Expr
			for _, p := range o.pointers {
				exprs = append(exprs, a.byPath[a.lookup(path.Join(dir, p.Target))].expr)
			}
			o.expr = spdx.Join(spdx.Or, exprs...)
		}
		together := terms{path: o.path, line: o.line, expr: o.expr.Normal(), exact: true, why: fmt.Sprintf("%s and %s, of which the file lets choose", list[0].path, list[len(list)-1].path)}
		var exprs []spdx.Expr
		for _, t := range list {
			exprs = append(exprs, t.expr)
			together.exact = together.exact && t.exact
			if t.doubtful != "" {
				together.doubtful = t.doubtful
			}
		}
		if o.expr.Op == spdx.Or && offersJust(o.expr, spdx.Join(spdx.And, exprs...)) {
			a.choices[dir] = together
		}
	}
}

// offersJust reports whether a choice is of the licences that some files hold, no more and no fewer. A GNU licence that is
// offered without its version is the one that a file holds.
func offersJust(offer, held spdx.Expr) bool {
	offered, have := leafSet{}, leafSet{}
	offer.Leaves(func(l spdx.Expr) { offered[family(l)] = true })
	have.add(held)
	meets := func(o, h string) bool {
		name, version, _ := strings.Cut(o, "-")
		first := map[string]string{"GPL": "1.0", "AGPL": "1.0", "LGPL": "2.0", "GFDL": "1.1"}[name]
		return o == h || first != "" && version == first && strings.HasPrefix(h, name+"-") && !strings.Contains(h, " WITH ")
	}
	for h := range have {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(offered)), func(o string) bool { return meets(o, h) }) {
			return false
		}
	}
	for o := range offered {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(have)), func(h string) bool { return meets(o, h) }) {
			return false
		}
	}
	return true
}

// chosen is the choice between the files that a row points to, where all of them give their licence word for word.
func chosen(row *inventory.File, applied []terms) spdx.Expr {
	if !offers(row.Pointers) || len(applied) != len(row.Pointers) {
		return spdx.Expr{}
	}
	var exprs []spdx.Expr
	for _, t := range applied {
		if !t.exact || t.doubtful != "" {
			return spdx.Expr{}
		}
		exprs = append(exprs, t.expr)
	}
	return spdx.Join(spdx.Or, exprs...)
}

// alike reports whether several files hold the same licence, each word for word.
func alike(list []terms) bool {
	return len(list) > 1 && !slices.ContainsFunc(list, func(t terms) bool {
		return !t.exact || t.doubtful != "" || t.expr.String() == "" || t.expr.String() != list[0].expr.String()
	})
}

// branch gives, for a file that holds one of the texts to choose from, the choice that it belongs to, and for the text of a
// GNU licence, which does not say whether later versions may be taken, what the root or the files of the tree say of that.
func (a *assembly) branch(row *inventory.File, expr spdx.Expr) spdx.Expr {
	dir := path.Dir(row.Path)
	if c, ok := a.choices[dir]; ok && slices.ContainsFunc(a.terms[dir], func(t terms) bool { return t.path == row.Path }) {
		return c.expr
	}
	if t, ok := a.byPath[row.Path]; ok && t.silent {
		if root, err := spdx.Parse(a.inv.Summary.DeclaredRoot); err == nil && sameLeaves(root, expr) {
			return root
		}
		expr, _ = a.versions.meant(expr)
	}
	return expr
}

// chooseForCopies lets a choice between the licence files of a copy be what the copy is under.
func (a *assembly) chooseForCopies() {
	for i := range a.inv.Packages {
		p := &a.inv.Packages[i]
		if p.Kind != inventory.KindVendored || len(p.Files) == 0 {
			continue
		}
		c, ok := a.choices[strings.TrimSuffix(p.Files[0], "/")]
		if !ok {
			continue
		}
		p.Detected = inventory.Claim{Expression: c.expr.String(), Source: c.path}
		if c.exact && c.doubtful == "" && p.Declared.Expression == "" {
			p.Concluded = inventory.Conclusion{Expression: c.expr.Currentise().Normal().String(), By: ruleExact, Reason: c.why}
		}
	}
}
