package reports

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

var text = Format{
	Name: "text", Title: "the answer for a person: worst first, one line each, then what to do",
	Exts: []string{".txt"}, MediaType: "text/plain; charset=utf-8",
	Write: writeText,
}

// paint are the SGR codes of the decisions.
var paint = map[string]string{policy.Deny: "1;31", policy.Review: "33", policy.Conditional: "36", policy.Allow: "32"}

func writeText(w io.Writer, d *Document) error {
	out := bufio.NewWriter(w)
	colour := func(code, s string) string {
		if !d.Colour || code == "" {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[0m"
	}
	inv, s := d.Inventory, d.Inventory.Summary
	r := root(inv)
	name := terminal(r.Name)
	if r.Version != "" {
		name += " " + terminal(r.Version)
	}
	fmt.Fprintf(out, "%s\n", colour("1", name))
	fmt.Fprintf(out, "  declares   %s\n", declares(inv))
	fmt.Fprintf(out, "  concluded  %s\n", concluded(r))
	fmt.Fprintf(out, "  holds      %s\n", holds(s))
	if n := dependencies(inv); n != "" {
		fmt.Fprintf(out, "  stands on  %s\n", n)
	}
	for _, note := range inv.Source.NotExamined {
		fmt.Fprintf(out, "  left out   %s\n", terminal(note))
	}
	out.WriteByte('\n')
	shown, notes, lifted := 0, 0, 0
	kin, clauses := map[string][]policy.Verdict{}, map[string][]policy.Verdict{}
	if !d.Verbose {
		for _, v := range d.Decision.Verdicts {
			if k := ofOneText(v); k != "" {
				clauses[k] = append(clauses[k], v)
			}
			if k := kind(v); k != "" {
				kin[k] = append(kin[k], v)
			}
		}
	}
	for _, v := range d.Decision.Verdicts {
		if v.Exception != nil {
			lifted++
		}
		if !d.Verbose && (v.Decision == policy.Allow || v.Decision == policy.Conditional) {
			if v.Decision == policy.Conditional {
				notes++
			}
			continue
		}
		shown++
		like := kin[kind(v)]
		if len(like) >= minKin && like[0].ID != v.ID {
			continue // told with the first
		}
		text := clauses[ofOneText(v)]
		if len(text) > 1 && text[0].ID != v.ID {
			continue // likewise
		}
		fmt.Fprintf(out, "%s  %s  %s\n", colour(paint[v.Decision], fmt.Sprintf("%-6s", short(v.Decision))), v.Rule, line(v))
		if x := v.Exception; x != nil {
			fmt.Fprintf(out, "        %s, %s\n", v.Was, terminal(lift(*x)))
		}
		if v.Text != "" {
			fmt.Fprintf(out, "        “%s”\n", terminal(cut(v.Text, 160)))
		}
		for _, c := range text[min(len(text), 1):] {
			fmt.Fprintf(out, "        and %s: “%s”\n", terminal(said(c.Reason)), terminal(cut(c.Text, 120)))
		}
		if len(like) >= minKin {
			fmt.Fprintf(out, "        the same at %s\n", terminal(others(like[1:])))
		}
	}
	if notes > 0 {
		fmt.Fprintf(out, "and %s, which licit scan -v lists\n", count(notes, "note", "notes"))
	}
	if lifted > 0 && !d.Verbose {
		fmt.Fprintf(out, "and %s that a waiver, curation or baseline lifts, which -v lists\n", count(lifted, "verdict", "verdicts"))
	}
	if shown+notes+lifted > 0 {
		out.WriteByte('\n')
	}
	open := len(d.Decision.Open())
	fmt.Fprintf(out, "Policy %s version %s decides: %s", terminal(d.Decision.Policy.ID), terminal(d.Decision.Policy.Version), colour(paint[d.Decision.Result], d.Decision.Result))
	switch {
	case open > 0:
		fmt.Fprintf(out, ", %s to settle.\nNext: licit explain %s%s\n", count(open, "verdict", "verdicts"), d.Decision.Open()[0].ID, terminal(d.Source))
	case len(d.Decision.Unexamined()) > 0:
		fmt.Fprintf(out, ", and the scan is incomplete.\n")
	default:
		fmt.Fprintf(out, ". Nothing to settle.\n")
	}
	return out.Flush()
}

// minKin is how many verdicts of a kind are told in one line.
const minKin = 3

// kind is the same for verdicts that differ in nothing but their place, "" for one that stands for itself.
func kind(v policy.Verdict) string {
	switch v.Rule {
	case "LIC-010", "SEC-001", "SCN-001", "DEP-004":
		if v.Exception != nil || v.Subject.Package != "" {
			return ""
		}
		return strings.Join([]string{v.Decision, v.Rule, v.Expression, v.Facet}, "\x00")
	}
	return ""
}

// ofOneText is the same for clauses that stand in the same files, "" for any other verdict: what one text takes away is told together.
func ofOneText(v policy.Verdict) string {
	if v.Rule != "LIC-004" || v.Exception != nil || v.Count > len(v.Locations) {
		return ""
	}
	key := []string{v.Decision, fmt.Sprint(v.Count)}
	for _, l := range v.Locations {
		key = append(key, l.Path)
	}
	return strings.Join(key, "\x00")
}

// said is what a clause takes away, without what is said of its text.
func said(reason string) string {
	reason, _, _ = strings.Cut(reason, ", in terms that")
	reason, _, _ = strings.Cut(reason, ";")
	return reason
}

// others names the first places of some verdicts, and how many more there are.
func others(list []policy.Verdict) string {
	const named = 3
	var places []string
	for _, v := range list[:min(len(list), named)] {
		place := v.Subject.Path
		if place == "." && len(v.Locations) > 0 {
			place = v.Locations[0].Path
		}
		places = append(places, place)
	}
	s := strings.Join(places, ", ")
	if more := len(list) - named; more > 0 {
		s += fmt.Sprintf(" and %d more (licit scan -v)", more)
	}
	return s
}

// lift says what lets a verdict pass.
func lift(x policy.Exception) string {
	s := "but for a " + x.Kind
	if x.By != "" {
		s += " by " + x.By
	}
	if x.Ref != "" {
		s += " (" + x.Ref + ")"
	}
	if x.Until != "" {
		s += " until " + x.Until
	}
	if x.Reason != "" {
		s += ": " + x.Reason
	}
	return s
}

func short(decision string) string {
	if decision == policy.Conditional {
		return "note"
	}
	return decision
}

// line is a verdict in one line: where, what, how often.
func line(v policy.Verdict) string {
	where := v.Subject.Path
	if v.Subject.Package != "" {
		where = v.Subject.Package
	} else if len(v.Locations) == 1 || where == "" && len(v.Locations) > 0 {
		where = v.Locations[0].Path
		if v.Locations[0].Line > 0 {
			where += fmt.Sprintf(":%d", v.Locations[0].Line)
		}
	} else if where == "." {
		where = "the whole tree"
		if len(v.Locations) > 0 {
			where = v.Locations[0].Path + " and elsewhere"
		}
	}
	s := terminal(where) + "  " + v.Name
	if v.Expression != "" {
		s += " " + terminal(cut(v.Expression, 80))
	}
	if v.Reason != "" {
		s += ": " + terminal(cut(v.Reason, 160))
	}
	if v.Count > 1 && v.Rule != "DEP-001" {
		s += fmt.Sprintf(" (%d places)", v.Count)
	}
	return s
}

func cut(s string, limit int) string {
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	return string(r[:limit-1]) + "…"
}

func declares(inv *inventory.Inventory) string {
	s := inv.Summary
	var from []string
	for _, l := range s.DeclaredFrom {
		if p := terminal(l.Path); !slices.Contains(from, p) {
			from = append(from, p)
		}
	}
	switch {
	case s.DeclaredRoot != "" && len(from) == 0:
		return terminal(s.DeclaredRoot)
	case s.DeclaredRoot != "":
		return terminal(s.DeclaredRoot) + " in " + strings.Join(from, ", ")
	case len(from) > 0:
		return "terms that match no known licence, in " + strings.Join(from, ", ")
	}
	return "nothing"
}

func concluded(r inventory.Package) string {
	c := r.Concluded
	if c.Reason != "" && c.Expression == "NOASSERTION" {
		return "nothing yet: " + terminal(c.Reason)
	}
	return terminal(c.Expression)
}

func holds(s inventory.Summary) string {
	parts := []string{count(s.Files, "file", "files"), fmt.Sprintf("%d with a licence of their own", s.WithLicense), fmt.Sprintf("%d with a copyright", s.WithCopyright)}
	if s.Unsupported > 0 {
		var kinds []string
		for k := range s.UnsupportedKind {
			kinds = append(kinds, k)
		}
		sort.Slice(kinds, func(i, j int) bool {
			a, b := s.UnsupportedKind[kinds[i]], s.UnsupportedKind[kinds[j]]
			return a > b || a == b && kinds[i] < kinds[j]
		})
		for i, k := range kinds {
			kinds[i] = fmt.Sprintf("%d %s", s.UnsupportedKind[k], k)
		}
		if len(kinds) > 5 {
			kinds = append(kinds[:5], "…")
		}
		parts = append(parts, fmt.Sprintf("%d hashed and not read (%s)", s.Unsupported, strings.Join(kinds, ", ")))
	}
	if n := s.Failed + s.OverBudget; n > 0 {
		parts = append(parts, fmt.Sprintf("%d NOT EXAMINED", n))
	}
	return strings.Join(parts, ", ")
}

func dependencies(inv *inventory.Inventory) string {
	known, all, members := 0, 0, 0
	for _, p := range inv.Packages {
		switch p.Kind {
		case inventory.KindRoot:
		case inventory.KindWorkspace:
			members++
		default:
			all++
			if p.Concluded.Expression != "NOASSERTION" {
				known++
			}
		}
	}
	if all+members == 0 {
		return ""
	}
	s := fmt.Sprintf("%s, %d with a licence", count(all, "dependency", "dependencies"), known)
	if members > 0 {
		s += fmt.Sprintf("; %s", count(members, "package of its own", "packages of its own"))
	}
	return s
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
