package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// maxDepth bounds how deep directories are walked. A directory is held open per
// level, and no tree that people made comes near.
const maxDepth = 1000

// directory is a directory of the file system, read through handles: nothing
// outside it is reached, whatever links it holds.
type directory struct {
	root     *os.Root
	allFiles bool
	outputs  []string  // see Options
	work     *worktree // nil where git has no word
	info     Info
	dotGits  int
	recent   []*openDir
	listed   []byte // room for lists of names
}

// seen is what looking at a name gave, following no link. What the system does not say is zero.
type seen struct {
	kind       int
	executable bool
	id         identity
	Stat
}

// The kinds of what is seen.
const (
	isDevice = iota // or a pipe, or a socket
	isFile
	isDirectory
	isLink
)

// openDir is a directory held open, so that its files are opened without the way
// from the root. Files are read while the walk goes on, and so it stays open for
// a while after the walk has left it.
type openDir struct {
	mu     sync.RWMutex
	handle *handle // nil once it is closed
}

const maxRecent = 64 // directories

func (d *openDir) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.handle != nil {
		d.handle.close()
		d.handle = nil
	}
}

// left is called when the walk leaves a directory.
func (d *directory) left(dir *openDir) {
	d.recent = append(d.recent, dir)
	if len(d.recent) > maxRecent {
		d.recent[0].close()
		d.recent = d.recent[1:]
	}
}

func openDirectory(path string, opts Options) (Tree, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("cannot open the directory %s: %w", path, err)
	}
	d := &directory{root: root, allFiles: opts.AllFiles, outputs: opts.Outputs, info: Info{Kind: "directory", TimeFrom: "none"}}
	if len(opts.Outputs) > 0 {
		d.note("what this run writes: %s", strings.Join(opts.Outputs, ", "))
	}
	work, err := openWorktree(path)
	switch {
	case err == nil && work.ignored && len(work.entries) == 0:
		work.close()
		d.note("the word of git on this directory: the repository around it ignores the whole of it, so every file was read")
	case err == nil:
		d.work = work
		d.info.Kind = "git"
		if work.head != "" {
			d.info.Revision = work.head.String()
		}
		if work.headErr != nil {
			d.note("the commit that is checked out (%v): the files are those of the index", work.headErr)
		}
	case !errors.Is(err, git.ErrNone):
		d.note("the word of git on this directory (%v): every file was read", err)
	case git.LooksBare(path):
		d.note("the history in this directory, which looks like a bare git repository: give a revision to read what it holds")
	}
	return d, nil
}

// writes reports whether the caller is about to write a path, or a directory around it.
func (d *directory) writes(path string) bool {
	return slices.ContainsFunc(d.outputs, func(out string) bool {
		rest, ok := strings.CutPrefix(path, out)
		return ok && (rest == "" || rest[0] == '/')
	})
}

func (d *directory) note(format string, args ...any) {
	d.info.NotExamined = append(d.info.NotExamined, fmt.Sprintf(format, args...))
}

func (d *directory) Info() Info       { return d.info }
func (d *directory) Sequential() bool { return false }

func (d *directory) Close() error {
	for _, dir := range d.recent {
		dir.close()
	}
	if d.work != nil {
		d.work.close()
	}
	return d.root.Close()
}

// Walk yields the entries in the order of their paths, and after them what git
// tracks and the directory lacks.
func (d *directory) Walk(ctx context.Context, yield func(Entry) error) error {
	root, err := openRoot(d.root)
	if err != nil {
		return fmt.Errorf("cannot open the directory %s: %w", d.root.Name(), err)
	}
	d.listed = make([]byte, 32<<10)
	at := &level{dir: root, open: &openDir{handle: root}, asked: true}
	defer d.left(at.open)
	if d.work != nil {
		at.ignores, at.ignored = d.work.above, d.work.ignored
	}
	if err := d.walk(ctx, at, yield); err != nil {
		return err
	}
	if d.dotGits > 0 {
		d.note("the .git of the repositories in the tree (%d)", d.dotGits)
	}
	if d.work == nil {
		return nil
	}
	if err := d.work.absent(ctx, yield); err != nil {
		return err
	}
	d.work.finish(&d.info)
	return nil
}

// level is a directory being walked.
type level struct {
	dir     *handle
	open    *openDir // the same, for files
	path    string   // from the tree's root, with "/" at the end, or empty
	depth   int
	ignores []ignoreFile
	up      *level // nil at the root
	asked   bool   // whether ignored is known
	ignored bool   // by git: only what is tracked counts
}

func (d *directory) walk(ctx context.Context, at *level, yield func(Entry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	list, err := at.dir.names(d.listed)
	slices.Sort(list)
	if err != nil && at.path == "" && len(list) == 0 {
		return fmt.Errorf("cannot list the directory %s: %w", d.root.Name(), err)
	}
	if err != nil {
		// What could be listed is walked; the directory itself is the row that failed.
		if err := yield(failed(strings.TrimSuffix(at.path, "/"), fmt.Errorf("cannot list the directory: %w", err))); err != nil {
			return err
		}
	}
	if d.work != nil && slices.Contains(list, ".gitignore") && !d.work.ignores(at) {
		at.ignores = d.work.addIgnore(at, &d.info)
	}
	for _, name := range list {
		if name == ".git" {
			if d.work == nil || at.path != "" {
				d.dotGits++
			}
			continue
		}
		if err := d.entry(ctx, at, name, yield); err != nil {
			return err
		}
	}
	return nil
}

func failed(path string, err error) Entry { return Entry{Path: path, Size: -1, Err: err} }

func (d *directory) entry(ctx context.Context, at *level, name string, yield func(Entry) error) error {
	tracked, path := none, ""
	if d.work != nil {
		tracked, path = d.work.find(at.path, name)
	}
	if tracked == none {
		path = at.path + name
	}
	if d.work != nil && d.work.leadsInto(at.path, name) && at.depth < maxDepth {
		// By the index it is a directory: it need not be looked at to be opened.
		if dir, err := at.dir.sub(name); err == nil {
			return d.descend(ctx, d.below(at, path), dir, yield)
		}
	}
	now, err := at.dir.look(name)
	if err != nil {
		return yield(failed(path, err))
	}
	if now.kind == isDirectory {
		return d.subdirectory(ctx, at, name, path, &now, tracked, yield)
	}
	if tracked == none {
		ignored := d.work != nil && (d.work.ignores(at) || d.work.isIgnored(at, path, false))
		if ignored && !d.allFiles || d.writes(path) {
			return nil
		}
	}
	e := Entry{Path: path, Size: now.Size}
	switch now.kind {
	case isFile:
		e.Kind, e.Executable = File, now.executable
		if now.Changed != 0 { // without it a file may be another under the same data
			e.Stat = now.Stat
		}
		dir, id := at.open, now.id
		e.Open = func() (io.ReadCloser, error) { return d.open(dir, path, id) }
	case isLink:
		e.Kind = Symlink
		if e.Target, err = at.dir.readlink(name); err != nil {
			e.Err = err
		}
		e.Size = int64(len(e.Target))
	default:
		e.Kind, e.Size = Device, 0
	}
	if d.work != nil {
		d.work.compare(tracked, &now, &e)
	}
	return yield(e)
}

func (d *directory) subdirectory(ctx context.Context, at *level, name, path string, looked *seen, tracked int, yield func(Entry) error) error {
	below := d.below(at, path)
	if d.work != nil {
		if d.work.isLink(tracked) {
			return yield(d.work.gitlink(tracked))
		}
		if !d.allFiles && !d.work.holds(below.path) && d.work.ignores(below) {
			return nil
		}
	}
	if below.depth > maxDepth {
		e := failed(path, fmt.Errorf("the directory lies more than %d levels deep and was not walked; scan it by itself", maxDepth))
		e.OverBudget = true
		return yield(e)
	}
	dir, err := at.dir.sub(name)
	if err == nil {
		var id identity
		if id, err = dir.identity(); err == nil && !id.is(looked.id) { // between looking and opening another took its place
			err = errors.New("the directory was replaced while it was read")
		}
		if err != nil {
			dir.close()
		}
	}
	if err != nil {
		return yield(failed(path, fmt.Errorf("cannot open the directory: %w", err)))
	}
	return d.descend(ctx, below, dir, yield)
}

// below is a directory in another.
func (d *directory) below(at *level, path string) *level {
	return &level{path: path + "/", depth: at.depth + 1, ignores: at.ignores, up: at}
}

// descend walks a directory that was opened.
func (d *directory) descend(ctx context.Context, at *level, dir *handle, yield func(Entry) error) error {
	at.dir, at.open = dir, &openDir{handle: dir}
	defer d.left(at.open)
	return d.walk(ctx, at, yield)
}

// open opens a file that the walk saw, and only that one.
func (d *directory) open(dir *openDir, path string, looked identity) (io.ReadCloser, error) {
	f, err := d.openIn(dir, path, looked)
	if errors.Is(err, errReplaced) {
		return nil, fmt.Errorf("%s was replaced while the tree was read; scan again", Printable(path))
	}
	return f, err
}

func (d *directory) openIn(dir *openDir, path string, looked identity) (io.ReadCloser, error) {
	dir.mu.RLock()
	defer dir.mu.RUnlock()
	above, name := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		above, name = path[:i], path[i+1:]
	}
	if dir.handle != nil {
		return dir.handle.openSeen(name, looked)
	}
	h, err := openRoot(d.root)
	if err != nil {
		return nil, err
	}
	for above != "" {
		part, rest, _ := strings.Cut(above, "/")
		next, err := h.sub(part)
		h.close()
		if err != nil {
			return nil, err
		}
		h, above = next, rest
	}
	defer h.close()
	return h.openSeen(name, looked)
}

var errReplaced = errors.New("another file took its place")

// openSeen opens a file that was looked at, and only that one.
func (h *handle) openSeen(name string, looked identity) (io.ReadCloser, error) {
	f, id, err := h.open(name)
	if err != nil {
		if now, gone := h.look(name); gone == nil && !now.id.is(looked) {
			return nil, errReplaced
		}
		return nil, err
	}
	if !id.is(looked) {
		f.Close()
		return nil, errReplaced
	}
	return f, nil
}
