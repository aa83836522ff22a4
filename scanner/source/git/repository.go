// Package git reads git repositories without the git program, and without
// running, fetching or obeying anything that they say: of a repository's
// configuration only the object format, the trust in executable bits and the way
// back from a separate git directory to its work tree are read. Hooks, filters, fsmonitor, includes,
// replace refs and promisor remotes have no effect. It is written for hostile
// repositories: every length is checked, every chain is bounded.
package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// ErrNone says that there is no repository.
var ErrNone = errors.New("not a git repository")

// Repository is an open repository. Close it after use.
type Repository struct {
	Format   Format
	FileMode bool // the file system keeps the executable bit
	Objects  *Objects

	refStorage string
	dir        *os.Root // HEAD and index
	common     *os.Root // refs and objects; dir itself but in a linked work tree
}

// Find looks for the work tree that holds dir, in dir and the directories above.
// Its error is ErrNone if there is none.
func Find(dir string) (top string, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", ErrNone
		}
		dir = up
	}
}

// OpenWorktree opens the repository of the work tree whose top directory is top.
// A ".git" file is followed only to a git directory that names this work tree
// in turn: a tree from a stranger cannot make us read another repository.
func OpenWorktree(top string) (*Repository, error) {
	dotGit := filepath.Join(top, ".git")
	info, err := os.Lstat(dotGit)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return openGitDir(dotGit, false)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is neither a directory nor a file", dotGit)
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	data, err := readSmall(root, ".git", 64<<10)
	if err != nil {
		return nil, err
	}
	target, ok := strings.CutPrefix(string(data), "gitdir:")
	if !ok {
		return nil, fmt.Errorf("%s does not say \"gitdir:\"", dotGit)
	}
	target = strings.Trim(target, " \t\r\n")
	if !filepath.IsAbs(target) {
		target = filepath.Join(top, target)
	}
	dir, err := openDir(target)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	if back, err := readSmall(dir, "gitdir", 64<<10); err == nil {
		path := strings.TrimRight(string(back), "\r\n")
		if !filepath.IsAbs(path) {
			path = filepath.Join(target, path)
		}
		if sameFile(path, dotGit) {
			return openGitDir(target, true)
		}
	}
	if work := readConfig(dir).worktree; work != "" {
		if !filepath.IsAbs(work) {
			work = filepath.Join(target, work)
		}
		if sameFile(work, top) {
			return openGitDir(target, false)
		}
	}
	return nil, fmt.Errorf("%s points to %s, which does not point back to this work tree", dotGit, target)
}

// OpenBare opens a repository that has no work tree, or one by its git directory.
func OpenBare(dir string) (*Repository, error) {
	if !LooksBare(dir) {
		return nil, fmt.Errorf("%s: %w", dir, ErrNone)
	}
	return openGitDir(dir, false)
}

// LooksBare says whether dir is laid out as a git directory.
func LooksBare(dir string) bool {
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if info, err := os.Lstat(filepath.Join(dir, name)); err != nil || info.IsDir() != (name != "HEAD") {
			return false
		}
	}
	return true
}

func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

func openGitDir(path string, linked bool) (*Repository, error) {
	dir, err := openDir(path)
	if err != nil {
		return nil, err
	}
	r := &Repository{dir: dir, common: dir, Format: SHA1}
	if linked {
		if data, err := readSmall(dir, "commondir", 64<<10); err == nil {
			common := strings.TrimRight(string(data), "\r\n")
			if !filepath.IsAbs(common) {
				common = filepath.Join(path, common)
			}
			if r.common, err = openDir(common); err != nil {
				dir.Close()
				return nil, err
			}
		}
	}
	c := readConfig(r.common)
	r.FileMode = c.fileMode != "false"
	r.refStorage = c.refStorage
	switch {
	case c.objectFormat == "sha256":
		r.Format = SHA256
	case c.objectFormat != "" && c.objectFormat != "sha1":
		err = fmt.Errorf("%s has objects of the format %q, which licit does not read", path, c.objectFormat)
	}
	var objects *os.Root
	if err == nil {
		if objects, err = openDirIn(r.common, "objects"); err != nil {
			err = fmt.Errorf("%s has no object database: %w", path, err)
		}
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	r.Objects = openObjects(objects, r.Format)
	return r, nil
}

// Close closes the files that the repository holds open.
func (r *Repository) Close() {
	if r.Objects != nil {
		r.Objects.Close()
	}
	if r.common != r.dir {
		r.common.Close()
	}
	r.dir.Close()
}

type config struct{ objectFormat, refStorage, worktree, fileMode string }

// readConfig reads the settings that matter from a repository's own
// configuration file; what cannot be read leaves them empty.
func readConfig(dir *os.Root) (c config) {
	data, err := readSmall(dir, "config", 1<<20)
	if err != nil {
		return c
	}
	section := ""
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			name, rest, _ := strings.Cut(line[1:], "]")
			section, line = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(rest)
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		if strings.HasPrefix(value, `"`) {
			if s, err := strconv.Unquote(value); err == nil {
				value = s
			}
		}
		switch section + "." + strings.ToLower(strings.TrimSpace(key)) {
		case "extensions.objectformat":
			c.objectFormat = strings.ToLower(value)
		case "extensions.refstorage":
			c.refStorage = strings.ToLower(value)
		case "core.worktree":
			c.worktree = value
		case "core.filemode":
			c.fileMode = strings.ToLower(value)
		}
	}
	return c
}

// Index reads the index. The time is that of its last writing, in nanoseconds: a
// file as young as that may have changed without a trace in its stat data. A
// repository without an index gives none and no error.
func (r *Repository) Index() (entries []IndexEntry, written int64, err error) {
	f, err := openRegular(r.dir, "index")
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if info.Size() > 1<<30 {
		return nil, 0, fmt.Errorf("git index: %w (%d bytes)", ErrBudget, info.Size())
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, 0, err
	}
	entries, err = parseIndex(data, r.Format)
	return entries, info.ModTime().UnixNano(), err
}

// Exclude reads the patterns of info/exclude, which are the repository's own and
// not shared; none if there is no such file.
func (r *Repository) Exclude() (*Ignore, error) {
	data, err := readSmall(r.common, "info/exclude", MaxIgnore)
	if err != nil {
		return nil, err
	}
	return ParseIgnore(data)
}

// Head gives the commit that is checked out; empty where there is none yet.
func (r *Repository) Head() (ID, error) {
	id, err := r.ref("HEAD", 0)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return id, err
}

// ref reads a ref, loose or packed, and follows symbolic ones.
func (r *Repository) ref(name string, depth int) (ID, error) {
	if r.refStorage != "" && r.refStorage != "files" {
		return "", fmt.Errorf("the repository keeps its refs as %q, which licit does not read; name the commit by its whole hash, or run git refs migrate --ref-format=files", r.refStorage)
	}
	if depth > 5 {
		return "", fmt.Errorf("git ref %s: more than five symbolic refs in a row", name)
	}
	root := r.common
	if !strings.HasPrefix(name, "refs/") {
		root = r.dir
	}
	data, err := readSmall(root, name, 64<<10)
	if err != nil {
		return r.packedRef(name)
	}
	text := strings.TrimRight(string(data), " \t\r\n")
	if target, ok := strings.CutPrefix(text, "ref:"); ok {
		target = strings.TrimSpace(target)
		if !strings.HasPrefix(target, "refs/") || !filepath.IsLocal(target) {
			return "", fmt.Errorf("git ref %s points to %q, which is no ref", name, target)
		}
		return r.ref(target, depth+1)
	}
	id, ok := r.Format.ParseID(text)
	if !ok {
		return "", fmt.Errorf("git ref %s is malformed", name)
	}
	return id, nil
}

func (r *Repository) packedRef(name string) (ID, error) {
	f, err := openRegular(r.common, "packed-refs")
	if err != nil {
		return "", fmt.Errorf("git ref %s: %w", name, os.ErrNotExist)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if hash, ref, ok := strings.Cut(lines.Text(), " "); ok && ref == name {
			if id, ok := r.Format.ParseID(hash); ok {
				return id, nil
			}
		}
	}
	if err := lines.Err(); err != nil {
		return "", fmt.Errorf("git packed-refs: %w", err)
	}
	return "", fmt.Errorf("git ref %s: %w", name, os.ErrNotExist)
}

// Resolve finds the commit that a full or short hash, tag, branch or remote
// branch names, in the order of gitrevisions(7), or one before it: "main~3", "HEAD^2".
func (r *Repository) Resolve(rev string) (ID, error) {
	name, steps := rev, ""
	if i := strings.IndexAny(rev, "^~"); i >= 0 {
		name, steps = rev[:i], rev[i:]
	}
	if name == "@" {
		name = "HEAD"
	}
	id, err := r.named(name, rev)
	for err == nil && steps != "" {
		up, n := steps[0] == '~', 1
		digits := steps[1 : 1+len(steps[1:])-len(strings.TrimLeft(steps[1:], "0123456789"))]
		steps = steps[1+len(digits):]
		if steps != "" && strings.IndexByte("^~", steps[0]) < 0 || len(digits) > maxSteps {
			return "", fmt.Errorf("revision %q: only ~N and ^N are read behind a name", rev)
		}
		if digits != "" {
			n, _ = strconv.Atoi(digits)
		}
		if up {
			for ; n > 0 && err == nil; n-- {
				id, err = r.parent(id, 1, rev)
			}
		} else if n > 0 {
			id, err = r.parent(id, n, rev)
		}
	}
	return id, err
}

// maxSteps is how many digits the number of a step may have.
const maxSteps = 6

// parent is the nth parent of a commit.
func (r *Repository) parent(id ID, n int, rev string) (ID, error) {
	c, err := r.Commit(id)
	if err != nil {
		return "", fmt.Errorf("revision %q: %w", rev, err)
	}
	if n > len(c.Parents) {
		return "", fmt.Errorf("revision %q: commit %s has %d parents", rev, id, len(c.Parents))
	}
	if _, _, err := r.Objects.Stat(c.Parents[n-1]); err != nil {
		return "", fmt.Errorf("revision %q: the clone ends at commit %s: run git fetch --deepen=100, or clone with the whole history", rev, id)
	}
	return c.Parents[n-1], nil
}

// named finds the commit that a name without steps stands for; rev is what errors call it.
func (r *Repository) named(name, rev string) (ID, error) {
	if id, ok := r.Format.ParseID(strings.ToLower(name)); ok {
		return r.peel(id, rev)
	}
	if name == "" || !filepath.IsLocal(name) || strings.ContainsAny(name, ":?*[\\ ") || strings.Contains(name, "@{") {
		return "", fmt.Errorf("revision %q: give a commit, tag or branch, with ~N or ^N at most", rev)
	}
	candidates := []string{"refs/" + name, "refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name, "refs/remotes/" + name + "/HEAD"}
	if name == "HEAD" || name == "FETCH_HEAD" || strings.HasPrefix(name, "refs/") {
		candidates = append([]string{name}, candidates...)
	}
	for _, ref := range candidates {
		id, err := r.ref(ref, 0)
		if err == nil {
			return r.peel(id, rev)
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if short := strings.ToLower(name); len(short) >= 4 && len(short) < 2*r.Format.Size && strings.Trim(short, "0123456789abcdef") == "" {
		ids, err := r.Objects.Prefixed(short, 100)
		if err != nil {
			return "", err
		}
		commits := map[ID]bool{}
		for _, id := range ids {
			if c, err := r.peel(id, rev); err == nil {
				commits[c] = true
			}
		}
		if len(commits) > 1 {
			return "", fmt.Errorf("revision %q: %d commits begin with it; give more of the hash", rev, len(commits))
		}
		for c := range commits {
			return c, nil
		}
	}
	return "", fmt.Errorf("revision %q: no such commit, tag or branch in the repository", rev)
}

// peel follows tags to the commit that they name.
func (r *Repository) peel(id ID, rev string) (ID, error) {
	for range 10 {
		kind, _, err := r.Objects.Stat(id)
		if err != nil {
			return "", fmt.Errorf("revision %q: %w", rev, err)
		}
		switch kind {
		case Commit:
			return id, nil
		case Tag:
			data, err := r.Objects.Read(id, Tag, 16<<20)
			if err != nil {
				return "", err
			}
			line, _, _ := strings.Cut(string(data), "\n")
			var ok bool
			if id, ok = r.Format.ParseID(strings.TrimPrefix(line, "object ")); !ok {
				return "", fmt.Errorf("revision %q: malformed tag", rev)
			}
		default:
			return "", fmt.Errorf("revision %q is a %s, not a commit", rev, kind)
		}
	}
	return "", fmt.Errorf("revision %q: more than ten tags in a row", rev)
}

// CommitInfo is what is needed of a commit.
type CommitInfo struct {
	Tree    ID
	Parents []ID
	Time    int64 // of the committer, seconds since 1970
}

// Commit reads a commit.
func (r *Repository) Commit(id ID) (c CommitInfo, err error) {
	data, err := r.Objects.Read(id, Commit, 16<<20)
	if err != nil {
		return c, err
	}
	head, _, _ := bytes.Cut(data, []byte("\n\n"))
	for line := range strings.SplitSeq(string(head), "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "tree":
			if c.Tree == "" {
				c.Tree, _ = r.Format.ParseID(value)
			}
		case "parent":
			if p, ok := r.Format.ParseID(value); ok {
				c.Parents = append(c.Parents, p)
			}
		case "committer":
			if fields := strings.Fields(value[strings.LastIndexByte(value, '>')+1:]); c.Time == 0 && len(fields) > 0 {
				c.Time, _ = strconv.ParseInt(fields[0], 10, 64)
			}
		}
	}
	if c.Tree == "" {
		return c, fmt.Errorf("git commit %s names no tree", id)
	}
	return c, nil
}

// TreeEntry is a line of a tree object.
type TreeEntry struct {
	Mode uint32
	Name string // raw
	ID   ID
}

// Tree reads a tree object.
func (r *Repository) Tree(id ID) ([]TreeEntry, error) {
	data, err := r.Objects.Read(id, Tree, 64<<20)
	if err != nil {
		return nil, err
	}
	return parseTree(data, r.Format)
}

func parseTree(data []byte, f Format) ([]TreeEntry, error) {
	var out []TreeEntry
	for len(data) > 0 {
		space := bytes.IndexByte(data[:min(len(data), 8)], ' ')
		if space < 0 {
			return out, errors.New("git tree is malformed")
		}
		mode, err := strconv.ParseUint(string(data[:space]), 8, 32)
		end := bytes.IndexByte(data, 0)
		if err != nil || end < space || end+1+f.Size > len(data) {
			return out, errors.New("git tree is malformed")
		}
		out = append(out, TreeEntry{uint32(mode), string(data[space+1 : end]), ID(data[end+1 : end+1+f.Size])})
		data = data[end+1+f.Size:]
	}
	return out, nil
}

// Subtree finds the tree of a directory below a tree; dir is slash-separated,
// empty for the tree itself. It is empty where there is no such directory.
func (r *Repository) Subtree(id ID, dir string) (ID, error) {
	for name := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if name == "" {
			continue
		}
		entries, err := r.Tree(id)
		if err != nil {
			return "", err
		}
		id = ""
		for _, e := range entries {
			if e.Name == name && e.Mode&ModeType == ModeTree {
				id = e.ID
			}
		}
		if id == "" {
			return "", nil
		}
	}
	return id, nil
}

// openDir opens a directory. It looks first: opening a named pipe would block.
func openDir(path string) (*os.Root, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no directory", path)
	}
	return os.OpenRoot(path)
}

func openDirIn(root *os.Root, name string) (*os.Root, error) {
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s/%s is no directory", root.Name(), name)
	}
	return root.OpenRoot(name)
}

func readNames(root *os.Root, dir string) ([]string, error) {
	f, err := root.OpenFile(dir, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// openRegular opens a file and makes sure that it is one: a named pipe would
// block, a device do anything.
func openRegular(dir *os.Root, name string) (*os.File, error) {
	f, err := dir.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", f.Name())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func readSmall(dir *os.Root, name string, limit int64) ([]byte, error) {
	f, err := openRegular(dir, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("%s: %w (%d bytes)", f.Name(), ErrBudget, limit)
	}
	return data, err
}
