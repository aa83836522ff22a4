package source

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// maxEntries bounds the entries of a git revision or an archive: a few objects
// that hold each other many times make a tree without end.
const maxEntries = 2_000_000

// revision is a commit of a local repository, read from its objects.
type revision struct {
	repo    *git.Repository
	tree    git.ID
	info    Info
	links   int
	entries int
	cleanup func() error // of a fetched repository, else nil
}

// openRevision opens a commit of the repository at path: a work tree, a directory
// in one (then what the commit has there), or a bare repository.
func openRevision(path, rev string) (Tree, error) {
	repo, prefix, err := openRepository(path)
	if err != nil {
		return nil, err
	}
	r, err := newRevision(repo, prefix, rev)
	if err != nil {
		repo.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

func openRepository(path string) (repo *git.Repository, prefix string, err error) {
	top, err := git.Find(path)
	none := errors.Is(err, git.ErrNone)
	// A directory of a work tree may be laid out as a repository by whoever wrote the
	// tree; it is taken for one only by a name that says so.
	if git.LooksBare(path) && (none || strings.HasSuffix(filepath.Clean(path), ".git")) {
		repo, err = git.OpenBare(path)
		return repo, "", err
	}
	if none {
		return nil, "", fmt.Errorf("%s is in no git repository; scan it without a revision", path)
	}
	if err != nil {
		return nil, "", err
	}
	if prefix, err = prefixBelow(top, path); err != nil {
		return nil, "", err
	}
	repo, err = git.OpenWorktree(top)
	return repo, prefix, err
}

// prefixBelow gives the slash-separated path of a directory from top, ending in "/",
// or empty for top itself.
func prefixBelow(top, path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, abs)
	if err != nil || rel == "." {
		return "", err
	}
	return filepath.ToSlash(rel) + "/", nil
}

func newRevision(repo *git.Repository, prefix, rev string) (*revision, error) {
	id, err := repo.Resolve(rev)
	if err != nil {
		return nil, err
	}
	commit, err := repo.Commit(id)
	if err != nil {
		return nil, err
	}
	tree, err := repo.Subtree(commit.Tree, prefix)
	if err != nil {
		return nil, err
	}
	if tree == "" {
		return nil, fmt.Errorf("the commit %s has no directory %s", id, strings.TrimSuffix(prefix, "/"))
	}
	return &revision{repo: repo, tree: tree, info: Info{
		Kind: "git", Revision: id.String(), Time: commit.Time, TimeFrom: "commit", Digest: treeDigest(repo.Format, tree),
	}}, nil
}

func (r *revision) Info() Info       { return r.info }
func (r *revision) Sequential() bool { return false }

func (r *revision) Close() error {
	r.repo.Close()
	if r.cleanup != nil {
		return r.cleanup()
	}
	return nil
}

// Walk yields the entries in the order of the tree objects, which is that of the
// paths.
func (r *revision) Walk(ctx context.Context, yield func(Entry) error) error {
	r.links, r.entries = 0, 0
	if err := r.walk(ctx, r.tree, "", 0, yield); err != nil {
		return err
	}
	if r.links > 0 {
		r.info.NotExamined = append(r.info.NotExamined, submodules(r.links))
	}
	return nil
}

func (r *revision) walk(ctx context.Context, id git.ID, path string, depth int, yield func(Entry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	dir := strings.TrimSuffix(path, "/")
	if depth > maxDepth || len(path) > 64<<10 {
		e := failed(dir, fmt.Errorf("the directory lies more than %d levels deep and was not read", maxDepth))
		e.OverBudget = true
		return yield(e)
	}
	list, err := r.repo.Tree(id)
	if err != nil {
		if depth == 0 {
			return fmt.Errorf("the tree of commit %s cannot be read: %w; fetch it, or scan a work tree", r.info.Revision, err)
		}
		return yield(failed(dir, fmt.Errorf("the directory cannot be read: %w", err)))
	}
	names := make(map[string]bool, len(list))
	for _, t := range list {
		if r.entries++; r.entries > maxEntries {
			return fmt.Errorf("commit %s has more than %d files; scan its directories one by one", r.info.Revision, maxEntries)
		}
		if err := unsafePath(t.Name); err != nil || strings.Contains(t.Name, "/") || names[t.Name] {
			if err == nil {
				err = errors.New("its name has a slash, or is that of another entry of its directory")
			}
			if err := yield(failed(path+t.Name, err)); err != nil {
				return err
			}
			continue
		}
		names[t.Name] = true
		if t.Mode&git.ModeType == git.ModeTree {
			if err := r.walk(ctx, t.ID, path+t.Name+"/", depth+1, yield); err != nil {
				return err
			}
			continue
		}
		e := objectEntry(r.repo, path+t.Name, t.Mode, t.ID)
		if e.Kind == Gitlink {
			r.links++
		}
		if errors.Is(e.Err, git.ErrMissing) {
			e.Err = fmt.Errorf("named by the commit, but missing from the object database (%s); fetch it with git", t.ID)
		}
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}

// openFileURL opens the repository that a file:// URL names, as git does: its HEAD
// or the revision, never the files of its work tree, and by no program.
func openFileURL(path, rev string) (Tree, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("cannot read the repository: %w", err)
	}
	if rev == "" {
		rev = "HEAD"
	}
	return openRevision(path, rev)
}
