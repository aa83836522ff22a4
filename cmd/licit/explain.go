package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
)

func explainCommand(w *world) *cobra.Command {
	var src sourceFlags
	var from, saved, policyFile string
	cmd := &cobra.Command{
		Use:   "explain PATH[:LINE] | VERDICT | CHECK | LICENCE | PURL",
		Short: "Show why: evidence, rule, verdict, and what to do",
		Long: `Explain a file of the tree (its evidence, what it inherits, what is concluded and
which verdicts name it), the evidence at one line of it (the words in the file, the
template, and the difference), a directory (what the files in it say and inherit), a
verdict by its id, a check such as LIC-006, a licence id, or a dependency by its purl. The tree in the working directory is scanned,
unless --source or --inventory names another.`,
		Example: `  licit explain src/main.c
  licit explain src/main.c:7
  licit explain third_party/zlib
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
			var answers []byte
			if saved != "" {
				inv, err = readInventory(w, saved)
			} else {
				inv, answers, err = scanWith(cmd.Context(), w, from, src, pol, nil)
			}
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			text := func(file string) ([]byte, error) {
				if saved != "" {
					return nil, nil // the inventory has quotations only
				}
				return fileText(cmd.Context(), w, from, src, file)
			}
			c := policy.Case{}
			if c.Today, err = w.today(); err != nil {
				return err
			}
			if c.Programme, err = programmeIssues(w, inv, pol, answers); err != nil {
				return err
			}
			d, err := policy.Evaluate(inv, pol, c)
			if err != nil {
				return err
			}
			return explain(w.stdout, subjectIn(from, args[0]), inv, pol, d, text)
		},
	}
	src.register(cmd)
	cmd.Flags().StringVar(&from, "source", ".", "the tree to look in: as for licit scan")
	cmd.Flags().StringVar(&saved, "inventory", "", "a saved inventory to look in instead")
	cmd.Flags().StringVar(&policyFile, "policy", "", "policy file, or the id of an embedded policy: default, itu-t (default \"default\")")
	return cmd
}

// subjectIn is what a person names: where that is the full name of a file in the directory that is looked at, its path there.
func subjectIn(from, subject string) string {
	root, err := filepath.Abs(from)
	if err != nil || !filepath.IsAbs(subject) {
		return subject
	}
	rel, err := filepath.Rel(root, subject)
	if err != nil || !filepath.IsLocal(rel) {
		return subject
	}
	return filepath.ToSlash(rel)
}

// licenceCalled is the id of the licence that people call by a name: "GPLv2".
func licenceCalled(name string) string {
	engine, err := license.New()
	if err != nil {
		return ""
	}
	r := engine.Scan([]byte("License: " + name + "\n"))
	if len(r.Matches) != 1 {
		return ""
	}
	if e, err := spdx.Parse(r.Matches[0].Expression); err != nil || e.ID == "" {
		return ""
	}
	return r.Matches[0].Expression
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func explain(out io.Writer, subject string, inv *inventory.Inventory, pol *policy.Policy, d *policy.Decision, text func(string) ([]byte, error)) error {
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
	if strings.HasPrefix(subject, "pkg:") { // without its version: every version that there is
		found := false
		for _, p := range inv.Packages {
			if name, _, versioned := strings.Cut(p.PURL, "@"+p.Version); versioned && p.Version != "" && name == subject {
				found = true
				if err := reports.ExplainPackage(out, doc, p); err != nil {
					return err
				}
			}
		}
		if found {
			return nil
		}
	}
	file := path.Clean(strings.TrimPrefix(subject, "./"))
	name, line := atLine(file)
	for f, err := range inv.Files.All() {
		if err != nil {
			return err
		}
		switch {
		case f.Path == file:
			return reports.ExplainFile(out, doc, f)
		case f.Path == name && line > 0:
			words, err := text(name)
			if err != nil {
				return err
			}
			engine, err := scanner.NewEngine(own(pol))
			if err != nil {
				return err
			}
			return reports.ExplainLine(out, f, line, words, engine.Template)
		}
	}
	if found, err := reports.ExplainDirectory(out, doc, file); found || err != nil {
		return err
	}
	if at, _ := atLine(subject); exists(at) {
		return hinted{fmt.Errorf("%q is not in the tree that was looked at", subject), fmt.Sprintf("licit explain %s --source %s", filepath.Base(subject), filepath.Dir(at))}
	}
	called := false
	for _, p := range inv.Packages { // by its name alone
		if p.Name == subject {
			called = true
			if err := reports.ExplainPackage(out, doc, p); err != nil {
				return err
			}
		}
	}
	if called {
		return nil
	}
	if id := licenceCalled(subject); id != "" {
		return hinted{fmt.Errorf("%q is in no list", subject), "licit explain " + id}
	}
	return hinted{fmt.Errorf("%q is no file, directory, verdict, package, check or licence of this tree", subject), "licit scan -v, and take a path or id from there"}
}

// atLine splits PATH:LINE; the line is 0 where there is none.
func atLine(s string) (name string, line int) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n <= 0 {
		return s, 0
	}
	return s[:i], n
}

// maxExplained bounds the bytes of a file that is shown.
const maxExplained = 32 << 20

// fileText reads one file of a source again.
func fileText(ctx context.Context, w *world, spec string, src sourceFlags, name string) (text []byte, err error) {
	tree, err := open(ctx, w, spec, src)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	found := errors.New("found")
	err = tree.Walk(ctx, func(e source.Entry) error {
		if source.Printable(e.Path) != name || e.Open == nil {
			return nil
		}
		rc, err := e.Open()
		if err != nil {
			return err
		}
		text, err = io.ReadAll(io.LimitReader(rc, maxExplained))
		return errors.Join(found, err, rc.Close())
	})
	if err == found || errors.Is(err, found) && text != nil {
		err = nil
	}
	return text, err
}

// own are the texts that a policy registers.
func own(pol *policy.Policy) []license.Own {
	var out []license.Own
	for _, l := range pol.Licenses() {
		out = append(out, license.Own{ID: l.ID, Text: l.Text, Facets: l.Clauses})
	}
	return out
}
