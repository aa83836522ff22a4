package source

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// list walks a tree and gives its entries by path.
func list(t *testing.T, tree Tree) map[string]Entry {
	t.Helper()
	out := map[string]Entry{}
	err := tree.Walk(context.Background(), func(e Entry) error {
		if _, ok := out[e.Path]; ok {
			t.Errorf("%q came twice", e.Path)
		}
		out[e.Path] = e
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func paths(entries map[string]Entry) string {
	var out []string
	for p := range entries {
		out = append(out, p)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func open(t *testing.T, spec string, opts Options) Tree {
	t.Helper()
	tree, err := Open(context.Background(), spec, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree
}

func read(t *testing.T, e Entry) string {
	t.Helper()
	r, err := e.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret": "secret"})
	dir := t.TempDir()
	write(t, dir, map[string]string{"a/b.txt": "text", ".hidden": "x", "sub/.git/config": "no"})
	if err := os.Chmod(filepath.Join(dir, ".hidden"), 0o755); err != nil {
		t.Fatal(err)
	}
	links := map[string]string{"loop": ".", "a/up": "..", "out": outside, "file": filepath.Join(outside, "secret"), "gone": "nowhere"}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	tree := open(t, dir, Options{})
	got := list(t, tree)
	if want := ".hidden a/b.txt a/up file gone loop out"; paths(got) != want {
		t.Errorf("got %s, want %s", paths(got), want)
	}
	for name, target := range links {
		if e := got[name]; e.Kind != Symlink || e.Target != target || e.Open != nil {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if e := got["a/b.txt"]; e.Size != 4 || e.Executable || read(t, e) != "text" {
		t.Errorf("a/b.txt: %+v", e)
	}
	if !got[".hidden"].Executable {
		t.Error(".hidden is executable")
	}
	if info := tree.Info(); info.Kind != "directory" || len(info.NotExamined) != 1 || !strings.Contains(info.NotExamined[0], "repositories in the tree (1)") {
		t.Errorf("%+v", info)
	}
}

// A file that a link or another file replaces between walk and open is not read.
func TestDirectoryReplaced(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, map[string]string{"a": "mine", "b": "other"})
	e := list(t, open(t, dir, Options{}))["a"]
	if err := os.Remove(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("b", filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Open(); err == nil || !strings.Contains(err.Error(), "replaced") {
		t.Errorf("opened through a link: %v", err)
	}
}

func TestDirectoryDeep(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	root, err := os.OpenRoot(top)
	if err != nil {
		t.Fatal(err)
	}
	const depth = 10000
	for i := range depth { // a path this long cannot be made at once
		if err := root.Mkdir("directory", 0o755); err != nil {
			t.Fatal(err)
		}
		next, err := root.OpenRoot("directory")
		root.Close()
		if err != nil {
			t.Fatal(err)
		}
		if root = next; i == 900 || i == depth-1 {
			if err := root.WriteFile("file", []byte(strconv.Itoa(i)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	root.Close()
	got := list(t, open(t, top, Options{}))
	if len(got) != 2 {
		t.Fatalf("%d entries, want the upper file and the directory too deep", len(got))
	}
	for path, e := range got {
		if strings.HasSuffix(path, "/file") {
			if len(path) != 901*10+4 || read(t, e) != "900" {
				t.Errorf("upper file: %d bytes of path", len(path))
			}
		} else if e.Err == nil || !e.OverBudget {
			t.Errorf("deep directory: %+v", e)
		}
	}
}
