// Package scanner makes an inventory of a source tree: it walks the tree,
// looks into every file once, reads the manifests together, and assembles
// evidence, inheritance and conclusions.
//
// The way through is one direction: a source.Tree goes in, an
// inventory.Inventory comes out, and nothing here knows of policy or reports.
package scanner

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/licit-compliance/licit/scanner/annotation"
	"github.com/licit-compliance/licit/scanner/cache"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// Options of a scan. The zero value scans with every core and no progress.
type Options struct {
	ToolVersion string
	// Epoch is SOURCE_DATE_EPOCH, in seconds, where the caller has one.
	Epoch    *int64
	Own      []license.Own                // licence texts that the user's policy registers
	Workers  int                          // 0: as many as cores
	Progress func(files int, bytes int64) // called now and then from one goroutine
	// Cache is a file that keeps what was found for the next scan of the same tree, empty for
	// none. It makes no difference to the inventory.
	Cache string
	// Outside, where it is given, stands in the place of the snapshot of the tree: what readers learn of packages
	// elsewhere is added to it.
	Outside *ecosystem.Outside
}

// maxManifests bounds the bytes of manifests held at once.
const maxManifests = 256 << 20

// collected is what one pass over the tree leaves for the assembly.
type collected struct {
	rows      *inventory.Rows
	paths     map[string]string // inventory path -> mode
	folded    map[string]string // lower-case path, with and without prose extension -> path; built when asked
	dirs      map[string]bool
	manifests map[string]ecosystem.Manifest
	includes  ecosystem.Includes
	copies    *vendored.Finder
	clues     map[string][]vendored.Clue // inventory path -> what says that it was copied
	skipped   []ecosystem.Problem
	gitlinks  map[string]string // inventory path -> commit
	title     string            // first heading of the README at the root, titleFrom its path
	titleFrom string
	result    *inventory.Inventory // the whole, where the last scan made it of the same
}

// Scan makes the inventory of a tree. The caller closes the tree, and the Files
// of the inventory. An error means that there is no inventory; a file that
// cannot be read is a row, not an error.
func Scan(ctx context.Context, tree source.Tree, opt Options) (*inventory.Inventory, error) {
	copies := sync.OnceValue(vendored.NewFinder)
	kept := openReuse(opt.Cache, opt.Own)
	defer kept.close()
	engine := sync.OnceValues(func() (*license.Engine, error) { return NewEngine(opt.Own) })
	examiners := sync.OnceValues(func() (func() *examiner, error) {
		engine, err := engine()
		if err != nil {
			return nil, err
		}
		wanted := ecosystem.NewMatcher(ecosystem.All())
		large := new(sync.Mutex)
		return func() *examiner {
			x := newExaminer(engine, copies(), large, func(p string, data []byte) bool {
				return p == registry.SnapshotName || isRootReadme(p) || annotation.Wanted(p) || wanted.Wanting(p) != nil || ecosystem.IsShellScript(p, data)
			})
			x.tracking = kept.out != nil
			return x
		}, nil
	})
	c, err := collect(ctx, tree, opt, kept, examiners)
	if err != nil {
		if c.result != nil {
			c.result.Files.Close()
		}
		return nil, err
	}
	defer c.rows.Close()
	if c.result != nil {
		return c.result, nil
	}
	c.copies = copies()
	info := tree.Info()
	version, err := license.Version()
	if err != nil {
		return nil, fmt.Errorf("licence data: %w", err)
	}
	if len(opt.Own) > 0 {
		e, err := engine()
		if err != nil {
			return nil, err
		}
		version = e.Version()
	}
	inv := &inventory.Inventory{
		Schema: inventory.Schema,
		Tool: inventory.Tool{
			Name: "licit", Version: opt.ToolVersion, LicenseListVersion: spdx.ListVersion, DataVersion: version,
		},
		Source: inventory.Source{
			Kind: info.Kind, URL: info.URL, PURL: info.PURL, Revision: info.Revision, Dirty: info.Dirty, Root: ".",
			Digest: info.Digest, NotExamined: info.NotExamined,
		},
	}
	inv.Source.Time, inv.Source.TimeFrom = sourceTime(info, opt.Epoch)
	if err := assemble(inv, c, info, opt.Outside); err != nil {
		inv.Files.Close()
		return nil, err
	}
	if opt.Outside == nil { // what stands elsewhere may be another the next time
		kept.keep(ctx, inv, resultKey(tree, opt))
	}
	return inv, nil
}

// NewEngine is the licence engine with the user's own texts.
func NewEngine(own []license.Own) (*license.Engine, error) {
	engine, err := license.New()
	if err != nil {
		return nil, fmt.Errorf("licence data: %w", err)
	}
	return engine.With(own)
}

// sourceTime follows the design: SOURCE_DATE_EPOCH, else the commit of a clean
// tree, else the newest archive member, else 1970 with a note.
func sourceTime(info source.Info, epoch *int64) (stamp, from string) {
	switch {
	case epoch != nil:
		return time.Unix(*epoch, 0).UTC().Format(time.RFC3339), "SOURCE_DATE_EPOCH"
	case info.Time > 0 && !info.Dirty:
		return time.Unix(info.Time, 0).UTC().Format(time.RFC3339), info.TimeFrom
	case info.Dirty:
		return time.Unix(0, 0).UTC().Format(time.RFC3339), "none: the work tree is not its commit; set SOURCE_DATE_EPOCH"
	}
	return time.Unix(0, 0).UTC().Format(time.RFC3339), "none: the source gives no time; set SOURCE_DATE_EPOCH"
}

// job is an entry on its way to a worker.
type job struct {
	entry source.Entry
	order int           // in which the walk gave it
	kept  cache.Entry   // what the last scan found, if that holds
	done  chan struct{} // sequential trees: closed when the entry may move on
}

// collect walks the tree and examines every entry, in parallel. As long as the walk meets
// what the last scan met, in the same order, nothing is examined: if it is so to the end, the
// result is the same.
func collect(ctx context.Context, tree source.Tree, opt Options, kept *reuse, examiners func() (func() *examiner, error)) (_ *collected, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs := make(chan job, 4*workers)
	results := make(chan examined, 4*workers)
	send := func(j job) error {
		if tree.Sequential() && j.entry.Open != nil {
			j.done = make(chan struct{})
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
		if j.done != nil {
			select {
			case <-j.done:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
	var walkErr error
	var result *inventory.Inventory
	go func() {
		defer close(jobs)
		last, following := kept.old.Entries, true
		same := make([]source.Entry, 0, len(last)) // so far, what the last scan met
		flush := func() error {
			for i, e := range same {
				if err := send(job{entry: e, order: i, kept: last[i]}); err != nil {
					return err
				}
			}
			same = nil
			return nil
		}
		n := 0
		walkErr = tree.Walk(ctx, func(e source.Entry) error {
			order := n
			n++
			if following && order < len(last) && last[order].Path == e.Path && kept.holds(last[order].Key, &e) {
				same = append(same, e)
				return nil
			}
			if following {
				following = false
				kept.begin()
				if err := flush(); err != nil {
					return err
				}
			}
			j := job{entry: e, order: order}
			if old, ok := kept.old.Find(e.Path); ok && kept.holds(old.Key, &e) {
				j.kept = old
			}
			return send(j)
		})
		if walkErr != nil {
			return
		}
		if !following {
			return
		}
		if n == len(last) {
			if opt.Outside == nil {
				result = kept.result(resultKey(tree, opt))
			}
			if result != nil {
				return
			}
		}
		kept.begin()
		walkErr = flush()
	}()
	var wg sync.WaitGroup
	var engineErr error
	var failed sync.Once
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var x *examiner
			for j := range jobs {
				if x == nil && ctx.Err() == nil {
					fresh, err := examiners()
					if err != nil {
						failed.Do(func() { engineErr = err })
						cancel()
						continue
					}
					x = fresh()
				}
				if ctx.Err() == nil {
					out := safely(x, kept, j)
					out.order = j.order
					results <- out
				}
				if j.done != nil {
					close(j.done)
				}
			}
		}()
	}
	go func() { wg.Wait(); close(results) }()

	c := &collected{rows: new(inventory.Rows), paths: map[string]string{}, dirs: map[string]bool{}, manifests: map[string]ecosystem.Manifest{}, gitlinks: map[string]string{}, clues: map[string][]vendored.Clue{}}
	defer func() {
		if err != nil {
			c.rows.Close()
		}
	}()
	held, files, bytes := 0, 0, int64(0)
	for r := range results {
		if err != nil {
			continue // drain
		}
		if _, twice := c.paths[r.row.Path]; twice {
			// An archive may hold a name twice, and which one is meant nobody knows.
			n, name := 2, r.row.Path
			for c.paths[fmt.Sprintf("%s#%d", name, n)] != "" {
				n++
			}
			r.row.Path = fmt.Sprintf("%s#%d", name, n)
			r.row.Status, r.row.StatusReason = inventory.StatusFailed, fmt.Sprintf("another member of the name %s", name)
			r.manifest, r.includes, r.clues = nil, nil, nil
			r.kept = record{}
		}
		kept.add(r.order, &r)
		c.paths[r.row.Path] = r.row.Mode
		for dir := range above(r.row.Path) {
			if c.dirs[dir] {
				break
			}
			c.dirs[dir] = true
		}
		if r.row.Mode == inventory.ModeGitlink {
			c.gitlinks[r.row.Path] = r.row.Target
		}
		if r.manifest != nil && isRootReadme(r.row.Path) {
			if h := heading(r.manifest); h != "" && (c.title == "" || r.row.Path < c.titleFrom) {
				c.title, c.titleFrom = h, r.row.Path
			}
			r.manifest = nil
		}
		if r.manifest != nil {
			if held += len(r.manifest); held > maxManifests {
				c.skipped = append(c.skipped, ecosystem.Problem{Path: r.row.Path, Reason: fmt.Sprintf("manifests of more than %d MiB in one tree: not read", maxManifests>>20)})
			} else {
				c.manifests[r.row.Path] = ecosystem.Manifest{Path: r.row.Path, Data: r.manifest}
			}
		}
		c.includes.Add(r.row.Path, r.includes)
		if len(r.clues) > 0 {
			c.clues[r.row.Path] = r.clues
		}
		files++
		bytes += r.row.Size
		if err = c.rows.Append(r.row); err != nil {
			cancel()
			continue
		}
		if opt.Progress != nil {
			opt.Progress(files, bytes)
		}
	}
	if err == nil {
		err = walkErr
	}
	if engineErr != nil {
		err = engineErr
	}
	c.result = result
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return c, err
}

// panics counts recovered panics, for tests that expect none.
var panics atomic.Int64

// safely turns a bug in a detector into a failed row, so that one hostile file
// cannot take the scan down.
func safely(x *examiner, kept *reuse, j job) (out examined) {
	e := j.entry
	defer func() {
		if r := recover(); r != nil {
			panics.Add(1)
			out = examined{row: &inventory.File{
				Path: source.Printable(e.Path), Kind: "unknown", Mode: inventory.ModeFile, Size: max(e.Size, 0),
				Status: inventory.StatusFailed, StatusReason: fmt.Sprintf("a bug in licit, please report it: %v", r),
			}}
		}
	}()
	if j.kept.Key != "" {
		if out, ok := kept.recall(x, e, j.kept); ok {
			return out
		}
	}
	out = x.row(e)
	kept.pack(&e, &out)
	return out
}
