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
	if !ok && strings.HasPrefix(subject, "LicenseRef-") && pol.Facets(subject).Basis != "" {
		row, ok = spdx.Listed{ID: subject, Name: "(not in the SPDX list)"}, true
	}
	if !ok {
		return false
	}
	f := pol.Facets(row.ID)
	fmt.Fprintf(w, "%s  %s\n\n", row.ID, row.Name)
	fmt.Fprintf(w, "  open source   %s\n  copyleft      %s\n  patents       %s\n  says so       %s\n", f.OSD, f.Copyleft, f.Patent, cmp.Or(f.Basis, "nobody yet"))
	if cited, err := policy.Citations(row.ID); err == nil && len(cited) > 0 {
		fmt.Fprintf(w, "\n  cited, and signed by nobody yet:\n")
		for _, c := range cited {
			where := c.From
			if c.Range != "" {
				where += ", words " + c.Range
			}
			fmt.Fprintf(w, "  %-13s %s: “%s” (%s)\n", c.Facet, c.Is, c.Words, where)
		}
	}
	if row.Deprecated {
		fmt.Fprintf(w, "  deprecated    today: %s\n", spdx.Current(row.ID))
	}
	explainObligations(w, row.ID, pol)
	return true
}

// explainObligations lists what a licence asks of who passes the work on.
func explainObligations(w io.Writer, id string, pol *policy.Policy) {
	table, err := pol.Obligations()
	if err != nil {
		fmt.Fprintf(w, "\nObligations: %v\n", err)
		return
	}
	list, known := table.Of(spdx.Expr{ID: id})
	fmt.Fprint(w, "\nWhat it asks of who passes the work on")
	switch {
	case !known:
		fmt.Fprintln(w, ": nobody has read it yet; somebody has to")
	case len(list) == 0:
		fmt.Fprintln(w, ": nothing")
	case list[0].Family != "":
		fmt.Fprintf(w, ", judging by its family (copyleft %s) alone; somebody has to read it:\n", list[0].Family)
	default:
		fmt.Fprintln(w, ":")
	}
	for _, o := range list {
		when := "as " + strings.Join(o.Forms, " or ")
		if o.Modified {
			when += ", where it was changed"
		}
		if len(o.Relations) > 0 {
			when += ", where it is " + strings.Join(o.Relations, ", ")
		}
		fmt.Fprintf(w, "  %s: %s\n", o.Duty.ID, o.Title())
		fmt.Fprintf(w, "      when passed on %s\n", when)
		if o.Clause != "" {
			fmt.Fprintf(w, "      clause %s", o.Clause)
			if o.Words != "" {
				fmt.Fprintf(w, ": “%s”", o.Words)
			}
			fmt.Fprintln(w)
		}
	}
	if len(list) > 0 && !table.Reviewed {
		fmt.Fprintln(w, "  (no person has signed this table yet)")
	}
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
	explainGroups(w, d.Inventory, v.Groups)
	if v.Facts != nil {
		fmt.Fprintf(w, "  facts      open source: %s, copyleft: %s, patents: %s (%s)\n", v.Facts.OSD, v.Facts.Copyleft, v.Facts.Patent, cmp.Or(v.Facts.Basis, "not recorded"))
	}
	fmt.Fprintf(w, "  evidence   %s\n", cmp.Or(strings.Join(v.Evidence, ", "), "the licences of the files above"))
	fmt.Fprintf(w, "  check      %s, %s; ISO/IEC 5230 clause %s\n", v.Rule, v.Name, v.Clause)
	fmt.Fprintf(w, "  policy     %s version %s, rule %q of %s: %s, because %s\n", d.Decision.Policy.ID, d.Decision.Policy.Version, v.By, v.Layer, v.Decision, terminal(v.Because))
	if x := v.Exception; x != nil {
		fmt.Fprintf(w, "  exception  %s, %s\n", v.Was, terminal(lift(*x)))
	}
	for _, c := range rule.All() {
		if c.ID == v.Rule {
			fmt.Fprintf(w, "\n%s\n", c.Explain)
		}
	}
	_, err := fmt.Fprintf(w, "\nWhat to do: %s\n", v.Fix)
	return err
}

// maxListed is how many packages of a group an explanation names.
const maxListed = 50

// explainGroups lists the packages that a verdict is about, each with the place that names it.
func explainGroups(w io.Writer, inv *inventory.Inventory, groups []rule.Group) {
	if len(groups) == 0 {
		return
	}
	at := make(map[string]inventory.Location, len(inv.Packages))
	for _, p := range inv.Packages {
		if len(p.Locations) > 0 {
			at[p.ID] = p.Locations[0]
		}
	}
	for _, g := range groups {
		fmt.Fprintf(w, "\n  %s: %d\n", g.What, len(g.Packages))
		for i, id := range g.Packages {
			if i == maxListed {
				fmt.Fprintf(w, "    … and %d more; licit scan -o json has them\n", len(g.Packages)-i)
				break
			}
			fmt.Fprintf(w, "    %s  %s\n", terminal(id), place(at[id]))
		}
	}
	fmt.Fprintln(w)
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

// lineSpan is where in a file something stands.
func lineSpan(from, to int) string {
	if to <= from {
		return fmt.Sprintf("line %d", from)
	}
	return fmt.Sprintf("line %d-%d", from, to)
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
		fmt.Fprintf(w, "  %s  %s by %s", lineSpan(l.Line, l.EndLine), terminal(l.Expression), l.How)
		switch {
		case l.Template != "" && l.Coverage > 0:
			fmt.Fprintf(w, ", %.0f %% of %s", 100*l.Coverage, l.Template)
		case l.Template != "": // the file to which the words send
			fmt.Fprintf(w, ", which %s holds", terminal(l.Template))
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
		fmt.Fprintf(w, "  %s  clause %s\n      “%s”\n", lineSpan(c.Line, c.EndLine), c.Facet, terminal(cut(c.Text, 400)))
	}
	for _, u := range f.Unidentified {
		none = false
		fmt.Fprintf(w, "  %s  terms that match no known licence\n      “%s”\n", lineSpan(u.Line, u.EndLine), terminal(cut(u.Text, 400)))
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
	for _, s := range f.Snippets {
		fmt.Fprintf(w, "  %s  a snippet under %s\n", lineSpan(s.Line, s.EndLine), cmp.Or(terminal(s.Expression), "terms that it does not name"))
	}
	if none {
		fmt.Fprintln(w, "  nothing")
	}
	fmt.Fprintf(w, "\nInheritance: what applies from elsewhere\n")
	for _, i := range f.Inherited {
		fmt.Fprintf(w, "  %s from %s: %s\n", terminal(i.Expression), place(inventory.Location{Path: i.From, Line: i.Line}), terminal(i.Why))
		for _, c := range i.Copyrights {
			fmt.Fprintf(w, "      %s\n", terminal(c))
		}
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
		told := map[[2]string]bool{} // several manifests may say the same
		for _, e := range by[id] {
			if told[[2]string{e.From, e.Relation}] {
				continue
			}
			told[[2]string{e.From, e.Relation}] = true
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

// shownLines is how many lines of a file ExplainLine shows at most of one match.
const shownLines = 80

// ExplainLine shows the evidence that covers one line of a file: the words as they
// stand there, the template, and the difference. text is the file, nil where only the
// inventory is at hand; template gives the words of a template by its name.
func ExplainLine(w io.Writer, f *inventory.File, line int, text []byte, template func(string) string) error {
	lines := strings.Split(string(text), "\n")
	show := func(from, to int, marked map[int]bool) {
		for n := from; n <= min(to, len(lines)) && text != nil; n++ {
			if n-from == shownLines {
				fmt.Fprintf(w, "        … %d more lines\n", to-n+1)
				break
			}
			mark := " "
			if marked[n] {
				mark = "+"
			}
			fmt.Fprintf(w, "  %s%5d  %s\n", mark, n, terminal(cut(strings.TrimRight(lines[n-1], "\r"), 200)))
		}
	}
	found := false
	at := func(from, to int) bool {
		hit := from <= line && line <= max(from, to)
		found = found || hit
		return hit
	}
	for _, l := range f.Licenses {
		if !at(l.Line, l.EndLine) {
			continue
		}
		fmt.Fprintf(w, "%s:%d-%d  %s by %s", terminal(f.Path), l.Line, l.EndLine, terminal(l.Expression), l.How)
		if l.Coverage > 0 && l.Coverage < 1 {
			fmt.Fprintf(w, ", %.1f %% of the words that its text must have", 100*l.Coverage)
		}
		fmt.Fprintf(w, "\n\n  %s\n\n", howWords[l.How])
		marked := map[int]bool{}
		for _, e := range l.Extra {
			marked[e.Line] = true
		}
		show(l.Line, l.EndLine, marked)
		if text == nil {
			fmt.Fprintf(w, "  “%s”\n", terminal(l.Text))
		}
		for _, e := range l.Extra {
			fmt.Fprintf(w, "  extra    “%s” (line %d)\n", terminal(e.Words), e.Line)
		}
		words := strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(template(l.Template)))
		for _, m := range l.Missing {
			fmt.Fprintf(w, "  missing  “%s”", terminal(m.Words))
			if from := max(0, m.At-6); m.At > 0 && m.At <= len(words) {
				fmt.Fprintf(w, " after “%s”", strings.Join(words[from:m.At], " "))
			}
			fmt.Fprintln(w)
		}
		if t := template(l.Template); t != "" && (l.How == inventory.HowExact || l.How == inventory.HowVariant) {
			fmt.Fprintf(w, "\n  The template %s, as compared; words in brackets may be left out:\n%s\n", l.Template, wrap(t, "    ", 96))
		}
		fmt.Fprintln(w)
	}
	for _, c := range f.Clauses {
		if at(c.Line, c.EndLine) {
			fmt.Fprintf(w, "%s:%d-%d  clause %s: it changes what is granted\n\n", terminal(f.Path), c.Line, c.EndLine, c.Facet)
			show(c.Line, c.EndLine, nil)
			fmt.Fprintf(w, "  “%s”\n\n", terminal(c.Text))
		}
	}
	for _, u := range f.Unidentified {
		if at(u.Line, u.EndLine) {
			fmt.Fprintf(w, "%s:%d-%d  terms that match no known licence\n\n", terminal(f.Path), u.Line, u.EndLine)
			show(u.Line, u.EndLine, nil)
			fmt.Fprintln(w)
		}
	}
	for _, p := range f.Pointers {
		if at(p.Line, p.Line) {
			fmt.Fprintf(w, "%s:%d  points to %s: %s\n", terminal(f.Path), p.Line, terminal(p.Target), cmp.Or(terminal(p.Path), "not in the tree"))
		}
	}
	for _, c := range f.Copyrights {
		if at(c.Line, c.Line) {
			fmt.Fprintf(w, "%s:%d  copyright: %s\n    holder %s, years %s\n", terminal(f.Path), c.Line, terminal(c.Text), cmp.Or(terminal(c.Holder), "not named"), cmp.Or(c.Years, "not named"))
		}
	}
	if !found {
		fmt.Fprintf(w, "%s:%d  no evidence at this line\n", terminal(f.Path), line)
		show(line, line, nil)
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "The file as a whole: %s by %s", f.Concluded.Expression, f.Concluded.By)
	if f.Concluded.Reason != "" {
		fmt.Fprintf(w, ": %s", terminal(f.Concluded.Reason))
	}
	_, err := fmt.Fprintln(w)
	return err
}

// howWords say what each way of recognition is worth.
var howWords = map[string]string{
	inventory.HowExact:     "Every word of the text is there and none is added; a conclusion may rest on it.",
	inventory.HowTag:       "A formal tag; a conclusion may rest on it.",
	inventory.HowVariant:   "The text, with the words below missing or added; a person decides what they change.",
	inventory.HowReference: "Words that name the licence without its text; a person decides.",
	inventory.HowDeclared:  "A field of a manifest.",
	inventory.HowClue:      "A mention that licenses nothing.",
}

// wrap breaks words into lines of a width, each after an indent.
func wrap(s, indent string, width int) string {
	var b strings.Builder
	n := 0
	for i, word := range strings.Fields(s) {
		if i == 0 || n+1+len(word) > width {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(indent)
			n = len(indent)
		} else {
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += len(word)
	}
	return b.String()
}
