package scanner

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/licit-compliance/licit/scanner/cache"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// The first pass: one goroutine walks the tree, workers examine what it gives, and what they find is collected
// by the one that asked.

// maxManifests bounds the bytes of manifests held at once.
const maxManifests = 256 << 20

// collected is what one pass over the tree leaves for the assembly.
type collected struct {
	rows      *inventory.Rows
	paths     map[string]string // inventory path -> mode
	folded    map[string]string // lower-case path, with and without prose extension -> path; built when asked
	dirs      map[string]bool
	manifests map[string]ecosystem.Manifest
	held      int // bytes of them
	includes  ecosystem.Includes
	copies    *vendored.Finder
	clues     map[string][]vendored.Clue // inventory path -> what says that it was copied
	skipped   []ecosystem.Problem
	gitlinks  map[string]string // inventory path -> commit
	title     string            // first heading of the README at the root, titleFrom its path
	titleFrom string
	result    *inventory.Inventory // the whole, where the last scan made it of the same
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
	feed := &feed{tree: tree, opt: opt, kept: kept, jobs: make(chan job, 4*workers)}
	walked := make(chan error, 1)
	go func() {
		defer close(feed.jobs)
		walked <- feed.walk(ctx)
	}()
	var engineErr error
	results := make(chan examined, 4*workers)
	var wg sync.WaitGroup
	var failed sync.Once
	for range workers {
		wg.Go(func() {
			if err := examineAll(ctx, feed.jobs, results, kept, examiners); err != nil {
				failed.Do(func() { engineErr = err })
				cancel()
			}
		})
	}
	go func() { wg.Wait(); close(results) }()

	c := &collected{rows: new(inventory.Rows), paths: map[string]string{}, dirs: map[string]bool{}, manifests: map[string]ecosystem.Manifest{}, gitlinks: map[string]string{}, clues: map[string][]vendored.Clue{}}
	defer func() {
		if err != nil {
			c.rows.Close()
		}
	}()
	files, bytes := 0, int64(0)
	for r := range results {
		if err != nil {
			continue // drain
		}
		if err = c.take(&r, kept); err != nil {
			cancel()
			continue
		}
		files++
		bytes += r.row.Size
		if opt.Progress != nil {
			opt.Progress(files, bytes)
		}
	}
	// The workers end before the walk does where the scan is cancelled.
	if walkErr := <-walked; err == nil {
		err = walkErr
	}
	if engineErr != nil {
		err = engineErr
	}
	c.result = feed.result
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return c, err
}

// feed walks a tree and gives its entries to the workers.
type feed struct {
	tree   source.Tree
	opt    Options
	kept   *reuse
	jobs   chan job
	result *inventory.Inventory // of the last scan, where the tree is the same
}

// walk holds the entries back as long as the last scan met the same, and gives them all at the first that differs.
func (f *feed) walk(ctx context.Context) error {
	last, following := f.kept.old.Entries, true
	same := make([]source.Entry, 0, len(last)) // so far, what the last scan met
	flush := func() error {
		for i, e := range same {
			if err := f.send(ctx, job{entry: e, order: i, kept: last[i]}); err != nil {
				return err
			}
		}
		same = nil
		return nil
	}
	n := 0
	err := f.tree.Walk(ctx, func(e source.Entry) error {
		order := n
		n++
		if following && order < len(last) && last[order].Path == e.Path && f.kept.holds(last[order].Key, &e) {
			same = append(same, e)
			return nil
		}
		if following {
			following = false
			f.kept.begin()
			if err := flush(); err != nil {
				return err
			}
		}
		j := job{entry: e, order: order}
		if old, ok := f.kept.old.Find(e.Path); ok && f.kept.holds(old.Key, &e) {
			j.kept = old
		}
		return f.send(ctx, j)
	})
	if err != nil || !following {
		return err
	}
	if n == len(last) && f.opt.Outside == nil {
		if f.result = f.kept.result(resultKey(f.tree, f.opt)); f.result != nil {
			return nil
		}
	}
	f.kept.begin()
	return flush()
}

// send gives one entry to a worker; of a tree whose entries are read in order, it waits until this one was.
func (f *feed) send(ctx context.Context, j job) error {
	if f.tree.Sequential() && j.entry.Open != nil {
		j.done = make(chan struct{})
	}
	select {
	case f.jobs <- j:
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

// examineAll is a worker: it examines jobs until there are none or the scan is cancelled. The error is that no examiner can be made.
func examineAll(ctx context.Context, jobs <-chan job, results chan<- examined, kept *reuse, examiners func() (func() *examiner, error)) error {
	var x *examiner
	for j := range jobs {
		if ctx.Err() != nil {
			return nil
		}
		if x == nil {
			fresh, err := examiners()
			if err != nil {
				return err
			}
			x = fresh()
		}
		out := safely(x, kept, j)
		out.order = j.order
		results <- out
		if j.done != nil {
			close(j.done)
		}
	}
	return nil
}

// take adds what was found in one entry.
func (c *collected) take(r *examined, kept *reuse) error {
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
	kept.add(r.order, r)
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
	if r.manifest != nil {
		c.takeManifest(r.row.Path, r.manifest)
	}
	c.includes.Add(r.row.Path, r.includes)
	if len(r.clues) > 0 {
		c.clues[r.row.Path] = r.clues
	}
	return c.rows.Append(r.row)
}

// takeManifest keeps a manifest for its reader, and of the README at the root its heading.
func (c *collected) takeManifest(at string, data []byte) {
	if isRootReadme(at) {
		if h := heading(data); h != "" && (c.title == "" || at < c.titleFrom) {
			c.title, c.titleFrom = h, at
		}
		return
	}
	if c.held += len(data); c.held > maxManifests {
		c.skipped = append(c.skipped, ecosystem.Problem{Path: at, Reason: fmt.Sprintf("manifests of more than %d MiB in one tree: not read", maxManifests>>20)})
		return
	}
	c.manifests[at] = ecosystem.Manifest{Path: at, Data: data}
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
