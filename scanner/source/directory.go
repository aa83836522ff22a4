package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// maxDepth bounds how deep directories are walked. A directory is held open per
// level, and no tree that people made comes near.
const maxDepth = 1000

// directory is a directory of the file system, read through os.Root: nothing
// outside it is reached, whatever links it holds.
type directory struct {
	root     *os.Root
	allFiles bool
	outputs  []string  // see Options
	work     *worktree // nil where git has no word
	info     Info
	dotGits  int
	recent   []*openDir
}

// openDir is a directory held open, so that its files are opened without the way
// from the root. Files are read while the walk goes on, and so it stays open for
// a while after the walk has left it.
type openDir struct {
	mu   sync.RWMutex
	root *os.Root // nil once it is closed
}

const maxRecent = 64 // directories

func (d *openDir) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.root != nil {
		d.root.Close()
		d.root = nil
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
	root, err := d.root.OpenRoot(".")
	if err != nil {
		return fmt.Errorf("cannot open the directory %s: %w", d.root.Name(), err)
	}
	at := level{dir: root, open: &openDir{root: root}}
	defer d.left(at.open)
	if d.work != nil {
		at.ignores, at.ignored = d.work.ignores, d.work.ignored
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
	dir     *os.Root
	open    *openDir // the same, for files
	path    string   // from the tree's root, with "/" at the end, or empty
	depth   int
	ignores []ignoreFile
	ignored bool // by git: only what is tracked counts
}

func (d *directory) walk(ctx context.Context, at level, yield func(Entry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	list, err := readDir(at.dir)
	if err != nil && at.path == "" && len(list) == 0 {
		return fmt.Errorf("cannot list the directory %s: %w", d.root.Name(), err)
	}
	if err != nil {
		// What could be listed is walked; the directory itself is the row that failed.
		if err := yield(failed(strings.TrimSuffix(at.path, "/"), fmt.Errorf("cannot list the directory: %w", err))); err != nil {
			return err
		}
	}
	if d.work != nil && !at.ignored {
		at.ignores = d.work.addIgnore(at, list, &d.info)
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

// readDir lists names alone: each is looked at through the root in any case, and on some
// file systems a listing with kinds looks at each once more.
func readDir(dir *os.Root) ([]string, error) {
	f, err := dir.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.Readdirnames(-1)
	slices.Sort(list)
	return list, err
}

func failed(path string, err error) Entry { return Entry{Path: path, Size: -1, Err: err} }

func (d *directory) entry(ctx context.Context, at level, name string, yield func(Entry) error) error {
	path := at.path + name
	info, err := at.dir.Lstat(name)
	if err != nil {
		return yield(failed(path, err))
	}
	var tracked *tracked
	skip := false
	if d.work != nil {
		if tracked = d.work.tracked(path); tracked == nil && !info.IsDir() {
			skip = at.ignored || d.work.isIgnored(at, path, false)
		}
	}
	if info.IsDir() {
		return d.subdirectory(ctx, at, name, info, tracked, yield)
	}
	if skip && !d.allFiles || tracked == nil && d.writes(path) {
		return nil
	}
	e := Entry{Path: path, Size: info.Size()}
	switch {
	case info.Mode().IsRegular():
		e.Kind, e.Executable, e.Stat = File, info.Mode()&0o100 != 0, statOf(info)
		e.Open = func() (io.ReadCloser, error) { return d.open(at.open, path, info) }
	case info.Mode()&fs.ModeSymlink != 0:
		e.Kind = Symlink
		if e.Target, err = at.dir.Readlink(name); err != nil {
			e.Err = err
		}
		e.Size = int64(len(e.Target))
	default:
		e.Kind, e.Size = Device, 0
	}
	if d.work != nil {
		d.work.compare(tracked, at.dir, name, info, &e)
	}
	return yield(e)
}

func (d *directory) subdirectory(ctx context.Context, at level, name string, info fs.FileInfo, tracked *tracked, yield func(Entry) error) error {
	path := at.path + name
	below := level{path: path + "/", depth: at.depth + 1, ignores: at.ignores, ignored: at.ignored}
	if d.work != nil {
		if tracked.gitlink() {
			return yield(d.work.gitlink(tracked))
		}
		below.ignored = at.ignored || d.work.isIgnored(at, path, true)
		if below.ignored && !d.allFiles && !d.work.holds(path) {
			return nil
		}
	}
	if below.depth > maxDepth {
		e := failed(path, fmt.Errorf("the directory lies more than %d levels deep and was not walked; scan it by itself", maxDepth))
		e.OverBudget = true
		return yield(e)
	}
	dir, err := at.dir.OpenRoot(name)
	if err == nil {
		// Between looking and opening a link may have taken its place.
		now, err2 := dir.Stat(".")
		if err = err2; err == nil && !os.SameFile(info, now) {
			err = errors.New("the directory was replaced while it was read")
		}
		if err != nil {
			dir.Close()
		}
	}
	if err != nil {
		return yield(failed(path, fmt.Errorf("cannot open the directory: %w", err)))
	}
	below.dir, below.open = dir, &openDir{root: dir}
	defer d.left(below.open)
	return d.walk(ctx, below, yield)
}

// open opens a file that the walk saw, and only that one.
func (d *directory) open(dir *openDir, path string, seen fs.FileInfo) (io.ReadCloser, error) {
	f, err := d.openIn(dir, path)
	if err != nil {
		return nil, err
	}
	now, err := f.Stat()
	if err == nil && !(now.Mode().IsRegular() && os.SameFile(seen, now)) {
		err = fmt.Errorf("%s was replaced while the tree was read; scan again", Printable(path))
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (d *directory) openIn(dir *openDir, path string) (*os.File, error) {
	dir.mu.RLock()
	defer dir.mu.RUnlock()
	const flag = os.O_RDONLY | syscall.O_NONBLOCK // a pipe in the file's place must not block
	if dir.root != nil {
		return dir.root.OpenFile(path[strings.LastIndexByte(path, '/')+1:], flag, 0)
	}
	return d.root.OpenFile(filepath.FromSlash(path), flag, 0)
}
