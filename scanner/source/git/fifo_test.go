//go:build unix

package git

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A named pipe in the place of a file or directory of a repository blocks nothing.
func TestPipes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"HEAD", "index", "config", "packed-refs", "objects", "objects/pack", "objects/info/alternates", "refs/heads/master", "info/exclude", "commondir"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, _, _ := fixture(t)
			pipe := filepath.Join(dir, ".git", name)
			if err := os.RemoveAll(pipe); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Dir(pipe), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(pipe, 0o644); err != nil {
				t.Skip(err)
			}
			withoutBlocking(t, func() {
				if r, err := OpenWorktree(dir); err == nil {
					defer r.Close()
					r.Index()
					r.Head()
					r.Exclude()
					r.Resolve("master")
					r.Resolve("abcd")
				}
			})
		})
	}
	t.Run("gitdir", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
			t.Skip(err)
		}
		if err := os.WriteFile(filepath.Join(dir, ".git"), []byte("gitdir: pipe\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		withoutBlocking(t, func() {
			if _, err := OpenWorktree(dir); err == nil {
				t.Error("a pipe was opened as a repository")
			}
		})
	})
}

// Alternates that lead nowhere, in circles or to what is no directory do no harm.
func TestStrangeAlternates(t *testing.T) {
	t.Parallel()
	dir, texts, _ := fixture(t)
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	info := filepath.Join(dir, ".git", "objects", "info")
	if err := os.MkdirAll(info, 0o755); err != nil {
		t.Fatal(err)
	}
	lines := pipe + "\n/dev/null\n/dev/stdin\n.\n../objects\nhttp://example.com/x\n\"unfinished\n\x00\n" + dir + "\n/\n"
	if err := os.WriteFile(filepath.Join(info, "alternates"), []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	withoutBlocking(t, func() {
		r, err := OpenWorktree(dir)
		if err != nil {
			t.Error(err)
			return
		}
		defer r.Close()
		for hash, text := range texts {
			id, _ := SHA1.ParseID(hash.String())
			if got, err := r.Objects.Read(id, Blob, 1<<30); err != nil || string(got) != text {
				t.Errorf("%s: %v", id, err)
			}
		}
		if _, err := r.Resolve("0123456"); err == nil {
			t.Error("an object that is not there was found")
		}
	})
}

func withoutBlocking(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("a pipe blocks")
	}
}
