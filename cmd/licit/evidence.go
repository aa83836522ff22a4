package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// evidenceFlags are what an assessment of a programme is made of.
type evidenceFlags struct {
	src       sourceFlags
	policy    string
	programme string
	artifacts string
	previous  string
}

func (e *evidenceFlags) register(cmd *cobra.Command) {
	e.src.register(cmd)
	f := cmd.Flags()
	f.StringVar(&e.policy, "policy", "", "policy file, or the id of an embedded policy: default, itu-t (default \"default\")")
	f.StringVar(&e.programme, "programme", "", "file with the answers of people (default: "+programme.FileName+" of what is read: the directory, the revision, the archive)")
}

// The files of an evidence directory.
const (
	evidencePage = "evidence.md"
	evidenceHTML = "evidence.html"
	evidenceJSON = "evidence.json"
	ledgerFile   = "findings.json"
)

// evidenceRecords are written first, and the pages name them with their hashes.
var evidenceRecords = []struct{ file, format string }{
	{"inventory.json", "json"}, {"decision.json", "decision"}, {"sbom.spdx.json", "spdx"}, {"sbom.cdx.json", "cyclonedx"},
}

func evidenceCommand(w *world) *cobra.Command {
	var e evidenceFlags
	var dir string
	cmd := &cobra.Command{
		Use:   "evidence -o DIR [PATH | INVENTORY]",
		Short: "Say what stands for each verification material of ISO/IEC 5230:2020",
		Long: `Scan a tree, or read a saved inventory, and write into DIR what stands for each of the 25
verification materials of ISO/IEC 5230:2020: produced, answered, not-applicable,
found-unreviewed, stale or missing, with the file, hash and date that shows it. Beside
these stand the register of licences, the ledger of findings, the cases of use of clause
3.3.2, the inventory, the decision and two SBOMs. Every page opens with what was not examined.

The answers of people stand in ` + programme.FileName + `; licit evidence ask walks through the open
questions. What was answered more than 18 months ago is stale. licit does not judge the
programme: where nothing is open it drafts an affirmation for people to sign.

The day is SOURCE_DATE_EPOCH's, else today.

Exit codes:
  0    the directory is written, whatever is open
  2    usage or configuration
  3    the scan is incomplete: a file or manifest could not be examined; the directory is written and says so
  130  cancelled`,
		Example: `  licit evidence -o evidence
  licit evidence -o evidence --previous evidence/findings.json
  licit evidence -o evidence --artifacts bundle inventory.json
  licit evidence ask`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			spec := "."
			if len(args) > 0 {
				spec = args[0]
			}
			if dir == "" {
				return hinted{errors.New("-o DIR is missing"), "licit evidence -o evidence " + spec}
			}
			return e.write(cmd, w, spec, dir)
		},
	}
	e.register(cmd)
	cmd.Flags().StringVarP(&dir, "output", "o", "", "directory to write; files of an earlier run in it are replaced")
	cmd.Flags().StringVar(&e.artifacts, "artifacts", "", "directory with the artefacts of a release and their manifest.json")
	cmd.Flags().StringVar(&e.previous, "previous", "", "findings.json of an earlier run: when each finding was first seen, and what became of it")
	cmd.AddCommand(evidenceAskCommand(w))
	return cmd
}

// subject is what an assessment is about.
type subject struct {
	inv       *inventory.Inventory
	policy    *policy.Policy
	decision  *policy.Decision
	programme *programme.Programme
	register  []programme.License
	today     time.Time
	name      string // of the source
}

// read makes the subject. Only a programme that is named and not to be made has to be there.
func (e *evidenceFlags) read(cmd *cobra.Command, w *world, spec string, toMake bool) (_ *subject, err error) {
	s := &subject{name: sourceName(spec)}
	if s.today, err = w.today(); err != nil {
		return nil, err
	}
	out := outputFlags{policy: e.policy}
	if s.policy, err = out.load(); err != nil {
		return nil, err
	}
	// What is not the work tree brings its own answers; those that are to be made stand in the work tree.
	inside := e.programme == "" && !toMake && (e.src.rev != "" || !isDirectory(spec))
	name := ""
	if !inside {
		name, err = e.programmeFile(spec)
	}
	if err != nil {
		return nil, err
	}
	if name != "" {
		if s.programme, err = programme.Load(name); err != nil && (e.programme != "" && !toMake || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
	}
	if saved(spec) {
		s.inv, err = readInventory(w, spec)
	} else {
		var answers []byte
		s.inv, answers, err = scanWith(cmd.Context(), w, spec, e.src, s.policy, nil)
		if err == nil && inside && answers != nil {
			if s.programme, err = programme.Parse(inSource(spec, e.src.rev, programme.FileName), answers); err != nil {
				err = errors.Join(err, s.inv.Files.Close())
			}
		}
	}
	if err != nil {
		return nil, err
	}
	for _, p := range s.inv.Packages {
		if p.Kind == inventory.KindRoot {
			s.name = p.Name
			break
		}
	}
	if s.decision, err = policy.Evaluate(s.inv, s.policy, policy.Case{Today: s.today}); err == nil {
		s.register, err = programme.Register(s.inv, s.policy.Facets, s.programme, s.today)
	}
	if err != nil {
		return nil, errors.Join(err, s.inv.Files.Close())
	}
	return s, nil
}

func isDirectory(spec string) bool {
	info, err := os.Stat(spec)
	return err == nil && info.IsDir()
}

// inSource is how an error calls a file of a source that is no directory: "v1.0:programme.yaml".
func inSource(spec, rev, name string) string {
	if rev != "" {
		return rev + ":" + name
	}
	return spec + ": " + name
}

// programmeFile is the file with the answers: the one named, else the one in the directory that is
// scanned, where a link might lead anywhere and is not followed.
func (e *evidenceFlags) programmeFile(spec string) (string, error) {
	if e.programme != "" {
		return e.programme, nil
	}
	if !isDirectory(spec) {
		return "", nil
	}
	name := filepath.Join(spec, programme.FileName)
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return "", hinted{fmt.Errorf("%s is no regular file", name), "--programme FILE"}
	}
	return name, nil
}

// programmeIssues is what the programme of a tree, if it has one, leaves open.
func programmeIssues(w *world, inv *inventory.Inventory, pol *policy.Policy, answers []byte) ([]rule.Issue, error) {
	if answers == nil {
		return nil, nil
	}
	c := programme.Case{}
	var err error
	if c.Today, err = w.today(); err != nil {
		return nil, err
	}
	d, err := policy.Evaluate(inv, pol, policy.Case{Today: c.Today})
	if err != nil {
		return nil, err
	}
	return programme.Issues(inv, d, pol.Facets, answers, c)
}

// saved reports whether a source is a saved inventory or SBOM rather than something to scan.
func saved(spec string) bool {
	if spec == "-" {
		return true
	}
	f, err := os.Open(spec)
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return false
	}
	start, _ := bufio.NewReader(io.LimitReader(f, 512)).ReadString('{')
	start = strings.TrimPrefix(start, "\ufeff")
	return strings.TrimSpace(start) == "{" || strings.HasPrefix(start, "SPDXVersion:")
}

func sourceName(spec string) string {
	if abs, err := filepath.Abs(spec); err == nil && !strings.Contains(spec, ":") {
		return filepath.Base(abs)
	}
	return spec
}

func (e *evidenceFlags) write(cmd *cobra.Command, w *world, spec, dir string) error {
	var before *programme.Ledger
	if e.previous != "" {
		f, err := os.Open(e.previous)
		if err != nil {
			return fmt.Errorf("--previous: %w", err)
		}
		before, err = programme.ReadLedger(e.previous, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	forms := programme.Forms{}
	var bundle *programme.Bundle
	if e.artifacts != "" {
		var err error
		if bundle, forms.Artefacts, err = readBundle(e.artifacts); err != nil {
			return err
		}
	}
	e.src.outputs = within(spec, e.sinks(dir))
	s, err := e.read(cmd, w, spec, false)
	if err != nil {
		return err
	}
	defer s.inv.Files.Close()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	day := s.today.UTC().Format(time.DateOnly)
	ev := &reports.Evidence{
		Schema: "1", Standard: "ISO/IEC 5230:2020", Day: day, Name: s.name, Tool: s.inv.Tool, Source: s.inv.Source, Inventory: s.decision.Inventory,
		Policy: s.decision.Policy, Result: s.decision.Result, NotExamined: reports.NotExamined(s.inv), Register: s.register,
	}
	if p := s.programme; p != nil {
		ev.Programme = reports.Answers{File: filepath.Base(p.Name), Digest: p.Digest, Organisation: p.Organisation, Limits: p.Scope.Limits, Contacts: p.Contacts, Roles: p.Roles}
	}
	ev.Ledger = programme.Keep(s.decision, before, s.today)
	made := func(name string, write func(io.Writer) error) error {
		sum := sha256.New()
		err := writeFile(filepath.Join(dir, name), func(f io.Writer) error { return write(io.MultiWriter(f, sum)) })
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		ev.Files = append(ev.Files, programme.Shown{Path: name, SHA256: hex.EncodeToString(sum.Sum(nil)), Date: day, Where: "evidence"})
		return nil
	}
	doc := &reports.Document{Inventory: s.inv, Decision: s.decision}
	for _, r := range evidenceRecords {
		format, err := reports.Find(r.format)
		if err != nil {
			return err
		}
		if err := made(r.file, func(f io.Writer) error { return format.Write(f, doc) }); err != nil {
			return err
		}
	}
	if err := errors.Join(made("licences.json", ev.WriteRegister), made(ledgerFile, ev.WriteLedger)); err != nil {
		return err
	}
	forms.Distribution, forms.Made = s.policy.Distribution, slices.Clone(ev.Files)
	if ev.UseCases, err = programme.UseCases(s.inv, s.decision, s.register, forms); err != nil {
		return err
	}
	if err := made("use-cases.json", ev.WriteUseCases); err != nil {
		return err
	}
	if ev.Materials, err = programme.Assess(s.inv, s.decision, s.programme, programme.Case{Today: s.today, Made: ev.Files, Bundle: bundle, Register: s.register}); err != nil {
		return err
	}
	ev.Count()
	for _, page := range []struct {
		name  string
		write func(io.Writer) error
	}{{evidenceJSON, ev.WriteJSON}, {evidencePage, ev.WriteMarkdown}, {evidenceHTML, ev.WriteHTML}} {
		if err := writeFile(filepath.Join(dir, page.name), page.write); err != nil {
			return fmt.Errorf("write %s: %w", page.name, err)
		}
	}
	fmt.Fprintf(w.stdout, "%s: of 25 verification materials of ISO/IEC 5230:2020: %s.\n", filepath.Join(dir, evidencePage), ev.Sums())
	if ev.Open > 0 {
		fmt.Fprintln(w.stdout, "Next: licit evidence ask")
	} else {
		fmt.Fprintln(w.stdout, "Nothing but the affirmation is open; a draft for people to read and sign stands at the end.")
	}
	if len(s.decision.Unexamined()) > 0 {
		fmt.Fprintln(w.stderr, "licit: the scan is incomplete; what could not be examined stands first on the page")
		return outcome(exitIncomplete)
	}
	return nil
}

// sinks are the files that a run writes, so that a scan leaves them out.
func (e *evidenceFlags) sinks(dir string) []sink {
	names := []string{evidencePage, evidenceHTML, evidenceJSON, "licences.json", ledgerFile, "use-cases.json"}
	for _, r := range evidenceRecords {
		names = append(names, r.file)
	}
	var out []sink
	for _, n := range names {
		out = append(out, sink{file: filepath.Join(dir, n)})
	}
	return out
}

// maxManifest bounds the bytes of a manifest of artefacts, and how many files it may name.
const (
	maxManifest      = 64 << 20
	maxManifestFiles = 100_000
)

// readBundle reads the manifest of a directory of artefacts: the manifest itself, and the files
// that it lists and that are there with the hash that it says.
func readBundle(dir string) (*programme.Bundle, []programme.Shown, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("--artifacts: %w", err)
	}
	defer root.Close()
	name := filepath.Join(dir, "manifest.json")
	f, err := root.Open("manifest.json")
	if err != nil {
		return nil, nil, fmt.Errorf("--artifacts: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, nil, fmt.Errorf("--artifacts %s: %w", name, err)
	}
	var m struct {
		Source    inventory.Source `json:"source"`
		Inventory string           `json:"inventory"`
		Retention struct {
			Until string `json:"until"`
		} `json:"retention"`
		Problems []any `json:"problems"`
		Files    []struct {
			Path   string `json:"path"`
			SHA256 string `json:"sha256"`
		} `json:"files"`
	}
	if err := json.Unmarshal(data, &m); err != nil || len(m.Files) == 0 || len(data) > maxManifest || len(m.Files) > maxManifestFiles {
		return nil, nil, fmt.Errorf("--artifacts %s: this is no manifest that lists files with path and sha256 (%v)", name, err)
	}
	day, _, _ := strings.Cut(m.Source.Time, "T")
	var files []programme.Shown
	for _, x := range m.Files {
		if have, err := hashOf(root, x.Path); err != nil {
			return nil, nil, fmt.Errorf("--artifacts %s names %q: %w", name, x.Path, err)
		} else if have != x.SHA256 {
			return nil, nil, fmt.Errorf("--artifacts %s names %q with sha256 %q, and it is %s; make the bundle again", name, x.Path, x.SHA256, have)
		}
		files = append(files, programme.Shown{Path: x.Path, SHA256: x.SHA256, Date: day, Where: "bundle"})
	}
	sum := sha256.Sum256(data)
	return &programme.Bundle{
		Manifest: programme.Shown{Path: "manifest.json", SHA256: hex.EncodeToString(sum[:]), Date: day, Where: "bundle"},
		Revision: m.Source.Revision, Inventory: m.Inventory, Keep: m.Retention.Until, Problems: len(m.Problems),
	}, files, nil
}

func hashOf(root *os.Root, name string) (string, error) {
	name = filepath.FromSlash(name)
	if info, err := root.Stat(name); err != nil {
		return "", err
	} else if !info.Mode().IsRegular() {
		return "", errors.New("no regular file")
	}
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
