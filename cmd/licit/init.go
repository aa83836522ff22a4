package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// policyFile is where licit init writes.
const policyFile = "licit-policy.yaml"

func initCommand(w *world) *cobra.Command {
	var src sourceFlags
	var out, parent string
	cmd := &cobra.Command{
		Use:   "init [DIRECTORY]",
		Short: "Write a commented policy from what a scan finds",
		Long: `Scan a tree and write ` + policyFile + `: what the tree is offered under, which directories are
tests, tools and documents, and every verdict that is open today as a commented waiver to
fill in or, better, to settle. Nothing is decided for you, and no file is overwritten.`,
		Example: `  licit init
  licit init --extends itu-t
  licit scan --policy ` + policyFile,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			if !slices.Contains(policy.Embedded(), parent) {
				return hinted{fmt.Errorf("--extends %s: no embedded policy", parent), "licit list policies"}
			}
			if out == "" {
				out = filepath.Join(dir, policyFile)
			}
			if _, err := os.Lstat(out); err == nil {
				return hinted{fmt.Errorf("%s is there already", out), "licit policy check " + out + ", or -o another file"}
			} else if !errors.Is(err, os.ErrNotExist) {
				return err
			}
			pol, err := policy.Parse("init", []byte("version: 1\npolicy: {id: init, version: \"1\", extends: "+parent+"}\n"), nil)
			if err != nil {
				return err
			}
			inv, err := scan(cmd.Context(), w, dir, src, pol)
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			d, err := w.decide(inv, pol)
			if err != nil {
				return err
			}
			text, err := starter(inv, d, parent)
			if err != nil {
				return err
			}
			if _, err := policy.Parse(policyFile, []byte(text), nil); err != nil {
				return fmt.Errorf("a bug in licit, please report it: what it wrote does not load: %w", err)
			}
			if err := writeFile(out, func(f io.Writer) error { _, err := io.WriteString(f, text); return err }); err != nil {
				return err
			}
			open := fmt.Sprintf("%d verdicts are open today and stand", len(d.Open()))
			if len(d.Open()) == 1 {
				open = "1 verdict is open today and stands"
			}
			_, err = fmt.Fprintf(w.stdout, "%s: %s there as comments.\nNext: licit scan --policy %s\n", out, open, out)
			return err
		},
	}
	src.register(cmd)
	cmd.Flags().StringVarP(&out, "output", "o", "", "file to write (default: "+policyFile+" in the directory)")
	cmd.Flags().StringVar(&parent, "extends", "default", "embedded policy to build on")
	return cmd
}

// places are directories whose names say what they are for.
var places = []struct {
	names    []string
	relation string
	reason   string
}{
	{[]string{"test", "tests", "testdata", "testing", "spec", "__tests__"}, "test", "tests are not part of the product"},
	{[]string{"doc", "docs", "documentation"}, "doc", "documents"},
	{[]string{"tools", "scripts", "build", "ci", ".github", "cmake"}, "build-tool", "what builds the tree"},
	{[]string{"example", "examples", "samples", "demo"}, "doc", "examples"},
}

// starter is the text of a first policy.
func starter(inv *inventory.Inventory, d *policy.Decision, parent string) (string, error) {
	var b strings.Builder
	q := func(s string) string { return fmt.Sprintf("%q", strings.ToValidUTF8(s, "\ufffd")) }
	fmt.Fprintf(&b, `# The policy of this tree: what may be published, and who says so. licit reads it only when it is
# named: licit scan --policy %s. What each key means: licit policy schema.
version: 1
policy:
  id: this-tree
  version: "1"
  title: What we publish
  extends: %s        # its rules come after the ones below; licit policy show --origin

# Who publishes; stands in SBOMs as their creator.
# publisher: {name: "", email: "", url: ""}

`, policyFile, parent)
	if root := inv.Summary.DeclaredRoot; root != "" {
		from := ""
		if len(inv.Summary.DeclaredFrom) > 0 {
			from = "   # " + oneLine(inv.Summary.DeclaredFrom[0].Path)
		}
		fmt.Fprintf(&b, "# What the tree is offered under, by path; the longest match wins.\noutbound:\n  - {path: \"**\", expression: %s}%s\n\n", q(root), from)
	} else if from := inv.Summary.DeclaredFrom; len(from) > 0 {
		fmt.Fprintf(&b, "# The terms in %s match no licence that licit knows. Say what the tree is offered under:\n# outbound:\n#   - {path: \"**\", expression: Apache-2.0}\n\n", oneLine(from[0].Path))
	} else {
		b.WriteString("# The root declares no licence. Say what the tree is offered under:\n# outbound:\n#   - {path: \"**\", expression: Apache-2.0}\n\n")
	}
	b.WriteString("# How the product reaches others: source, binary, saas, internal.\ndistribution: [source]\n\n")
	dirs := map[string]bool{}
	for f, err := range inv.Files.All() {
		if err != nil {
			return "", err
		}
		if top, _, below := strings.Cut(f.Path, "/"); below {
			dirs[top] = true
		}
	}
	var lines []string
	for _, p := range places {
		for _, n := range p.names {
			if dirs[n] {
				lines = append(lines, fmt.Sprintf("  - {path: %s, relation: %s, reason: %s}", q(n+"/**"), p.relation, q(p.reason)))
			}
		}
	}
	if len(lines) > 0 {
		b.WriteString("# What files are to the product; the first match wins, else \"own\". Guessed from names: check.\npaths:\n" + strings.Join(lines, "\n") + "\n\n")
	}
	if open := d.Open(); len(open) > 0 {
		b.WriteString("# Open today. Settle them; or waive one for a time, with a name and a reason, by filling it in:\n# waivers:\n")
		for _, v := range open {
			fmt.Fprintf(&b, "#   # %s %s %s\n#   - {verdict: %s, reason: \"\", by: \"\", ticket: \"\", on: \"\", until: \"\"}\n", v.Decision, v.Rule, oneLine(about(v)), v.ID)
		}
	}
	return b.String(), nil
}

// about says in a line what a verdict is about: where, what, and the words.
func about(v policy.Verdict) string {
	at := v.Subject.Path + v.Subject.Package
	if len(v.Locations) > 0 && v.Subject.Package == "" {
		at = v.Locations[0].Path
		if v.Count > 1 {
			at += fmt.Sprintf(" (%d places)", v.Count)
		}
	}
	s := at + ": " + v.Name
	if v.Reason != "" {
		s += ": " + v.Reason
	}
	if r := []rune(v.Text); len(r) > quotedRunes {
		s += " “" + string(r[:quotedRunes]) + "…”"
	} else if len(r) > 0 {
		s += " “" + v.Text + "”"
	}
	return s
}

// quotedRunes is how much of the words such a line quotes.
const quotedRunes = 80

// oneLine makes words fit for a YAML comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xFEFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
