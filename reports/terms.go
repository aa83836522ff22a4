package reports

import (
	"cmp"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// extracted collects the licences that have no listed id, with the words found for
// them, for formats that carry such texts.
type extracted struct {
	text    map[string]string // LicenseRef -> words
	name    map[string]string
	unknown map[string]bool // listed ids that readers of the format do not know
}

func newExtracted(unknown map[string]bool) *extracted {
	return &extracted{text: map[string]string{}, name: map[string]string{}, unknown: unknown}
}

// valid returns an expression that every SPDX 2.3 reader accepts: ids that the list does
// not have, and words that are no expression, become LicenseRefs that keep the
// words. Empty in, empty out.
func (x *extracted) valid(expr, words string) string {
	if expr == "" || expr == spdx.NoAssertion || expr == spdx.None {
		return expr
	}
	e, err := spdx.Parse(expr)
	if err != nil {
		return x.ref("declared", expr, "“"+expr+"” is what the source says; it is no SPDX expression.")
	}
	return x.known(e, words).String()
}

func (x *extracted) known(e spdx.Expr, words string) spdx.Expr {
	if e.Op != spdx.Leaf {
		out := spdx.Expr{Op: e.Op}
		for _, t := range e.Terms {
			out.Terms = append(out.Terms, x.known(t, words))
		}
		return out
	}
	if x.unknown[e.ID] || x.unknown[e.Exception] {
		id := "LicenseRef-licit-" + slug(e.String(), 100)
		x.note(id, cmp.Or(words, "The SPDX licence list "+spdx.ListVersion+" has the text of "+e.String()+"."))
		x.name[id] = e.String()
		return spdx.Expr{ID: id}
	}
	if cur, err := spdx.Parse(spdx.Current(e.ID)); err == nil && cur.Exception != "" {
		return x.known(cur, words) // "GPL-2.0-with-classpath-exception": readers take only what it stands for
	}
	if e.Plus || strings.HasPrefix(e.ID, "DocumentRef-") || strings.HasPrefix(e.ID, "LicenseRef-") && slug(e.ID, 200) != e.ID {
		// Readers take no "+" behind other ids than the GNU ones, no id of another document,
		// and only letters, digits, dots and hyphens in ids.
		return spdx.Expr{ID: x.ref("as-written", e.String(), cmp.Or(words, "“"+e.String()+"” is what the source says."))}
	}
	if strings.HasPrefix(e.ID, "LicenseRef-") {
		x.note(e.ID, words)
	} else if e.ID == spdx.None || e.ID == spdx.NoAssertion {
		return spdx.Expr{ID: x.ref("as-written", e.String(), "“"+e.ID+"” is what the source says inside an expression.")}
	} else if len((spdx.Expr{ID: e.ID}).Unknown()) > 0 {
		return spdx.Expr{ID: x.ref("unlisted", e.String(), "The id "+e.String()+" is not in the SPDX licence list "+spdx.ListVersion+".")}
	}
	if e.Exception != "" {
		// SPDX 2.3 has no AdditionRef: an exception beyond the list makes the whole a LicenseRef.
		if _, ok := spdx.Exception(e.Exception); !ok || strings.HasPrefix(e.ID, "LicenseRef-") {
			return spdx.Expr{ID: x.ref("with", e.String(), words)}
		}
	}
	return e
}

// ref makes a LicenseRef for words that have no id.
func (x *extracted) ref(kind, subject, words string) string {
	id := "LicenseRef-licit-" + kind + "-" + short12(subject)
	x.note(id, words)
	x.name[id] = subject
	return id
}

func (x *extracted) note(id, words string) {
	if len(words) > len(x.text[id]) {
		x.text[id] = words
	} else if _, ok := x.text[id]; !ok {
		x.text[id] = words
	}
}

func (x *extracted) ids() []string {
	var ids []string
	for id := range x.text {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

// inFile returns the licence expressions that stand in a file, unidentified terms
// as LicenseRefs with their words, sorted.
func (x *extracted) inFile(f *inventory.File) []string {
	seen := map[string]bool{}
	for _, l := range f.Licenses {
		if l.How == inventory.HowClue {
			continue
		}
		if e, err := spdx.Parse(x.valid(l.Expression, l.Text)); err == nil {
			e.Leaves(func(leaf spdx.Expr) { seen[leaf.String()] = true })
		}
	}
	for _, u := range f.Unidentified {
		seen[x.ref("unidentified", u.Text, u.Text)] = true
	}
	var out []string
	for e := range seen {
		out = append(out, e)
	}
	sort.Strings(out)
	return out
}

// remarks are the facts about a file that have no field of their own in an SBOM.
func remarks(f *inventory.File) []string {
	var out []string
	for _, c := range f.Clauses {
		out = append(out, "clause "+c.Facet+", line "+itoa(c.Line)+": “"+c.Text+"”")
	}
	for _, l := range f.Licenses {
		out = append(out, l.Expression+" by "+l.How+", lines "+itoa(l.Line)+"-"+itoa(l.EndLine))
	}
	for _, p := range f.Pointers {
		if p.Path == "" {
			out = append(out, "pointer to “"+p.Target+"”, which is not in the tree, line "+itoa(p.Line))
		}
	}
	if f.StatusReason != "" {
		out = append(out, f.Status+": "+f.StatusReason)
	}
	return out
}

// unknown is a fact about a package that nobody holds, and why.
type unknown struct{ field, reason string }

// unknowns are what is not known of a package, of what SBOMs are asked for. Documents
// say it in words, so that a gap is never taken for an oversight.
func unknowns(p inventory.Package) []unknown {
	var out []unknown
	if p.Version == "" {
		reason := "the tree names it without a version"
		if p.Requirement != "" {
			reason = "the tree asks for " + p.Requirement + " and pins no version"
		}
		if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace {
			reason = "neither a manifest nor the source gives one"
		}
		out = append(out, unknown{"version", reason})
	}
	if p.Supplier == "" && p.Kind != inventory.KindRoot {
		out = append(out, unknown{"supplier", "neither a manifest, nor the owner of its namespace, nor licit.resolved.json names one"})
	}
	if len(p.Hashes) == 0 && p.Kind != inventory.KindRoot {
		out = append(out, unknown{"hash", "no lock file of the tree holds one"})
	}
	return out
}
