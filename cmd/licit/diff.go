package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
)

func diffCommand(w *world) *cobra.Command {
	var format string
	var exitCode bool
	out := outputFlags{}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two inventories or SBOMs",
		Long: `Compare two files, each an inventory (licit scan -o json) or an SBOM: the licence that the
root declares, components, licences, clauses, terms that match nothing, and the verdicts of
the policy on each. Lines that move are no change.

Exit codes:
  0    compared
  1    with --exit-code: something changed
  2    usage, or a file that cannot be read
  130  cancelled`,
		Example: `  licit diff before.json after.json
  licit diff v1.spdx.json v2.cdx.json -o markdown`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch format {
			case "text", "markdown", "json":
			default:
				return hinted{fmt.Errorf("-o is %q", format), "-o text, markdown or json"}
			}
			pol, err := out.load()
			if err != nil {
				return err
			}
			var docs [2]*reports.Document
			for i, name := range args {
				inv, err := readInventory(w, name)
				if err != nil {
					return err
				}
				defer inv.Files.Close()
				d, err := policy.Evaluate(inv, pol, policy.Case{})
				if err != nil {
					return err
				}
				docs[i] = &reports.Document{Inventory: inv, Decision: d}
			}
			changes := reports.Compare(docs[0], docs[1])
			if err := reports.WriteDiff(w.stdout, changes, format); err != nil {
				return err
			}
			if exitCode && len(changes) > 0 {
				return outcome(exitPolicy)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "output", "o", "text", "text, markdown (for a pull request) or json")
	cmd.Flags().StringVar(&out.policy, "policy", "", "policy file, or the id of an embedded policy: default, itu-t (default \"default\")")
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "exit 1 if something changed")
	return cmd
}
