package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
)

func explainCommand(w *world) *cobra.Command {
	var src sourceFlags
	var from, saved, policyFile string
	cmd := &cobra.Command{
		Use:   "explain PATH | VERDICT | CHECK | LICENCE | PURL",
		Short: "Show why: evidence, rule, verdict, and what to do",
		Long: `Explain a file of the tree (its evidence, what it inherits, what is concluded and
which verdicts name it), a verdict by its id, a check such as LIC-006, a licence
id, or a dependency by its purl. The tree in the working directory is scanned,
unless --source or --inventory names another.`,
		Example: `  licit explain src/main.c
  licit explain LIC-006-1f3a5b7c9d0e
  licit explain LIC-006
  licit explain Apache-2.0`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o := outputFlags{policy: policyFile}
			pol, err := o.load()
			if err != nil {
				return err
			}
			if reports.ExplainKnown(w.stdout, args[0], pol) {
				return nil
			}
			var inv *inventory.Inventory
			if saved != "" {
				inv, err = readInventory(w, saved)
			} else {
				inv, err = scan(cmd.Context(), w, from, src)
			}
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			return explain(w.stdout, args[0], inv, pol)
		},
	}
	src.register(cmd)
	cmd.Flags().StringVar(&from, "source", ".", "the tree to look in: as for licit scan")
	cmd.Flags().StringVar(&saved, "inventory", "", "a saved inventory to look in instead")
	cmd.Flags().StringVar(&policyFile, "policy", "", "policy file (default: the embedded policy)")
	return cmd
}

func explain(out io.Writer, subject string, inv *inventory.Inventory, pol *policy.Policy) error {
	d, err := policy.Evaluate(inv, pol)
	if err != nil {
		return err
	}
	doc := &reports.Document{Inventory: inv, Decision: d}
	for _, v := range d.Verdicts {
		if v.ID == subject {
			return reports.ExplainVerdict(out, doc, v)
		}
	}
	for _, p := range inv.Packages {
		if p.ID == subject || p.PURL == subject && subject != "" {
			return reports.ExplainPackage(out, doc, p)
		}
	}
	file := path.Clean(strings.TrimPrefix(subject, "./"))
	for f, err := range inv.Files.All() {
		if err != nil {
			return err
		}
		if f.Path == file {
			return reports.ExplainFile(out, doc, f)
		}
	}
	return hinted{fmt.Errorf("%q is no file, verdict, package, check or licence of this tree", subject), "licit scan -v, and take a path or id from there"}
}
