package source

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	gogit "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

func TestRevision(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "first", "d/b": "b", "d/e/c": "c"})
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../a", filepath.Join(dir, "d", "link")); err != nil {
		t.Fatal(err)
	}
	first, err := repo.Head()
	if err != nil {
		t.Fatal(err)
	}
	second := commit(t, repo, dir, map[string]string{"a": "second", "d/new": "n"})
	write(t, dir, map[string]string{"a": "not committed"})
	for _, tc := range []struct{ path, rev, want, text string }{
		{dir, first.Hash().String(), "a d/b d/e/c", "first"},
		{dir, "HEAD", "a d/b d/e/c d/new", "second"},
		{filepath.Join(dir, ".git"), second.String()[:8], "a d/b d/e/c d/new", "second"},
		{filepath.Join(dir, "d"), "master", "b e/c new", ""},
	} {
		tree := open(t, tc.path, Options{Rev: tc.rev})
		got := list(t, tree)
		if paths(got) != tc.want {
			t.Errorf("%s at %s: %s, want %s", tc.path, tc.rev, paths(got), tc.want)
		}
		if e, ok := got["a"]; ok && (read(t, e) != tc.text || e.Size != int64(len(tc.text)) || e.Blob == "") {
			t.Errorf("%+v", e)
		}
		if info := tree.Info(); info.Dirty || info.Kind != "git" || info.Time != 1700000000 {
			t.Errorf("%+v", info)
		}
	}
	if _, err := Open(context.Background(), dir, Options{Rev: "nosuch"}); err == nil || !strings.Contains(err.Error(), "nosuch") {
		t.Error(err)
	}
	if _, err := Open(context.Background(), t.TempDir(), Options{Rev: "HEAD"}); err == nil || !strings.Contains(err.Error(), "no git repository") {
		t.Error(err)
	}
}

// Directories that are laid out as repositories are not taken for them.
func TestRevisionEmbedded(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"HEAD": "ref: refs/heads/evil\n", "objects/x": "", "refs/x": "", "sub/HEAD": "", "sub/objects/x": "", "sub/refs/x": ""})
	if got := paths(list(t, open(t, dir, Options{Rev: "HEAD"}))); !strings.HasPrefix(got, "HEAD objects/x") {
		t.Error(got)
	}
	if got := paths(list(t, open(t, filepath.Join(dir, "sub"), Options{Rev: "HEAD"}))); got != "HEAD objects/x refs/x" {
		t.Error(got)
	}
}

// rawCommit commits a tree object as given.
func rawCommit(t *testing.T, dir string, entries []object.TreeEntry) {
	t.Helper()
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := repo.Storer.NewEncodedObject()
	o.SetType(plumbing.TreeObject)
	w, err := o.Writer()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		mode := strings.TrimLeft(e.Mode.String(), "0")
		if _, err := io.WriteString(w, mode+" "+e.Name+"\x00"+string(e.Hash[:])); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	tree, err := repo.Storer.SetEncodedObject(o)
	if err != nil {
		t.Fatal(err)
	}
	o = repo.Storer.NewEncodedObject()
	if err := (&object.Commit{Author: *someone, Committer: *someone, Message: "m", TreeHash: tree}).Encode(o); err != nil {
		t.Fatal(err)
	}
	hash, err := repo.Storer.SetEncodedObject(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := repo.Storer.SetReference(plumbing.NewHashReference("refs/heads/raw", hash)); err != nil {
		t.Fatal(err)
	}
}

func TestRevisionHostileTree(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "text"})
	blob := plumbing.ComputeHash(plumbing.BlobObject, []byte("text"))
	gone := plumbing.NewHash(strings.Repeat("12", 20))
	rawCommit(t, dir, []object.TreeEntry{
		{Name: "..", Mode: filemode.Regular, Hash: blob}, {Name: "a/b", Mode: filemode.Regular, Hash: blob}, {Name: "", Mode: filemode.Regular, Hash: blob},
		{Name: "dir", Mode: filemode.Dir, Hash: gone}, {Name: "dirblob", Mode: filemode.Dir, Hash: blob}, {Name: "gone", Mode: filemode.Regular, Hash: gone},
		{Name: "link", Mode: filemode.Symlink, Hash: blob}, {Name: "ok", Mode: filemode.Executable, Hash: blob}, {Name: "sub", Mode: filemode.Submodule, Hash: gone},
		{Name: "odd", Mode: 0o150000, Hash: blob}, {Name: "twice", Mode: filemode.Regular, Hash: blob}, {Name: "twice", Mode: filemode.Regular, Hash: blob},
	})
	good, bad := 0, 0
	err := open(t, dir, Options{Rev: "raw"}).Walk(context.Background(), func(e Entry) error {
		switch {
		case e.Err != nil:
			bad++
		case e.Path == "link" && e.Kind == Symlink && e.Target == "text", e.Path == "ok" && e.Executable && read(t, e) == "text",
			e.Path == "sub" && e.Kind == Gitlink && e.Target == gone.String(), e.Path == "twice":
			good++
		default:
			t.Errorf("%+v", e)
		}
		return nil
	})
	if err != nil || good != 4 || bad != 8 {
		t.Errorf("%d good, %d bad, want 4 and 8: %v", good, bad, err)
	}
}

// Entries may be opened by several goroutines at once, and after the walk.
func TestConcurrentOpen(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	var parts []part
	for _, n := range strings.Fields("a b c d e f g h i j k l m n o p") {
		files["dir/"+n] = strings.Repeat(n, 10000)
		parts = append(parts, part{name: "dir/" + n, text: files["dir/"+n]}, part{name: "other/" + n, text: n})
	}
	dir := gitFixture(t, files)
	for _, tree := range []Tree{open(t, dir, Options{}), open(t, dir, Options{Rev: "HEAD"}), open(t, archived(t, zipOf(t, parts...)), Options{})} {
		var wg sync.WaitGroup
		for path, e := range list(t, tree) {
			if want, ok := files[path]; ok {
				for range 3 {
					wg.Go(func() {
						r, err := e.Open()
						if err != nil {
							t.Error(err)
							return
						}
						defer r.Close()
						if got, err := io.ReadAll(r); err != nil || string(got) != want {
							t.Errorf("%s: %d bytes: %v", path, len(got), err)
						}
					})
				}
			}
		}
		wg.Wait()
	}
}
