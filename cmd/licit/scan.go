package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/reports/committed"
	"github.com/licit-compliance/licit/scanner"
	"github.com/licit-compliance/licit/scanner/cache"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/source"
)

// outputFlags are the flags of every command that ends in reports.
type outputFlags struct {
	outputs  []string
	policy   string
	baseline string
	failOn   string
	exitZero bool
	colour   string
	verbose  bool
}

func (o *outputFlags) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVarP(&o.outputs, "output", "o", nil, "FORMAT or FORMAT=FILE; repeatable (licit list formats; default text)")
	f.StringVar(&o.policy, "policy", "", "policy file, or the id of an embedded policy: default, itu-t (default \"default\")")
	f.StringVar(&o.baseline, "baseline", "", "a decision (-o decision=FILE) whose verdicts are known: they are shown and do not fail")
	f.BoolVar(&o.exitZero, "exit-zero", false, "exit 0 whatever the policy decides; an incomplete scan still exits 3")
	f.StringVar(&o.failOn, "fail-on", policy.Review, "which decision makes exit 1: review (and deny), deny, or never")
	f.StringVar(&o.colour, "color", "auto", "auto, always or never; NO_COLOR is obeyed")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "list what the policy allows, too")
}

type sourceFlags struct {
	rev      string
	allFiles bool
	noCache  bool
	outputs  []string // paths below the source that the command writes
}

func (s *sourceFlags) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.rev, "rev", "", "git revision to read instead of the work tree")
	f.BoolVar(&s.allFiles, "all-files", false, "also the files that git ignores")
	f.BoolVar(&s.noCache, "no-cache", false, "neither use nor keep what an earlier scan of the same directory found")
}

func scanCommand(w *world) *cobra.Command {
	var out outputFlags
	var src sourceFlags
	var newFrom string
	var resolved, online bool
	cmd := &cobra.Command{
		Use:   "scan [DIRECTORY | GIT URL | ARCHIVE | pkg:TYPE/NAME@VERSION | -]",
		Short: "Read a tree and decide about it: the main job",
		Long: `Read a source tree, say what is in it and on what terms, and decide about it by
policy. In a git work tree the tracked files are read, and those that git does not
ignore. A git URL or package (pkg:golang, npm, pypi, cargo, maven) is fetched through your own client settings, from the host
you name and no other; a plain scan uses no network at all.

What was found in a directory is kept in your cache directory, and the next scan of it
reads only what changed since. The result is the same to the byte.
` + exitHelp,
		Example: `  licit scan
  licit scan --rev v1.2.0 -o json=inventory.json
  licit scan release.tar.gz -o spdx=release.spdx.json
  licit scan pkg:golang/github.com/opencontainers/runtime-spec@v1.2.0
  licit scan --new-from origin/main -o markdown
  git archive HEAD | licit scan -`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			spec := "."
			if len(args) > 0 {
				spec = args[0]
			}
			sinks, err := out.parse()
			if err != nil {
				return err
			}
			if online && !resolved {
				return hinted{errors.New("--online is for --resolve: a plain scan uses no network"), "licit scan --resolve --online"}
			}
			if newFrom != "" {
				return out.scanNew(cmd.Context(), w, spec, newFrom, src, sinks)
			}
			pol, err := out.load()
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("rev") && src.rev == "" {
				return hinted{errors.New("--rev is empty"), "--rev REVISION, or leave it out for the work tree"}
			}
			if resolved {
				if err := resolve(cmd.Context(), w, spec, "", online, src); err != nil {
					return err
				}
			}
			src.outputs = within(spec, sinks)
			inv, answers, err := scanWith(cmd.Context(), w, spec, src, pol, nil)
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			c := policy.Case{}
			if c.Programme, err = programmeIssues(w, inv, pol, answers); err != nil {
				return err
			}
			return out.finish(w, inv, pol, c, sinks, next(spec, src))
		},
	}
	out.register(cmd)
	src.register(cmd)
	cmd.Flags().BoolVar(&resolved, "resolve", false, "first write "+registry.SnapshotName+" in the directory, as licit resolve does")
	cmd.Flags().BoolVar(&online, "online", false, "with --resolve: ask the registries of your own settings for what the caches lack")
	cmd.Flags().StringVar(&newFrom, "new-from", "", "git revision: fail only for what came since; policy and exceptions are read as they were there")
	return cmd
}

// within lists the files that a run writes into the directory that it reads, as
// paths below it, sorted.
func within(dir string, sinks []sink) []string {
	var out []string
	root, err := filepath.Abs(dir)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	if err != nil {
		return nil // no directory: an archive, a URL
	}
	for _, s := range sinks {
		if s.file == "" {
			continue
		}
		file, err := filepath.Abs(s.file)
		if err != nil {
			continue
		}
		if parent, err := filepath.EvalSymlinks(filepath.Dir(file)); err == nil {
			file = filepath.Join(parent, filepath.Base(file))
		}
		if rel, err := filepath.Rel(root, file); err == nil && filepath.IsLocal(rel) {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	slices.Sort(out)
	return out
}

// next is how the same source is named to other commands.
func next(spec string, src sourceFlags) string {
	s := ""
	if spec != "." {
		s = " --source " + spec
	}
	if src.rev != "" {
		s += " --rev " + src.rev
	}
	return s
}

// scan opens a source and makes its inventory, with progress on a terminal.
func scan(ctx context.Context, w *world, spec string, src sourceFlags, pol *policy.Policy) (*inventory.Inventory, error) {
	inv, _, err := scanWith(ctx, w, spec, src, pol, nil)
	return inv, err
}

// scanWith scans with what is known of packages outside of the tree; nil is what its snapshot knows. It gives the
// programme.yaml of the source, too, nil where it has none.
func scanWith(ctx context.Context, w *world, spec string, src sourceFlags, pol *policy.Policy, outside *ecosystem.Outside) (*inventory.Inventory, []byte, error) {
	unbind := sync.OnceFunc(boundMemory(w))
	defer unbind()
	opt := scanner.Options{ToolVersion: toolVersion(), Own: own(pol), Outside: outside}
	epoch, err := w.epoch()
	if err != nil {
		return nil, nil, err
	}
	opt.Epoch = epoch
	status := func(string) {}
	if w.stderrTerminal {
		var last time.Time
		status = func(s string) {
			if s == "" {
				fmt.Fprint(w.stderr, "\r\x1b[K")
			} else if now := time.Now(); now.Sub(last) > 100*time.Millisecond {
				last = now
				fmt.Fprintf(w.stderr, "\r\x1b[K%s", s)
			}
		}
		status("opening the source …")
		opt.Progress = func(files int, bytes int64) {
			status(fmt.Sprintf("%d files, %d MB", files, bytes>>20))
		}
	}
	defer status("")
	tree, err := open(ctx, w, spec, src)
	if err != nil {
		return nil, nil, err
	}
	defer tree.Close()
	if !src.noCache && w.cacheDir != nil {
		opt.Cache = cacheFile(w.cacheDir, spec, src.rev)
	}
	inv, err := scanner.Scan(ctx, tree, opt)
	if err != nil {
		return nil, nil, err
	}
	unbind() // a document is decoded whole
	answers, err := examineDocuments(ctx, inv, tree)
	if err != nil {
		return nil, nil, errors.Join(err, inv.Files.Close())
	}
	return inv, answers, nil
}

// examineDocuments adds what does not hold of the documents about a tree that are committed to it, and gives its
// programme.yaml, nil where there is none. They are read from the tree a second time; there are few.
func examineDocuments(ctx context.Context, inv *inventory.Inventory, tree source.Tree) (answers []byte, err error) {
	programmed := false
	names := committed.Documents(func(yield func(string) bool) {
		for name := range inv.Files.Paths() {
			if programmed = programmed || name == programme.FileName; !yield(name) {
				return
			}
		}
	})
	if len(names) == 0 && !programmed {
		return nil, nil
	}
	found, held := len(inv.Findings), committed.Of(inv)
	want := func(name string) bool {
		_, is := slices.BinarySearch(names, name)
		return is || name == programme.FileName
	}
	err = readFiles(ctx, tree, want, func(name string, data []byte) error {
		if name == programme.FileName {
			answers = data
			return nil
		}
		list, err := held.Findings(name, data)
		inv.Findings = append(inv.Findings, list...)
		return err
	})
	if len(inv.Findings) > found {
		inv.Known = ""
		slices.SortFunc(inv.Findings, func(a, b inventory.Finding) int {
			return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Path, b.Path), strings.Compare(a.ID, b.ID))
		})
	}
	return answers, err
}

// The heap of a scan may grow to memoryEager percent of what lives, as long as the
// process stays below memoryBound: a short run is over before there is much to collect.
// Where more lives than that, it may grow by a half of what lives.
const (
	memoryEager = 400
	memoryBound = 112 << 20
)

// boundMemory bounds the memory of a scan, unless the user's environment does, and gives what
// ends that: a report may need more.
func boundMemory(w *world) (end func()) {
	if w.env("GOGC") != "" || w.env("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(memoryEager), debug.SetMemoryLimit(memoryBound)
	var mu sync.Mutex
	ended := false
	afterCollection(func() bool {
		mu.Lock()
		defer mu.Unlock()
		if !ended {
			live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
			metrics.Read(live)
			debug.SetMemoryLimit(max(memoryBound, int64(live[0].Value.Uint64())*3/2))
		}
		return !ended
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		ended = true
		debug.SetMemoryLimit(limit)
		var ran debug.GCStats
		if debug.ReadGCStats(&ran); ran.NumGC > 0 {
			debug.SetGCPercent(percent)
			return
		}
		// So little was made that none of it was collected. It stays so until there is more.
		afterCollection(func() bool {
			debug.SetGCPercent(percent)
			return false
		})
	}
}

// afterCollection calls f after each collection of memory, until it returns false.
func afterCollection(f func() bool) {
	runtime.AddCleanup(new(*world), func(f func() bool) {
		if f() {
			afterCollection(f)
		}
	}, f)
}

// cacheFile names the file that keeps what is found in a directory, "" for any other source,
// and for a directory that holds the cache: it would find itself changed every time.
func cacheFile(userDir func() (string, error), spec, rev string) string {
	base, err := userDir()
	if err != nil {
		return ""
	}
	if info, err := os.Stat(spec); err != nil || !info.IsDir() {
		return ""
	}
	dir, err := filepath.Abs(spec)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(base); err == nil {
		base = real
	}
	if rel, err := filepath.Rel(dir, base); err == nil && filepath.IsLocal(rel) {
		return ""
	}
	return cache.Path(filepath.Join(base, "licit", "scan"), dir, rev)
}

// open opens a source. Packages of other kinds than Go modules come from the caches and
// registries of the user's own clients.
func open(ctx context.Context, w *world, spec string, src sourceFlags) (source.Tree, error) {
	if !strings.HasPrefix(spec, "pkg:") || strings.HasPrefix(spec, "pkg:golang/") {
		return source.Open(ctx, spec, source.Options{Rev: src.rev, AllFiles: src.allFiles, Outputs: src.outputs})
	}
	if src.rev != "" {
		return nil, fmt.Errorf("%s has no revisions: only a git repository has; leave the revision out", spec)
	}
	_, data, err := registry.Fetch(ctx, spec, registry.Options{Env: w.env})
	if err != nil {
		return nil, err
	}
	return source.OpenPackage(spec, data)
}

// decide lets a policy decide about an inventory as of today.
func (w *world) decide(inv *inventory.Inventory, pol *policy.Policy) (*policy.Decision, error) {
	today, err := w.today()
	if err != nil {
		return nil, err
	}
	return policy.Evaluate(inv, pol, policy.Case{Today: today})
}

// sink is a format and where it goes.
type sink struct {
	format reports.Format
	file   string // empty: standard output
}

// parse checks the outputs before any work is done.
func (o *outputFlags) parse() ([]sink, error) {
	switch o.failOn {
	case policy.Review, policy.Deny, "never":
	default:
		return nil, hinted{fmt.Errorf("--fail-on is %q", o.failOn), "--fail-on review, deny or never"}
	}
	switch o.colour {
	case "auto", "always", "never":
	default:
		return nil, hinted{fmt.Errorf("--color is %q", o.colour), "--color auto, always or never"}
	}
	list := o.outputs
	if len(list) == 0 {
		list = []string{"text"}
	}
	var sinks []sink
	stdout := ""
	files := map[string]string{} // absolute path -> format
	for _, spec := range list {
		name, file, hasFile := strings.Cut(spec, "=")
		format, err := reports.Find(name)
		if err != nil {
			if path.Ext(name) != "" && !hasFile { // the name of a file, as other tools take it
				return nil, hinted{err, "-o FORMAT=" + name}
			}
			return nil, hinted{err, "licit list formats"}
		}
		if hasFile && file == "" {
			return nil, fmt.Errorf("-o %s: no file after =", spec)
		}
		if file == "-" {
			hasFile, file = false, "" // standard output, as everywhere
		}
		if !hasFile {
			if stdout != "" {
				return nil, hinted{fmt.Errorf("-o %s and -o %s both go to standard output", stdout, name), "-o " + name + "=FILE"}
			}
			stdout = name
		}
		if hasFile {
			abs, err := filepath.Abs(file)
			if err != nil {
				return nil, err
			}
			if other, taken := files[abs]; taken {
				return nil, fmt.Errorf("-o %s and -o %s both go to %s", other, name, file)
			}
			if info, err := os.Stat(abs); err != nil || info.Mode().IsRegular() {
				files[abs] = name
			}
		}
		sinks = append(sinks, sink{format, file})
	}
	return sinks, nil
}

func (o *outputFlags) load() (*policy.Policy, error) {
	if o.policy == "" {
		return policy.Default()
	}
	return policy.Load(o.policy)
}

// finish decides, writes every report and says how it ended.
func (o *outputFlags) finish(w *world, inv *inventory.Inventory, pol *policy.Policy, c policy.Case, sinks []sink, source string) (err error) {
	if c.Today, err = w.today(); err != nil {
		return err
	}
	if o.baseline != "" && c.Baseline == nil {
		f, err := os.Open(o.baseline)
		if err != nil {
			return fmt.Errorf("baseline: %w", err)
		}
		c.Baseline, err = policy.ReadBaseline(o.baseline, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	decision, err := policy.Evaluate(inv, pol, c)
	if err != nil {
		return err
	}
	if o.policy != "" {
		source += " --policy " + o.policy
	}
	doc := &reports.Document{Inventory: inv, Decision: decision, Verbose: o.verbose, Source: source}
	talk := true
	for _, s := range sinks {
		if s.file == "" {
			talk = s.format.Name != "text"
			doc.Colour = o.colour == "always" || o.colour == "auto" && w.stdoutTerminal && w.env("NO_COLOR") == "" && w.env("TERM") != "dumb"
			if err := s.format.Write(w.stdout, doc); err != nil {
				return fmt.Errorf("write %s: %w", s.format.Name, err)
			}
			continue
		}
		doc.Colour = false
		if err := writeFile(s.file, func(f io.Writer) error { return s.format.Write(f, doc) }); err != nil {
			return fmt.Errorf("write %s: %w", s.format.Name, err)
		}
	}
	if talk {
		fmt.Fprintf(w.stderr, "licit: %d files; policy %s version %s decides: %s (%d to settle)\n",
			inv.Summary.Files, decision.Policy.ID, decision.Policy.Version, decision.Result, len(decision.Open()))
	}
	unexamined := decision.Unexamined()
	switch {
	case len(unexamined) > 0:
		files, manifests := 0, 0
		for _, v := range unexamined {
			if v.Rule == rule.UnreadManifest {
				manifests += v.Count
			} else {
				files += v.Count
			}
		}
		fmt.Fprintf(w.stderr, "licit: the scan is incomplete: files not examined: %d, manifests not read: %d; see the verdicts SCN-001 and DEP-004\n", files, manifests)
		return outcome(exitIncomplete)
	case o.exitZero, o.failOn == "never", decision.Result == "pass", o.failOn == policy.Deny && decision.Result != policy.Deny:
		return nil
	}
	return outcome(exitPolicy)
}

// writeFile writes beside the target and renames, so that a reader never sees half a
// report. A target that is no regular file (/dev/null, a pipe) is written to as it is.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".licit-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
