package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/reports/sbom"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// wrapped joins words into lines of about width columns.
func wrapped(words []string, width int) (lines []string) {
	for _, w := range words {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+len(w) < width {
			lines[last] += " " + w
		} else {
			lines = append(lines, w)
		}
	}
	return lines
}

func listCommand(w *world) *cobra.Command {
	kinds := map[string]func(*tabwriter.Writer) error{
		"checks": func(t *tabwriter.Writer) error {
			for _, c := range slices.SortedFunc(slices.Values(rule.All()), func(a, b rule.Check) int { return strings.Compare(a.ID, b.ID) }) {
				fmt.Fprintf(t, "%s\t%s\t%s\tISO/IEC 5230 %s\n", c.ID, c.Severity, c.Name, c.Clause)
			}
			return nil
		},
		"formats": func(t *tabwriter.Writer) error {
			for _, f := range reports.All() {
				fmt.Fprintf(t, "%s\t%s\t%s\n", f.Name, strings.Join(f.Exts, " "), f.Title)
			}
			return nil
		},
		"ecosystems": func(t *tabwriter.Writer) error {
			for _, e := range ecosystem.All() {
				fmt.Fprintf(t, "%s\t%s\n", e.Name, e.Reads)
				for _, files := range wrapped(e.Files, 100) {
					fmt.Fprintf(t, "\t  in %s\n", files)
				}
			}
			return nil
		},
		"licenses": func(t *tabwriter.Writer) error {
			pol, err := policy.Default()
			if err != nil {
				return err
			}
			for _, l := range spdx.Licenses() {
				f := pol.Facets(l.ID)
				fmt.Fprintf(t, "%s\t%s\topen source: %s\tcopyleft: %s\tpatents: %s\n", l.ID, l.Name, f.OSD, f.Copyleft, f.Patent)
			}
			return nil
		},
		"materials": func(t *tabwriter.Writer) error {
			rows, err := programme.List()
			for _, m := range rows {
				fmt.Fprintf(t, "%s\tISO/IEC 5230 %s\t%s\t%s\n", m.ID, m.Number, m.Level, m.Subject)
			}
			return err
		},
		"profiles": func(t *tabwriter.Writer) error {
			for _, p := range sbom.All() {
				fmt.Fprintf(t, "%s\t%s\t%s\n", p.Name, p.Title, p.Source)
			}
			return nil
		},
		"policies": func(t *tabwriter.Writer) error {
			for _, id := range policy.Embedded() {
				fmt.Fprintf(t, "%s\n", id)
			}
			return nil
		},
	}
	names := []string{"checks", "ecosystems", "formats", "licenses", "materials", "policies", "profiles"}
	return &cobra.Command{
		Use: "list " + strings.Join(names, "|"), Short: "List what licit knows", ValidArgs: names,
		Example: "  licit list checks\n  licit list ecosystems",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				fmt.Fprintf(w.stdout, "licit list %s\n", strings.Join(names, "|"))
				return nil
			}
			list, ok := kinds[args[0]]
			if !ok {
				return hinted{fmt.Errorf("nothing called %q to list", args[0]), "licit list " + strings.Join(names, "|")}
			}
			t := tabwriter.NewWriter(w.stdout, 0, 8, 2, ' ', 0)
			if err := list(t); err != nil {
				return err
			}
			return t.Flush()
		},
	}
}
