package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
)

func policyCommand(w *world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Read a policy back: is it right, and what does it say",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(policyCheckCommand(w), policyShowCommand(w), policySchemaCommand(w))
	return cmd
}

func policyCheckCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Read a policy strictly; every error names line and column",
		Long: `Read a policy file and everything that it names: parents with their hashes, own texts, the
baseline.

Exit codes:
  0    the policy loads
  2    it does not`,
		Example: "  licit policy check our-policy.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := policy.Load(args[0])
			if err != nil {
				return err
			}
			var layers []string
			for _, l := range p.Layers {
				layers = append(layers, l.ID)
			}
			rules := 0
			for range p.Rules() {
				rules++
			}
			_, err = fmt.Fprintf(w.stdout, "%s version %s: %d rules, %d waivers, %d choices, %d own texts; layers %s\n%s\n",
				p.ID, p.Version, rules, len(p.Waivers), len(p.Choices), len(p.Licenses()), strings.Join(layers, " < "), p.Digest)
			return err
		},
	}
}

func policyShowCommand(w *world) *cobra.Command {
	var origin bool
	cmd := &cobra.Command{
		Use:   "show [FILE]",
		Short: "Show the rules in the order in which they are tried",
		Example: `  licit policy show
  licit policy show --origin our-policy.yaml`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o := outputFlags{}
			if len(args) > 0 {
				o.policy = args[0]
			}
			p, err := o.load()
			if err != nil {
				return err
			}
			fmt.Fprintf(w.stdout, "%s version %s  %s\n", p.ID, p.Version, p.Title)
			if origin {
				for _, l := range p.Layers {
					fmt.Fprintf(w.stdout, "  layer %s  %s\n", l.ID, l.Digest)
				}
			}
			for _, out := range p.Outbound {
				fmt.Fprintf(w.stdout, "  offers %s under %s\n", out.Path, out.Expression)
			}
			fmt.Fprintln(w.stdout)
			t := tabwriter.NewWriter(w.stdout, 0, 8, 2, ' ', 0)
			for layer, r := range p.Rules() {
				when, err := json.Marshal(r.When)
				if err != nil {
					return err
				}
				if origin {
					fmt.Fprintf(t, "%s\t", layer)
				}
				fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", r.ID, r.Then, strings.NewReplacer(`"`, "", "{", "", "}", "").Replace(string(when)), r.Reason)
			}
			if origin {
				fmt.Fprint(t, "(no layer)\t")
			}
			fmt.Fprintf(t, "fallback\treview\t\tno rule of the policy matches, so a person decides\n")
			if err := t.Flush(); err != nil {
				return err
			}
			for _, x := range p.Waivers {
				fmt.Fprintf(w.stdout, "\nwaiver %s%s %s%s by %s until %s: %s\n", x.Verdict, x.Check, x.Path, x.PURL, x.By, x.Until, x.Reason)
			}
			for _, s := range p.Patents {
				fmt.Fprintf(w.stdout, "\npatents %s %s: %s, %s, looked up %s\n", s.Recommendation, s.Path, s.Statement, s.Ref, s.Checked)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&origin, "origin", false, "name the layer of each rule, and the digest of each layer")
	return cmd
}

func policySchemaCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON schema of policy files, for editors",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			enc := json.NewEncoder(w.stdout)
			enc.SetIndent("", "  ")
			return enc.Encode(policy.Schema())
		},
	}
}
