//go:build unix

package source

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestDirectoryDevices(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	// A .gitignore that is a pipe must not block a walk either.
	repo := gitFixture(t, map[string]string{"a": "a"})
	if err := syscall.Mkfifo(filepath.Join(repo, ".gitignore"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, repo} {
		for path, e := range list(t, open(t, d, Options{})) {
			if path != "a" && (e.Kind != Device || e.Open != nil) {
				t.Errorf("%s: %+v", path, e)
			}
		}
	}
}

func TestDirectoryRawNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	names := []string{"latin-\xe9", "new\nline", "esc\x1b[2J", "100%", "::error::x"}
	for _, n := range names {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o644); err != nil {
			t.Skip("the file system refuses the name:", err)
		}
	}
	got := list(t, open(t, dir, Options{}))
	for _, n := range names {
		if _, ok := got[n]; !ok {
			t.Errorf("%q is lost", n)
		}
	}
	if p := Printable(names[0]); p != "latin-%E9" {
		t.Error(p)
	}
}

func TestDirectorySparseFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "sparse")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(1 << 30); err != nil {
		t.Skip(err)
	}
	if e := list(t, open(t, filepath.Dir(path), Options{}))["sparse"]; e.Size != 1<<30 || e.Err != nil {
		t.Errorf("%+v", e)
	}
}

func TestDirectoryUnreadable(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"closed/a": "a", "b": "b"})
	if err := os.Chmod(filepath.Join(dir, "closed"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	got := list(t, open(t, dir, Options{}))
	if e := got["closed"]; e.Err == nil || len(got) != 2 {
		t.Errorf("%+v", got)
	}
}
