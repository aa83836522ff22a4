package rule

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var outbound = Check{
	ID: "CMP-001", Name: "licence of a part against the outbound licence", Severity: Error, Clause: "3.3.2",
	Explain: "A part comes in under terms that the licence which the tree is offered under does not meet, or meets only with something to do. " +
		"The answer depends on the relation of the part (copied, linked, loaded, only tested with) and on the form in which the product reaches others. " +
		"\"incompatible\": one forbids what the other demands. \"undefined\": the sources disagree or are silent. \"conditional\": allowed, with the obligations named.",
	Fix: "Replace the part, keep it apart, offer the whole under terms that it allows, or have legal review record a decision; for conditional: meet the obligations.",
	Find: func(facts *Facts) []Issue {
		if facts.Compat == nil {
			return nil
		}
		g := newGathered()
		for _, u := range facts.Inventory.Summary.Usages {
			facts.usage(g, u)
		}
		shipped, relation := facts.shipped(), facts.relations()
		for _, p := range facts.Inventory.Packages {
			out := facts.Outbound(".")
			expr := facts.licence(p)
			if own(p) || !shipped[p.ID] || expr == "" || out == "" || facts.FacetsOf(expr).OSD != Yes || facts.seenAsFiles(p) {
				continue // DEP-001 and DEP-007 speak of what is unknown or not open
			}
			rel := relation[p.ID]
			a := facts.Compat(expr, out, rel)
			i := Issue{Check: "CMP-001", Package: p.ID, Expression: expr, Relation: rel, Locations: p.Locations[:min(len(p.Locations), 1)], Count: 1}
			if a.Result == compat.Incompatible {
				g.ask(facts, i, a, p.ID, rel, out)
			} else {
				g.ask(facts, i, a, expr, rel, out, "dependencies")
			}
		}
		return g.issues
	},
}

// usage asks for the licence of files of the tree.
func (f *Facts) usage(g *gathered, u inventory.Usage) {
	out := f.Outbound(u.First)
	expr := u.Expression
	if f.Chosen != nil {
		expr, _ = f.Chosen("", u.Path, expr)
	}
	if out == "" || f.FacetsOf(expr).OSD != Yes {
		return // LIC-001, LIC-012 and CMP-003 speak of these
	}
	rel := f.relation(u)
	g.ask(f, Issue{Check: "CMP-001", Path: u.Path, Expression: expr, Relation: rel, Count: u.Files, Locations: []inventory.Location{location(u.First, u.Line)}},
		f.Compat(expr, out, rel), expr, rel, out)
}

// named reports whether the outbound licence itself names every licence of an expression, as where
// a tree under a choice holds the text of one branch.
func named(expr, out string) bool {
	e, err := spdx.Parse(expr)
	o, bad := spdx.Parse(out)
	if err != nil || bad != nil {
		return false
	}
	offered := map[string]bool{}
	leaves(o, func(l spdx.Expr) { offered[l.String()] = true })
	all := true
	leaves(e, func(l spdx.Expr) { all = all && offered[l.String()] })
	return all
}

func leaves(e spdx.Expr, yield func(spdx.Expr)) {
	if e.Op == spdx.Leaf {
		yield(e)
	}
	for _, t := range e.Terms {
		leaves(t, yield)
	}
}

// ask adds an answer that is not in order; those of the same key are one issue.
func (g *gathered) ask(facts *Facts, i Issue, a compat.Answer, key ...string) {
	if a.Result == compat.Compatible || a.Result == compat.Conditional && named(i.Expression, facts.Outbound(i.Path)) {
		return
	}
	if first := g.add(i, key...); first != nil {
		first.Facet, first.Terms, first.Reason = string(a.Result), facts.FacetsOf(i.Expression), answered(a, i.Relation)
	}
}

// answered puts an answer in words.
func answered(a compat.Answer, relation string) string {
	in := a.Inbound
	if a.As != "" {
		in += " (taken as " + a.As + ")"
	}
	s := fmt.Sprintf("%s into %s as %s (%s): %s: %s", in, a.Outbound, relation, a.Form, a.Result, a.Reason)
	if len(a.Obligations) > 0 {
		s += "; do: " + strings.Join(a.Obligations, ", ")
	}
	return s + " [" + strings.Join(a.Sources, "; ") + "]"
}

// relation says what files with the same licence in a directory are to the product: what the
// policy says, else a copy where a component was found, else what their place says.
func (f *Facts) relation(u inventory.Usage) string {
	rel, said := f.Relation(u.First)
	if said {
		return rel
	}
	if u.Collected {
		return inventory.RelDoc
	}
	if u.Files > 1 { // what the first file's name says need not hold for the others
		rel, _ = f.Relation(u.Path + "/x")
		if u.Path == "." {
			rel, _ = f.Relation("x")
		}
	}
	if rel != "own" {
		return rel
	}
	if under(f.copies(), u.First) {
		return inventory.RelVendored
	}
	return rel
}

// copies are the paths that copies of others' components take.
func (f *Facts) copies() map[string]bool {
	if f.copied == nil {
		f.copied = map[string]bool{}
		for _, p := range f.Inventory.Packages {
			if p.Kind == inventory.KindVendored {
				for _, prefix := range p.Files {
					f.copied[strings.TrimSuffix(prefix, "/")] = true
				}
			}
		}
	}
	return f.copied
}

// under reports whether a path or a directory above it is in a set.
func under(set map[string]bool, at string) bool {
	for ; at != "." && at != "/" && at != ""; at = path.Dir(at) {
		if set[at] {
			return true
		}
	}
	return false
}

// seenAsFiles reports whether the files of a copy carry evidence of their own, of which the usages speak.
func (f *Facts) seenAsFiles(p inventory.Package) bool {
	if p.Kind != inventory.KindVendored {
		return false
	}
	if f.spoken == nil {
		f.spoken = map[string]bool{}
		for _, u := range f.Inventory.Summary.Usages {
			for at := u.First; at != "." && at != "/" && at != "" && !f.spoken[at]; at = path.Dir(at) {
				f.spoken[at] = true
			}
		}
	}
	return slices.ContainsFunc(p.Files, func(prefix string) bool { return f.spoken[strings.TrimSuffix(prefix, "/")] })
}

// closest orders relations from the closest to the product to the farthest.
var closest = []string{inventory.RelVendored, inventory.RelStatic, inventory.RelInclude, inventory.RelHeader, inventory.RelDynamic, inventory.RelRuntime,
	inventory.RelPeer, inventory.RelOptional, inventory.RelData, inventory.RelDoc, "aggregate", inventory.RelTest, inventory.RelDev, inventory.RelBuild}

// relations gives each package its closest relation. What an image or the system brings stands
// beside the product.
func (f *Facts) relations() map[string]string {
	if f.related != nil {
		return f.related
	}
	out := make(map[string]string, len(f.Inventory.Packages))
	for _, e := range f.Inventory.Dependencies {
		if old, ok := out[e.To]; !ok || slices.Index(closest, e.Relation) < slices.Index(closest, old) {
			out[e.To] = e.Relation
		}
	}
	for _, p := range f.Inventory.Packages {
		switch p.Kind {
		case inventory.KindSystem, inventory.KindBaseImage:
			if r := out[p.ID]; r != inventory.RelStatic && r != inventory.RelDynamic && r != inventory.RelInclude && r != inventory.RelHeader {
				out[p.ID] = "aggregate"
			}
		case inventory.KindTool:
			out[p.ID] = inventory.RelBuild
		case inventory.KindVendored:
			out[p.ID] = inventory.RelVendored
		default:
			if out[p.ID] == "" {
				out[p.ID] = inventory.RelRuntime
			}
		}
	}
	f.related = out
	return out
}
