package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// worktree is what git knows of a directory: which files it tracks, which it
// ignores, and what tells whether they differ from the commit.
type worktree struct {
	repo    *git.Repository
	prefix  string           // of the scanned directory in the work tree, with "/", or empty
	entries []git.IndexEntry // in the order of their paths
	next    int              // the entry behind the last that was found
	seen    []bool
	written int64 // of the index
	head    git.ID
	commit  git.CommitInfo
	tree    git.ID       // of the scanned directory in HEAD
	above   []ignoreFile // and around the scanned directory
	ignored bool         // the scanned directory itself
	dirty   bool         // what was walked is not what the commit holds
	headErr error
	links   int
}

// none is the place in the index of what git does not track.
const none = -1

// ignoreFile is a .gitignore file at its place in the work tree.
type ignoreFile struct {
	*git.Ignore
	base string // its directory from the top, with "/", or empty
}

func openWorktree(path string) (w *worktree, err error) {
	top, err := git.Find(path)
	if err != nil {
		return nil, err
	}
	repo, err := git.OpenWorktree(top)
	if err != nil {
		return nil, err
	}
	w = &worktree{repo: repo}
	if err := w.load(top, path); err != nil {
		repo.Close()
		return nil, err
	}
	return w, nil
}

func (w *worktree) close() { w.repo.Close() }

func (w *worktree) load(top, path string) error {
	var err error
	if w.prefix, err = prefixBelow(top, path); err != nil {
		return err
	}
	all, written, err := w.repo.Index()
	if err != nil {
		return err
	}
	w.written = written
	w.take(all)
	w.readHead()
	return w.readIgnores(top)
}

// take keeps the entries below the prefix.
func (w *worktree) take(all []git.IndexEntry) {
	first := sort.Search(len(all), func(i int) bool { return all[i].Path >= w.prefix })
	last := first
	for last < len(all) && strings.HasPrefix(all[last].Path, w.prefix) {
		last++
	}
	w.tree = git.TreeID(w.repo.Format, all[first:last], w.prefix)
	w.entries = w.expand(all[first:last])
	w.seen = make([]bool, len(w.entries))
	for i := 1; i < len(w.entries); i++ {
		if w.entries[i].Path == w.entries[i-1].Path { // the sides of an unresolved merge
			w.entries[i].SkipWorktree, w.entries[i-1].SkipWorktree = false, false
			w.seen[i] = true
			w.dirty = true
		}
	}
}

// maxExpanded bounds the files of the directories that a sparse index folds up.
const maxExpanded = 1_000_000

// expand unfolds the directories of a sparse index. One whose tree is missing
// stays, and becomes an entry that failed.
func (w *worktree) expand(in []git.IndexEntry) []git.IndexEntry {
	if !slices.ContainsFunc(in, func(e git.IndexEntry) bool { return e.Mode&git.ModeType == git.ModeTree }) {
		return in
	}
	var out []git.IndexEntry
	var unfold func(e git.IndexEntry, depth int)
	unfold = func(e git.IndexEntry, depth int) {
		if e.Mode&git.ModeType != git.ModeTree || depth > maxDepth || len(out) > maxExpanded {
			out = append(out, e)
			return
		}
		list, err := w.repo.Tree(e.ID)
		if err != nil {
			out = append(out, e)
			return
		}
		dir := strings.TrimSuffix(e.Path, "/") + "/"
		for _, t := range list {
			unfold(git.IndexEntry{Path: dir + t.Name, Mode: t.Mode, ID: t.ID, SkipWorktree: true}, depth+1)
		}
	}
	for _, e := range in {
		unfold(e, 0)
	}
	slices.SortStableFunc(out, func(a, b git.IndexEntry) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// readHead reads the commit that is checked out. Without it the index still says
// which files there are.
func (w *worktree) readHead() {
	inIndex := w.tree
	w.tree = ""
	if w.head, w.headErr = w.repo.Head(); w.headErr != nil || w.head == "" {
		w.dirty = true // nothing was committed yet, or what is not known
		return
	}
	if w.commit, w.headErr = w.repo.Commit(w.head); w.headErr == nil {
		w.tree, w.headErr = w.repo.Subtree(w.commit.Tree, w.prefix)
	}
	w.dirty = w.dirty || w.headErr != nil || w.tree != inIndex
}

// readIgnores reads the patterns from above the scanned directory.
func (w *worktree) readIgnores(top string) error {
	if ig, err := w.repo.Exclude(); err == nil {
		w.above = append(w.above, ignoreFile{ig, ""})
	}
	for i := 0; i < len(w.prefix); i++ {
		if w.prefix[i] != '/' {
			continue
		}
		above := strings.LastIndexByte(w.prefix[:i], '/') + 1
		root, err := os.OpenRoot(filepath.Join(top, filepath.FromSlash(w.prefix[:above])))
		if err != nil {
			return err
		}
		dir, err := openRoot(root)
		root.Close()
		if err != nil {
			return err
		}
		if ig, err := readIgnore(dir); err == nil {
			w.above = append(w.above, ignoreFile{ig, w.prefix[:above]})
		}
		dir.close()
		if w.ignored = w.match(w.above, w.prefix[:i], true); w.ignored {
			return nil
		}
	}
	return nil
}

// readIgnore reads the .gitignore file of a directory. As in git, a link is none.
func readIgnore(dir *handle) (*git.Ignore, error) {
	now, err := dir.look(".gitignore")
	if err != nil {
		return nil, err
	}
	if now.kind != isFile {
		return nil, errors.New("it is no regular file")
	}
	f, err := dir.openSeen(".gitignore", now.id)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, git.MaxIgnore+1))
	if err != nil {
		return nil, err
	}
	return git.ParseIgnore(data)
}

func (w *worktree) addIgnore(at *level, info *Info) []ignoreFile {
	ig, err := readIgnore(at.dir)
	if err != nil {
		info.NotExamined = append(info.NotExamined, fmt.Sprintf("the patterns in %s.gitignore (%v): what they ignore was read", Printable(at.path), err))
		return at.ignores
	}
	return append(slices.Clip(at.ignores), ignoreFile{ig, w.prefix + at.path})
}

// ignores reports whether git ignores a directory. That is asked where it counts: of most directories it does not.
func (w *worktree) ignores(at *level) bool {
	if !at.asked {
		at.asked = true
		at.ignored = w.ignores(at.up) || w.isIgnored(at.up, strings.TrimSuffix(at.path, "/"), true)
	}
	return at.ignored
}

func (w *worktree) isIgnored(at *level, path string, dir bool) bool {
	return w.match(at.ignores, w.prefix+path, dir)
}

// match asks the nearest patterns first, as gitignore(5) says.
func (w *worktree) match(ignores []ignoreFile, full string, dir bool) bool {
	for i := len(ignores) - 1; i >= 0; i-- {
		if ignored, ok := ignores[i].Match(full[len(ignores[i].base):], dir); ok {
			return ignored
		}
	}
	return false
}

// find gives the place in the index of a name in a directory, which ends in "/" or is empty, and
// its path. The walk comes to most names in the order of the index.
func (w *worktree) find(dir, name string) (at int, path string) {
	if w.next < len(w.entries) {
		path := w.entries[w.next].Path[len(w.prefix):]
		if len(path) == len(dir)+len(name) && path[:len(dir)] == dir && path[len(dir):] == name {
			w.next++
			return w.next - 1, path
		}
	}
	if w.leadsInto(dir, name) {
		return none, ""
	}
	path = dir + name
	at, ok := w.search(path)
	if w.next = at; !ok {
		return none, ""
	}
	w.next++
	return at, path
}

// leadsInto reports whether the next entry lies in a directory of this name.
func (w *worktree) leadsInto(dir, name string) bool {
	if w.next == len(w.entries) {
		return false
	}
	path, n := w.entries[w.next].Path[len(w.prefix):], len(dir)+len(name)
	return len(path) > n && path[n] == '/' && path[:len(dir)] == dir && path[len(dir):n] == name
}

// search gives the place of the first entry that does not come before a path, and whether that is its entry.
func (w *worktree) search(path string) (at int, ok bool) {
	return sort.Find(len(w.entries), func(i int) int { return strings.Compare(path, w.entries[i].Path[len(w.prefix):]) })
}

// holds reports whether git tracks something in a directory, which ends in "/".
func (w *worktree) holds(dir string) bool {
	in := func(at int) bool {
		return at < len(w.entries) && strings.HasPrefix(w.entries[at].Path[len(w.prefix):], dir)
	}
	if in(w.next) {
		return true
	}
	at, _ := w.search(dir)
	return in(at)
}

func (w *worktree) isLink(at int) bool {
	return at != none && w.entries[at].Mode&git.ModeType == git.ModeGitlink
}

func (w *worktree) gitlink(at int) Entry {
	w.seen[at] = true
	w.links++
	return Entry{Path: w.entries[at].Path[len(w.prefix):], Kind: Gitlink, Target: w.entries[at].ID.String()}
}

// compare notes whether a file is what the index says at a place, and then gives its blob id.
// It reads a file only if its stat data is not what git saw.
func (w *worktree) compare(at int, now *seen, e *Entry) {
	if at == none {
		w.dirty = true
		return
	}
	w.seen[at] = true
	t := &w.entries[at]
	kind := uint32(git.ModeFile)
	if e.Kind == Symlink {
		kind = git.ModeSymlink
	}
	if e.Kind == File && !w.repo.FileMode {
		e.Executable = t.Mode&0o100 != 0
	}
	if e.Kind == Device || t.Mode&git.ModeType != kind || e.Kind == File && (t.Mode&0o100 != 0) != e.Executable || t.IntentToAdd {
		w.dirty = true
		return
	}
	if sameStat(t, &now.Stat) && now.Modified < w.written || w.sameContent(t, e) {
		e.Blob = string(t.ID)
	} else {
		w.dirty = true
	}
}

// sameStat compares what git keeps of a file's stat data; zero is what other implementations
// write when they do not know, and what we have where the system does not say.
func sameStat(e *git.IndexEntry, s *Stat) bool {
	modified, changed := time.Unix(0, s.Modified), time.Unix(0, s.Changed)
	return e.Size == uint32(s.Size) &&
		e.MtimeSec == uint32(modified.Unix()) && (e.MtimeNsec == 0 || e.MtimeNsec == uint32(modified.Nanosecond())) &&
		(e.Ino == 0 || s.Inode == 0 || e.Ino == uint32(s.Inode)) &&
		(e.CtimeSec == 0 || s.Changed == 0 || e.CtimeSec == uint32(changed.Unix()) && (e.CtimeNsec == 0 || e.CtimeNsec == uint32(changed.Nanosecond())))
}

// maxConverted bounds the files whose line ends are looked at to tell a change
// from git's own conversion.
const maxConverted = 64 << 20

// sameContent reads a file to tell whether it is still the blob of the index: as
// it is, with its line ends turned back to LF, or by the pointer that stands for
// it in git LFS.
func (w *worktree) sameContent(t *git.IndexEntry, e *Entry) bool {
	if w.dirty || t.Size != 0 && t.Size != uint32(e.Size) {
		return false // already known, or settled by the size
	}
	if e.Kind == Symlink {
		return w.repo.Format.Hash(git.Blob, []byte(e.Target)) == t.ID
	}
	f, err := e.Open()
	if err != nil {
		return false
	}
	defer f.Close()
	blob, sum := w.repo.Format.New(), sha256.New()
	fmt.Fprintf(blob, "blob %d\x00", e.Size)
	var text bytes.Buffer
	to := io.MultiWriter(blob, sum)
	if e.Size <= maxConverted {
		to = io.MultiWriter(blob, sum, &text)
	}
	if _, err := io.Copy(to, f); err != nil {
		return false
	}
	if git.ID(blob.Sum(nil)) == t.ID {
		return true
	}
	if w.repo.Format.Hash(git.Blob, bytes.ReplaceAll(text.Bytes(), []byte("\r\n"), []byte("\n"))) == t.ID {
		return true
	}
	pointer, err := w.repo.Objects.Read(t.ID, git.Blob, 1024)
	return err == nil && bytes.HasPrefix(pointer, []byte("version https://git-lfs")) &&
		bytes.Contains(pointer, []byte("\noid sha256:"+hex.EncodeToString(sum.Sum(nil))+"\n"))
}

// absent yields what git tracks and the walk did not meet.
func (w *worktree) absent(ctx context.Context, yield func(Entry) error) error {
	for i := range w.entries {
		if w.seen[i] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if w.isLink(i) {
			if err := yield(w.gitlink(i)); err != nil {
				return err
			}
			continue
		}
		t := &w.entries[i]
		if t.IntentToAdd {
			w.dirty = true
			continue
		}
		e := objectEntry(w.repo, t.Path[len(w.prefix):], t.Mode, t.ID)
		switch {
		case errors.Is(e.Err, git.ErrMissing):
			e.Err = fmt.Errorf("tracked by git, but missing from the work tree and from the object database (%s); run git checkout with its remote at hand", t.ID)
		case !t.SkipWorktree:
			w.dirty = true // the user deleted it
			continue
		}
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}

// objectEntry is the entry of a tree or index whose content is a git object.
func objectEntry(repo *git.Repository, path string, mode uint32, id git.ID) Entry {
	e := Entry{Path: path, Blob: string(id), Size: -1}
	switch mode & git.ModeType {
	case git.ModeGitlink:
		return Entry{Path: path, Kind: Gitlink, Target: id.String()}
	case git.ModeSymlink:
		e.Kind = Symlink
	case git.ModeTree:
		e.Path, e.Blob = strings.TrimSuffix(path, "/"), ""
		e.Err = fmt.Errorf("the directory's tree %s cannot be read: %w", id, git.ErrMissing)
		return e
	case git.ModeFile:
		e.Executable = mode&0o100 != 0
	default:
		e.Err = fmt.Errorf("git gives it the mode %o, which is none of a file", mode)
		return e
	}
	if err := unsafePath(path); err != nil {
		e.Err = err
		return e
	}
	kind, size, err := repo.Objects.Stat(id)
	if err == nil && kind != git.Blob {
		err = fmt.Errorf("git object %s is a %s, not a blob", id, kind)
	}
	if err != nil {
		e.Err = err
		return e
	}
	e.Size = size
	if e.Kind == Symlink {
		target, err := repo.Objects.Read(id, git.Blob, 64<<10)
		e.Target, e.Err = string(target), err
		return e
	}
	e.Open = func() (io.ReadCloser, error) {
		r, _, _, err := repo.Objects.Open(id)
		return r, err
	}
	return e
}

func (w *worktree) finish(info *Info) {
	info.Dirty = w.dirty
	if !w.dirty {
		info.Time, info.TimeFrom = w.commit.Time, "commit"
		info.Digest = treeDigest(w.repo.Format, w.tree)
	}
	if w.links > 0 {
		info.NotExamined = append(info.NotExamined, submodules(w.links))
	}
}

func submodules(n int) string {
	return fmt.Sprintf("what stands in the submodules (%d): their pinned commits are recorded, scan their repositories by themselves", n)
}

// treeDigest names the content of a directory: as a SWHID (ISO/IEC 18670) where
// git names it by SHA-1, which is the same number, else as a gitoid.
func treeDigest(f git.Format, tree git.ID) string {
	if f.Name == "sha1" {
		return "swh:1:dir:" + tree.String()
	}
	return "gitoid:tree:" + f.Name + ":" + tree.String()
}
