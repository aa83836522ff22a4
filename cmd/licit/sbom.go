package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/reports/sbom"
)

func sbomCommand(w *world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sbom",
		Short: "Look at SBOMs, licit's or a stranger's",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(sbomCheckCommand(w))
	return cmd
}

func sbomCheckCommand(w *world) *cobra.Command {
	var names []string
	var output string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "check FILE|-",
		Short: "Say what an SBOM lacks, field by field and profile by profile",
		Long: `Read an SBOM (SPDX 2.2 or 2.3 as JSON or tag-value, CycloneDX 1.4 to 1.7 as JSON or XML) and
name each missing or wrong field with its element, its path and the clause that asks for
it. Without --profile every profile is shown, and only the format decides the exit code.

Exit codes:
  0    the chosen profiles miss nothing (recommendations do not count)
  1    they miss something
  2    usage, or no SBOM that licit reads
  130  cancelled`,
		Example: `  licit sbom check release.spdx.json
  licit sbom check --profile ntia --profile telco release.spdx.json
  licit scan -o cyclonedx | licit sbom check -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			profiles, gate := sbom.All(), map[string]bool{"format": true}
			if len(names) > 0 {
				profiles, gate = nil, map[string]bool{}
				for _, n := range names {
					p, err := sbom.Find(n)
					if err != nil {
						return hinted{err, "licit list profiles"}
					}
					profiles = append(profiles, p)
					gate[n] = true
				}
			}
			if output != "text" && output != "json" {
				return hinted{fmt.Errorf("-o is %q", output), "-o text or -o json"}
			}
			// What decides comes first.
			profiles = append(chosen(profiles, gate, true), chosen(profiles, gate, false)...)
			doc, err := readSBOM(w, args[0])
			if err != nil {
				return err
			}
			problems := sbom.Check(doc, profiles)
			if output == "json" {
				enc := json.NewEncoder(w.stdout)
				enc.SetIndent("", "  ")
				if problems == nil {
					problems = []sbom.Problem{}
				}
				if err := enc.Encode(problems); err != nil {
					return err
				}
			} else if err := reports.SBOMCheck(w.stdout, doc, profiles, problems, verbose); err != nil {
				return err
			}
			for _, p := range problems {
				if p.Level == sbom.Missing && gate[p.Profile] {
					return outcome(exitPolicy)
				}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&names, "profile", nil, "check this profile, and let it decide; repeatable (licit list profiles)")
	f.StringVarP(&output, "output", "o", "text", "text or json")
	f.BoolVarP(&verbose, "verbose", "v", false, "a line for every element, not for every demand")
	return cmd
}

// chosen are the profiles that decide, or those that do not.
func chosen(profiles []sbom.Profile, gate map[string]bool, decides bool) []sbom.Profile {
	var out []sbom.Profile
	for _, p := range profiles {
		if gate[p.Name] == decides {
			out = append(out, p)
		}
	}
	return out
}

// readSBOM reads a document from a file or standard input.
func readSBOM(w *world, name string) (*sbom.Document, error) {
	var in io.Reader = w.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	doc, err := sbom.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, nil
}
