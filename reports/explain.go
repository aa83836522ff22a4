package reports

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// ExplainKnown explains what needs no tree: a check or a licence id. It reports
// whether the subject is one.
func ExplainKnown(w io.Writer, subject string, pol *policy.Policy) bool {
	for _, c := range rule.All() {
		if strings.EqualFold(c.ID, subject) {
			fmt.Fprintf(w, "%s  %s (%s, ISO/IEC 5230 clause %s)\n\n%s\n\nWhat to do: %s\n", c.ID, c.Name, c.Severity, c.Clause, c.Explain, c.Fix)
			return true
		}
	}
	row, ok := spdx.License(subject)
	if !ok {
		return false
	}
	f := pol.Facets(row.ID)
	fmt.Fprintf(w, "%s  %s\n\n", row.ID, row.Name)
	fmt.Fprintf(w, "  open source   %s\n  copyleft      %s\n  patents       %s\n  says so       %s\n", f.OSD, f.Copyleft, f.Patent, cmp.Or(f.Basis, "nobody yet"))
	if row.Deprecated {
		fmt.Fprintf(w, "  deprecated    today: %s\n", spdx.Current(row.ID))
	}
	return true
}

// ExplainVerdict shows a verdict from evidence to rule to what would change it.
func ExplainVerdict(w io.Writer, d *Document, v policy.Verdict) error {
	fmt.Fprintf(w, "%s  %s: %s\n\n", v.ID, v.Decision, line(v))
	if v.Text != "" {
		fmt.Fprintf(w, "  words      “%s”\n", terminal(v.Text))
	}
	for i, l := range v.Locations {
		label := "           "
		if i == 0 {
			label = "  places   "
		}
		fmt.Fprintf(w, "%s  %s\n", label, place(l))
	}
	if v.Count > len(v.Locations) && len(v.Locations) > 1 {
		fmt.Fprintf(w, "             and %d more\n", v.Count-len(v.Locations))
	}
	if v.Facts != nil {
		fmt.Fprintf(w, "  facts      open source: %s, copyleft: %s, patents: %s (%s)\n", v.Facts.OSD, v.Facts.Copyleft, v.Facts.Patent, cmp.Or(v.Facts.Basis, "not recorded"))
	}
	fmt.Fprintf(w, "  evidence   %s\n", cmp.Or(strings.Join(v.Evidence, ", "), "the licences of the files above"))
	fmt.Fprintf(w, "  check      %s, %s; ISO/IEC 5230 clause %s\n", v.Rule, v.Name, v.Clause)
	fmt.Fprintf(w, "  policy     %s version %s, rule %q of %s: %s, because %s\n", d.Decision.Policy.ID, d.Decision.Policy.Version, v.By, v.Layer, v.Decision, terminal(v.Because))
	for _, c := range rule.All() {
		if c.ID == v.Rule {
			fmt.Fprintf(w, "\n%s\n", c.Explain)
		}
	}
	_, err := fmt.Fprintf(w, "\nWhat to do: %s\n", v.Fix)
	return err
}

func place(l inventory.Location) string {
	switch {
	case l.EndLine > l.Line:
		return fmt.Sprintf("%s:%d-%d", terminal(l.Path), l.Line, l.EndLine)
	case l.Line > 0:
		return fmt.Sprintf("%s:%d", terminal(l.Path), l.Line)
	}
	return terminal(l.Path)
}

// ExplainFile shows a row: evidence, inheritance, conclusion, verdicts.
func ExplainFile(w io.Writer, d *Document, f *inventory.File) error {
	fmt.Fprintf(w, "%s  %s, %s, %d bytes, %s\n", terminal(f.Path), f.Mode, f.Kind, f.Size, f.Status)
	if f.StatusReason != "" {
		fmt.Fprintf(w, "  because    %s\n", terminal(f.StatusReason))
	}
	fmt.Fprintf(w, "\nEvidence: what stands in the file\n")
	none := true
	for _, l := range f.Licenses {
		none = false
		fmt.Fprintf(w, "  line %d-%d  %s by %s", l.Line, l.EndLine, terminal(l.Expression), l.How)
		if l.Template != "" {
			fmt.Fprintf(w, ", %.0f %% of %s", 100*l.Coverage, l.Template)
		}
		fmt.Fprintln(w)
		if l.Text != "" {
			fmt.Fprintf(w, "      “%s”\n", terminal(cut(l.Text, 200)))
		}
		for _, m := range l.Missing {
			fmt.Fprintf(w, "      missing  “%s”\n", terminal(cut(m.Words, 120)))
		}
		for _, m := range l.Extra {
			fmt.Fprintf(w, "      extra    “%s” (line %d)\n", terminal(cut(m.Words, 120)), m.Line)
		}
	}
	for _, c := range f.Clauses {
		none = false
		fmt.Fprintf(w, "  line %d-%d  clause %s\n      “%s”\n", c.Line, c.EndLine, c.Facet, terminal(cut(c.Text, 400)))
	}
	for _, u := range f.Unidentified {
		none = false
		fmt.Fprintf(w, "  line %d-%d  terms that match no known licence\n      “%s”\n", u.Line, u.EndLine, terminal(cut(u.Text, 400)))
	}
	for _, u := range f.Invalid {
		none = false
		fmt.Fprintf(w, "  line %d  not a valid expression: “%s”\n", u.Line, terminal(u.Text))
	}
	for _, p := range f.Pointers {
		none = false
		fmt.Fprintf(w, "  line %d  points to %s: %s\n", p.Line, terminal(p.Target), cmp.Or(terminal(p.Path), "not in the tree"))
	}
	for _, c := range f.Copyrights {
		none = false
		fmt.Fprintf(w, "  line %d  %s\n", c.Line, terminal(c.Text))
	}
	if none {
		fmt.Fprintln(w, "  nothing")
	}
	fmt.Fprintf(w, "\nInheritance: what applies from elsewhere\n")
	for _, i := range f.Inherited {
		fmt.Fprintf(w, "  %s from %s: %s\n", terminal(i.Expression), terminal(i.From), i.Why)
	}
	if len(f.Inherited) == 0 {
		fmt.Fprintln(w, "  nothing")
	}
	fmt.Fprintf(w, "\nConclusion\n  %s by %s\n", f.Concluded.Expression, f.Concluded.By)
	if f.Concluded.Reason != "" {
		fmt.Fprintf(w, "  %s\n", terminal(f.Concluded.Reason))
	}
	fmt.Fprintf(w, "\nVerdicts that name the file\n")
	found := false
	for _, v := range d.Decision.Verdicts {
		for _, l := range v.Locations {
			if l.Path == f.Path {
				found = true
				fmt.Fprintf(w, "  %s  %s  %s: %s\n", v.ID, v.Decision, v.Name, terminal(cmp.Or(v.Reason, v.Because)))
				break
			}
		}
	}
	if !found {
		fmt.Fprintln(w, "  none")
	}
	return nil
}

// ExplainPackage shows a component: who brings it, where it is declared, its licence.
func ExplainPackage(w io.Writer, d *Document, p inventory.Package) error {
	fmt.Fprintf(w, "%s  %s\n\n", terminal(p.ID), p.Kind)
	fmt.Fprintf(w, "  version    %s\n", cmp.Or(terminal(p.Version), "not pinned; asked for: "+cmp.Or(terminal(p.Requirement), "nothing")))
	fmt.Fprintf(w, "  declared   %s\n", cmp.Or(terminal(p.Declared.Expression), "nothing"))
	fmt.Fprintf(w, "  detected   %s\n", cmp.Or(terminal(p.Detected.Expression), "nothing"))
	fmt.Fprintf(w, "  concluded  %s by %s\n", p.Concluded.Expression, p.Concluded.By)
	if p.Concluded.Reason != "" {
		fmt.Fprintf(w, "             %s\n", terminal(p.Concluded.Reason))
	}
	for _, l := range p.Locations {
		fmt.Fprintf(w, "  named in   %s\n", place(l))
	}
	fmt.Fprintf(w, "\nWho brings it\n")
	return inverse(w, d.Inventory, p.ID)
}

// inverse prints who depends on a package, up to the root, each package once.
func inverse(w io.Writer, inv *inventory.Inventory, id string) error {
	by := map[string][]inventory.Dependency{}
	for _, e := range inv.Dependencies {
		by[e.To] = append(by[e.To], e)
	}
	seen := map[string]bool{}
	var walk func(id string, depth int)
	walk = func(id string, depth int) {
		for _, e := range by[id] {
			again := ""
			if seen[e.From] {
				again = " (above)"
			}
			fmt.Fprintf(w, "  %s%s  %s%s\n", strings.Repeat("  ", depth), terminal(e.From), e.Relation, again)
			if !seen[e.From] && depth < 30 {
				seen[e.From] = true
				walk(e.From, depth+1)
			}
		}
	}
	walk(id, 0)
	if len(by[id]) == 0 {
		fmt.Fprintln(w, "  nothing in the manifests")
	}
	return nil
}
