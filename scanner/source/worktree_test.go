package source

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gogit "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

var someone = &object.Signature{Name: "A", Email: "a@example.com", When: time.Unix(1700000000, 0)}

// gitFixture makes a repository with one commit of the files.
func gitFixture(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	repo, err := gogit.PlainInit(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, repo, dir, files)
	return dir
}

func commit(t *testing.T, repo *gogit.Repository, dir string, files map[string]string) plumbing.Hash {
	t.Helper()
	write(t, dir, files)
	w, err := repo.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if _, err := w.Add(name); err != nil {
			t.Fatal(err)
		}
	}
	hash, err := w.Commit("c", &gogit.CommitOptions{Author: someone, Committer: someone})
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// editIndex changes the index of a repository.
func editIndex(t *testing.T, dir string, edit func(*index.Index)) {
	t.Helper()
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := repo.Storer.Index()
	if err != nil {
		t.Fatal(err)
	}
	edit(ix)
	if err := repo.Storer.SetIndex(ix); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, parts ...string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(parts...)); err != nil {
		t.Fatal(err)
	}
}

func TestWorktree(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a.txt": "a", "d/b.txt": "b", "d/e/c.txt": "c", ".gitignore": "*.o\n/build/\n"})
	tree := open(t, dir, Options{})
	got := list(t, tree)
	if want := ".gitignore a.txt d/b.txt d/e/c.txt"; paths(got) != want {
		t.Errorf("got %s, want %s", paths(got), want)
	}
	info := tree.Info()
	if info.Kind != "git" || info.Dirty || info.Time != 1700000000 || info.TimeFrom != "commit" || len(info.Revision) != 40 || !strings.HasPrefix(info.Digest, "swh:1:dir:") {
		t.Errorf("%+v", info)
	}
	if hex.EncodeToString([]byte(got["a.txt"].Blob)) != "2e65efe2a145dda7ee51d1741299f848e5bf752e" {
		t.Errorf("%+v", got["a.txt"])
	}

	write(t, dir, map[string]string{"x.o": "", "build/y": "", "d/z.o": "", "d/new": "n", "nested/.git/HEAD": "", "nested/n": "", "nested/n.o": ""})
	tree = open(t, dir, Options{})
	if got, want := paths(list(t, tree)), ".gitignore a.txt d/b.txt d/e/c.txt d/new nested/n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !tree.Info().Dirty || tree.Info().Time != 0 {
		t.Errorf("untracked files: %+v", tree.Info())
	}
	got = list(t, open(t, dir, Options{AllFiles: true}))
	if want := ".gitignore a.txt build/y d/b.txt d/e/c.txt d/new d/z.o nested/n nested/n.o x.o"; paths(got) != want {
		t.Errorf("all files: got %s, want %s", paths(got), want)
	}
	if got, want := paths(list(t, open(t, filepath.Join(dir, "d"), Options{}))), "b.txt e/c.txt new"; got != want {
		t.Errorf("sub-directory: got %s, want %s", got, want)
	}
	sub := open(t, filepath.Join(dir, "d", "e"), Options{})
	if got := paths(list(t, sub)); got != "c.txt" || sub.Info().Dirty {
		t.Errorf("clean sub-directory: %s %+v", got, sub.Info())
	}
	if got := paths(list(t, open(t, filepath.Join(dir, "build"), Options{}))); got != "y" {
		t.Errorf("an ignored directory that was asked for: %s", got)
	}
}

func TestWorktreeChanges(t *testing.T) {
	t.Parallel()
	files := map[string]string{"a.txt": "one\ntwo\n", "b.txt": "b"}
	past := time.Now().Add(-time.Hour)
	for name, tc := range map[string]struct {
		change func(dir string)
		dirty  bool
	}{
		"touched": {func(dir string) { os.Chtimes(filepath.Join(dir, "a.txt"), past, past) }, false},
		"edited":  {func(dir string) { write(t, dir, map[string]string{"a.txt": "one\nTWO\n"}) }, true},
		"deleted": {func(dir string) { remove(t, dir, "b.txt") }, true},
		"mode":    {func(dir string) { os.Chmod(filepath.Join(dir, "b.txt"), 0o755) }, true},
		"link": {func(dir string) {
			remove(t, dir, "b.txt")
			os.Symlink("a.txt", filepath.Join(dir, "b.txt"))
		}, true},
		"line ends": {func(dir string) {
			write(t, dir, map[string]string{"a.txt": "one\r\ntwo\r\n"})
			editIndex(t, dir, func(ix *index.Index) { e, _ := ix.Entry("a.txt"); e.Size = 10 })
		}, false},
		"staged": {func(dir string) {
			repo, _ := gogit.PlainOpen(dir)
			write(t, dir, map[string]string{"a.txt": "other"})
			w, _ := repo.Worktree()
			w.Add("a.txt")
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := gitFixture(t, files)
			tc.change(dir)
			tree := open(t, dir, Options{})
			if got := list(t, tree); tree.Info().Dirty != tc.dirty {
				t.Errorf("dirty %v, want %v: %v", tree.Info().Dirty, tc.dirty, got)
			}
		})
	}
}

// What is absent is told apart: sparse, deleted, lost.
func TestWorktreeAbsent(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"sparse/s": "sparse", "lost": "lost blob", "deleted": "d", "kept": "k"})
	var lost string
	editIndex(t, dir, func(ix *index.Index) {
		for _, e := range ix.Entries {
			switch e.Name {
			case "sparse/s":
				e.SkipWorktree = true
			case "lost":
				lost = e.Hash.String()
			}
		}
		ix.Version = 3
		ix.Entries = append(ix.Entries, &index.Entry{Name: "sub", Mode: filemode.Submodule, Hash: plumbing.NewHash(strings.Repeat("12", 20))})
	})
	remove(t, dir, "sparse")
	remove(t, dir, "lost")
	remove(t, dir, "deleted")
	remove(t, dir, ".git", "objects", lost[:2], lost[2:])
	write(t, dir, map[string]string{"sub/checked-out": "not ours"})
	tree := open(t, dir, Options{})
	got := list(t, tree)
	if want := "kept lost sparse/s sub"; paths(got) != want {
		t.Fatalf("got %s, want %s", paths(got), want)
	}
	if e := got["sparse/s"]; e.Size != 6 || read(t, e) != "sparse" {
		t.Errorf("%+v", e)
	}
	if e := got["lost"]; e.Err == nil || !strings.Contains(e.Err.Error(), "missing from the work tree and from the object database") {
		t.Errorf("%+v", e)
	}
	if e := got["sub"]; e.Kind != Gitlink || e.Target != strings.Repeat("12", 20) {
		t.Errorf("%+v", e)
	}
	if info := tree.Info(); !info.Dirty || !strings.Contains(strings.Join(info.NotExamined, "\n"), "submodules (1)") {
		t.Errorf("%+v", info)
	}
}

// The folded directories of a sparse index are unfolded from the object database.
func TestWorktreeSparseIndex(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "a", "folded/d/f": "deep", "folded/g": "g"})
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	head, err := repo.Head()
	if err != nil {
		t.Fatal(err)
	}
	c, err := repo.CommitObject(head.Hash())
	if err != nil {
		t.Fatal(err)
	}
	tree, err := c.Tree()
	if err != nil {
		t.Fatal(err)
	}
	folded, err := tree.FindEntry("folded")
	if err != nil {
		t.Fatal(err)
	}
	gone := plumbing.NewHash(strings.Repeat("12", 20))
	for _, lost := range []bool{false, true} {
		editIndex(t, dir, func(ix *index.Index) {
			ix.Version = 3
			ix.Entries = []*index.Entry{ix.Entries[0], {Name: "folded/", Mode: filemode.Dir, Hash: folded.Hash, SkipWorktree: true}}
			if lost {
				ix.Entries[1].Hash = gone
			}
		})
		remove(t, dir, "folded")
		tree := open(t, dir, Options{})
		got := list(t, tree)
		switch {
		case lost:
			if paths(got) != "a folded" || got["folded"].Err == nil || !tree.Info().Dirty {
				t.Errorf("%+v", got)
			}
		case paths(got) != "a folded/d/f folded/g" || read(t, got["folded/d/f"]) != "deep" || tree.Info().Dirty:
			t.Errorf("%+v %+v", got, tree.Info())
		}
	}
}

// A linked work tree is followed, a .git file that nothing answers is not.
func TestWorktreeGitFile(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "a", ".gitignore": "ignored\n"})
	linked := t.TempDir()
	private := filepath.Join(dir, ".git", "worktrees", "w")
	head, err := os.ReadFile(filepath.Join(dir, ".git", "index"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, private, map[string]string{"HEAD": "ref: refs/heads/master\n", "commondir": "../..\n", "index": string(head), "gitdir": filepath.Join(linked, ".git") + "\n"})
	write(t, linked, map[string]string{".git": "gitdir: " + private + "\n", "a": "a", ".gitignore": "ignored\n", "ignored": ""})
	tree := open(t, linked, Options{})
	if got := paths(list(t, tree)); got != ".gitignore a" || tree.Info().Kind != "git" || tree.Info().Dirty {
		t.Errorf("%s %+v", got, tree.Info())
	}

	stranger := t.TempDir()
	write(t, stranger, map[string]string{".git": "gitdir: " + filepath.Join(dir, ".git") + "\n", "ignored": ""})
	tree = open(t, stranger, Options{})
	if got := paths(list(t, tree)); got != "ignored" || tree.Info().Kind != "directory" || !strings.Contains(tree.Info().NotExamined[0], "does not point back") {
		t.Errorf("%s %+v", got, tree.Info())
	}
}

func TestWorktreeBroken(t *testing.T) {
	t.Parallel()
	for name, breakIt := range map[string]func(git string){
		"index":   func(git string) { write(t, git, map[string]string{"index": "DIRC nonsense"}) },
		"objects": func(git string) { remove(t, git, "objects") },
		"empty":   func(git string) { remove(t, git); os.Mkdir(git, 0o755) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := gitFixture(t, map[string]string{"a": "a", ".gitignore": "b"})
			write(t, dir, map[string]string{"b": "b"})
			breakIt(filepath.Join(dir, ".git"))
			tree := open(t, dir, Options{})
			if got := paths(list(t, tree)); got != ".gitignore a b" || len(tree.Info().NotExamined) == 0 || tree.Info().Kind != "directory" {
				t.Errorf("%s %+v", got, tree.Info())
			}
		})
	}
}

// Without the commit, git's index still tells which files there are.
func TestWorktreeHeadUnknown(t *testing.T) {
	t.Parallel()
	for name, breakIt := range map[string]func(git string){
		"head": func(git string) { write(t, git, map[string]string{"HEAD": "nonsense"}) },
		"reftable": func(git string) {
			write(t, git, map[string]string{"config": "[extensions]\n\trefStorage = reftable\n"})
		},
		"commit": func(git string) { write(t, git, map[string]string{"HEAD": strings.Repeat("12", 20) + "\n"}) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := gitFixture(t, map[string]string{"a": "a", ".gitignore": "b"})
			write(t, dir, map[string]string{"b": "b"})
			breakIt(filepath.Join(dir, ".git"))
			tree := open(t, dir, Options{})
			info := tree.Info()
			if got := paths(list(t, tree)); got != ".gitignore a" || info.Kind != "git" || !strings.Contains(info.NotExamined[0], "checked out") || !tree.Info().Dirty {
				t.Errorf("%s %+v", got, tree.Info())
			}
		})
	}
}

// Nothing that a repository's configuration names is run or read.
func TestWorktreeRunsNothing(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a.txt": "a", ".gitattributes": "* filter=evil diff=evil\n"})
	canary := filepath.Join(t.TempDir(), "canary")
	script := "#!/bin/sh\ntouch '" + canary + "'\n"
	hook := filepath.Join(dir, ".git", "hooks", "evil")
	write(t, dir, map[string]string{
		".git/hooks/evil": script,
		".git/config": "[core]\n\tfsmonitor = " + hook + "\n\thooksPath = " + filepath.Dir(hook) + "\n\tworktree = /\n\tpager = " + hook + "\n\tsshCommand = " + hook +
			"\n[filter \"evil\"]\n\tclean = " + hook + "\n\tsmudge = " + hook + "\n\tprocess = " + hook + "\n\trequired = true\n[include]\n\tpath = " + filepath.Join(dir, "pipe") +
			"\n[remote \"origin\"]\n\turl = ext::" + hook + "\n\tpromisor = true\n[extensions]\n\tpartialClone = origin\n",
	})
	if err := os.Chmod(hook, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"post-index-change", "post-checkout", "fsmonitor-watchman", "reference-transaction"} {
		if err := os.Link(hook, filepath.Join(dir, ".git", "hooks", name)); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "a.txt"), past, past); err != nil { // makes a filter want to run
		t.Fatal(err)
	}
	got := list(t, open(t, dir, Options{}))
	if paths(got) != ".gitattributes a.txt" || read(t, got["a.txt"]) != "a" {
		t.Errorf("%s", paths(got))
	}
	got = list(t, open(t, dir, Options{Rev: "HEAD"}))
	if paths(got) != ".gitattributes a.txt" || read(t, got["a.txt"]) != "a" {
		t.Errorf("at a revision: %s", paths(got))
	}
	if _, err := os.Stat(canary); err == nil {
		t.Error("the repository's configuration ran a program")
	}
}
