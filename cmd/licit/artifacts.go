package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/reports/artifacts"
	"github.com/licit-compliance/licit/scanner"
	"github.com/licit-compliance/licit/scanner/copyright"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
)

const artifactsExit = `
Exit codes:
  0    written and whole; or verified
  1    written, and something keeps it from being whole (a licence nobody knows, a text that is
       missing or not what it is filed as); or a file is missing, changed or extra
  2    usage or configuration
  3    the scan is incomplete: a file or manifest could not be examined, and no waiver or
       rule of the policy names it (wins over 1)
  130  cancelled`

func artifactsCommand(w *world) *cobra.Command {
	var src sourceFlags
	var dir, policyFile string
	cmd := &cobra.Command{
		Use:   "artifacts -o DIR [DIRECTORY | GIT URL | ARCHIVE | pkg:golang/MODULE@VERSION]",
		Short: "Write the documents that a publication needs into one directory",
		Long: `Scan a tree and write what has to go with it: NOTICE (Markdown, HTML, text) with the licence
texts as they were found, LICENSES/ with each text held against its id, copyright lines, statements of
modification, the source to offer, obligations with what satisfies each, SBOMs, a manifest with
the hash of every file, and a first page (index.md, index.html) that opens with what was not examined.

Texts come from the tree, else from the packages in it (node_modules) and the local caches of
your clients; one that nobody ships comes from the SPDX licence list in the Go module cache and is
marked as supplied by licit. Nothing is downloaded. The same tree, caches and policy give the same bytes.

DIR must be empty, not there, or hold what an earlier run wrote and nobody changed. The digest of
the directory goes to standard output.
` + artifactsExit,
		Example: `  licit artifacts -o dist/compliance
  licit artifacts -o out --rev v1.2.0 --policy our-policy.yaml
  licit artifacts verify out`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			spec := "."
			if len(args) > 0 {
				spec = args[0]
			}
			if dir == "" {
				return hinted{errors.New("no directory to write to"), "licit artifacts -o DIR"}
			}
			if cmd.Flags().Changed("rev") && src.rev == "" {
				return hinted{errors.New("--rev is empty"), "--rev REVISION, or leave it out for the work tree"}
			}
			o := outputFlags{policy: policyFile}
			pol, err := o.load()
			if err != nil {
				return err
			}
			if err := artifacts.Ready(dir); err != nil {
				return err
			}
			src.outputs = within(spec, []sink{{file: dir}})
			return writeArtifacts(cmd.Context(), w, spec, dir, src, pol)
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "the `directory` to write")
	cmd.Flags().StringVar(&policyFile, "policy", "", "policy file, or the id of an embedded policy: default, itu-t (default \"default\")")
	src.register(cmd)
	cmd.AddCommand(artifactsVerifyCommand(w))
	return cmd
}

func artifactsVerifyCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use:     "verify DIR",
		Short:   "Hold a directory of artefacts against its manifest",
		Long:    "Hash every file that the manifest of DIR lists, and name what is missing, changed or extra.\n" + artifactsExit,
		Example: "  licit artifacts verify dist/compliance",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			m, differences, err := artifacts.Verify(args[0])
			if err != nil {
				return err
			}
			for _, d := range differences {
				fmt.Fprintf(w.stdout, "%-8s %s\n", d.What, reports.Plain(d.Path))
			}
			if len(differences) > 0 {
				fmt.Fprintf(w.stderr, "licit: %s is not what was written: files that differ: %d\n", args[0], len(differences))
				return outcome(exitPolicy)
			}
			fmt.Fprintf(w.stdout, "%s\n", m.Digest)
			fmt.Fprintf(w.stderr, "licit: %d files are as they were written\n", len(m.Files)+1)
			return nil
		},
	}
}

func writeArtifacts(ctx context.Context, w *world, spec, dir string, src sourceFlags, pol *policy.Policy) error {
	inv, err := scan(ctx, w, spec, src, pol)
	if err != nil {
		return err
	}
	defer inv.Files.Close()
	decision, err := w.decide(inv, pol)
	if err != nil {
		return err
	}
	engine, err := scanner.NewEngine(own(pol))
	if err != nil {
		return err
	}
	packages := registry.Options{Env: w.env}
	if info, err := os.Stat(spec); err == nil && info.IsDir() && src.rev == "" {
		packages.Dir = spec
	}
	if w.cacheDir != nil {
		if user, err := w.cacheDir(); err == nil {
			packages.CacheDir = filepath.Join(user, "licit")
		}
	}
	in := artifacts.Input{
		Document: &reports.Document{Inventory: inv, Decision: decision},
		Policy:   pol,
		ReadTree: func(ctx context.Context, want func(string) bool, yield func(string, []byte) error) error {
			return readTree(ctx, spec, src, want, yield)
		},
		Packages: func(ctx context.Context, list []inventory.Package) (map[string]artifacts.Package, error) {
			return packageTexts(ctx, list, packages)
		},
	}
	in.Read, in.IsText = reading(engine)
	if in.ListText, err = registry.ListTexts(ctx, packages); err != nil {
		in.ListText, in.NoListText = nil, err.Error()
	}
	m, err := artifacts.Write(ctx, in, dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.stdout, "%s\n", m.Digest)
	fmt.Fprintf(w.stderr, "licit: wrote %d files to %s; begin with index.md\n", len(m.Files)+1, dir)
	shown := map[string]int{}
	for _, p := range m.Problems {
		if shown[p.Kind]++; shown[p.Kind] > maxProblems {
			continue
		}
		fmt.Fprintf(w.stderr, "licit: %s, %s: %s; %s\n", p.Kind, reports.Plain(p.Subject), reports.Plain(p.What), reports.Plain(p.Next))
	}
	for _, kind := range []string{artifacts.LicenceUnknown, artifacts.NotRead, artifacts.TextMismatch, artifacts.TextMissing} {
		if n := shown[kind] - maxProblems; n > 0 {
			fmt.Fprintf(w.stderr, "licit: %s: %d more, in %s\n", kind, n, filepath.Join(dir, artifacts.ManifestName))
		}
	}
	switch {
	case len(decision.Unexamined()) > 0:
		fmt.Fprintln(w.stderr, "licit: the scan is incomplete; see the verdicts SCN-001 and DEP-004 of licit scan")
		return outcome(exitIncomplete)
	case !m.Whole():
		return outcome(exitPolicy)
	}
	return nil
}

// maxProblems bounds how many problems of a kind are named on standard error; the manifest has all.
const maxProblems = 3

// readTree reads files of a source again.
func readTree(ctx context.Context, spec string, src sourceFlags, want func(string) bool, yield func(string, []byte) error) error {
	tree, err := source.Open(ctx, spec, source.Options{Rev: src.rev, AllFiles: src.allFiles, Outputs: src.outputs})
	if err != nil {
		return err
	}
	defer tree.Close()
	return readFiles(ctx, tree, want, yield)
}

// readFiles reads files of a tree that is open, as far as maxExplained.
func readFiles(ctx context.Context, tree source.Tree, want func(string) bool, yield func(string, []byte) error) error {
	return tree.Walk(ctx, func(e source.Entry) error {
		name := source.Printable(e.Path)
		if e.Open == nil || !want(name) {
			return nil
		}
		rc, err := e.Open()
		if err != nil {
			return nil // it is named as one that could not be read
		}
		data, err := io.ReadAll(io.LimitReader(rc, maxExplained))
		if err = errors.Join(err, rc.Close()); err != nil {
			return nil
		}
		return yield(name, data)
	})
}

func packageTexts(ctx context.Context, list []inventory.Package, opts registry.Options) (map[string]artifacts.Package, error) {
	got, err := registry.PackageTexts(ctx, list, opts)
	if err != nil {
		return nil, err
	}
	out := make(map[string]artifacts.Package, len(got))
	for purl, t := range got {
		p := artifacts.Package{Source: t.Source, Reason: t.Reason}
		for _, f := range t.Files {
			p.Files = append(p.Files, artifacts.PackageFile{Name: f.Name, Data: f.Data, Notice: f.Notice})
		}
		out[purl] = p
	}
	return out, nil
}

// reading gives what the engines find in a text, and whether a match is the text of its
// template: at least half as long as the longest template that shares its text.
func reading(engine *license.Engine) (func([]byte) artifacts.Reading, func(string, int) bool) {
	var known sync.Map
	length := func(template string) int {
		if n, ok := known.Load(template); ok {
			return n.(int)
		}
		stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(template, "+"), "-or-later"), "-only")
		n := 0
		for _, name := range []string{template, stem, stem + "-only", stem + "-or-later"} {
			n = max(n, len(engine.Template(name)))
		}
		known.Store(template, n)
		return n
	}
	isText := func(template string, n int) bool { return template != "" && n > 0 && 2*n >= length(template) }
	return func(data []byte) artifacts.Reading {
		found := engine.Scan(data)
		var r artifacts.Reading
		for _, m := range found.Matches {
			if _, err := spdx.Parse(m.Expression); err != nil || m.How == license.Clue {
				continue
			}
			r.Licences = append(r.Licences, artifacts.Licence{
				Expression: m.Expression, Exact: m.How == license.Exact,
				Text: (m.How == license.Exact || m.How == license.Variant) && isText(m.Template, m.End-m.Start),
			})
		}
		for _, n := range copyright.Scan(data) {
			r.Copyrights = append(r.Copyrights, inventory.Copyright{Text: string(data[n.Start:n.End]), Holder: n.Holder, Years: n.Years})
		}
		return r
	}, isText
}
