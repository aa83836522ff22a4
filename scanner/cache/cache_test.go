package cache

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func write(t testing.TB, path string, build [sha256.Size]byte) []byte {
	t.Helper()
	w, err := Create(path, build)
	if err != nil {
		t.Fatal(err)
	}
	w.Add(1, Entry{"b", "key of b", "found in b"})
	w.Add(0, Entry{"a", "", ""})
	w.AddRow([]byte("first"))
	w.AddRow([]byte("second"))
	w.SetResult("key", []byte("rest"))
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "sub", "kept")
	build := sha256.Sum256([]byte("this build"))
	first := write(t, path, build)
	if again := write(t, path, build); !bytes.Equal(first, again) {
		t.Error("the same gives other bytes")
	}
	f := Read(path, build)
	if len(f.Entries) != 2 || f.Entries[0] != (Entry{"a", "", ""}) || f.Entries[1] != (Entry{"b", "key of b", "found in b"}) ||
		f.ResultKey != "key" || f.Result != "rest" || len(f.Rows) != 2 || f.Rows[0] != "first" || f.Rows[1] != "second" {
		t.Errorf("%+v", f)
	}
	if e, ok := f.Find("b"); !ok || e.Found != "found in b" {
		t.Error(e, ok)
	}
	if _, ok := f.Find("c"); ok {
		t.Error("c is found")
	}
	if f := Read(path, sha256.Sum256([]byte("another build"))); len(f.Entries) != 0 || f.Result != "" {
		t.Errorf("another build reads %+v", f)
	}
	if f := Read(filepath.Join(t.TempDir(), "none"), build); len(f.Entries) != 0 {
		t.Errorf("nothing reads as %+v", f)
	}
}

func TestWriterIsBounded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w, err := Create(filepath.Join(dir, "kept"), [sha256.Size]byte{})
	if err != nil {
		t.Fatal(err)
	}
	row := make([]byte, 8<<20)
	for range maxFile/len(row) + 1 {
		w.AddRow(row)
	}
	if err := w.Commit(); err == nil {
		t.Error("more than the bound is kept")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Error("left behind:", left)
	}
}

func TestPrune(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{"old": 3 * time.Hour, "middle": 2 * time.Hour, "young": time.Hour, "new-left": 48 * time.Hour, "new-running": time.Minute} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	prune(dir, 250, now)
	var left []string
	list, _ := os.ReadDir(dir)
	for _, e := range list {
		left = append(left, e.Name())
	}
	if len(left) != 3 || left[0] != "middle" || left[1] != "new-running" || left[2] != "young" {
		t.Error(left)
	}
}

func TestPathTellsTreesApart(t *testing.T) {
	t.Parallel()
	if a, b := Path("d", "x", "y"), Path("d", "xy", ""); a == b {
		t.Error("two trees share", a)
	}
}

func TestBuild(t *testing.T) {
	t.Parallel()
	a, ok := Build()
	b, _ := Build()
	if !ok || a != b {
		t.Error(ok, a, b)
	}
}

func TestLinked(t *testing.T) {
	t.Parallel()
	const id = "aaaaaaaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbbbbbbb/ccccccccccccccccccccccccc/ddddddddddddddddddddddddd"
	note := "\x04\x00\x00\x00" + string(rune(len(id))) + "\x00\x00\x00\x04\x00\x00\x00Go\x00\x00"
	for start, want := range map[string]string{
		"text \xff Go build ID: \"" + id + "\"\n \xff more":     id,
		"\x7fELF" + note + id + "\x00more":                      id,
		"\x7fELF" + note + id[:40]:                              "",
		"text \xff Go build ID: \"release\"\n \xff more":        "",
		"text \xff Go build ID: \"" + id:                        "",
		"":                                                      "",
		"\x04\x00\x00\x00Go\x00\x00" + id:                       "",
		"\xff\xff\xff\xff\x04\x00\x00\x00Go\x00\x00" + id + "/": "",
	} {
		if got := string(linked([]byte(start))); got != want {
			t.Errorf("%q: %q", start, got)
		}
	}
}

// FuzzParse gives the reader files whose checksum is right.
func FuzzParse(f *testing.F) {
	var build [sha256.Size]byte
	whole := write(f, filepath.Join(f.TempDir(), "kept"), build)
	f.Add(whole[head : len(whole)-sha256.Size])
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append(append([]byte(magic), build[:]...), body...)
		sum := sha256.Sum256(data)
		if got := parse(append(data, sum[:]...), build); got != nil {
			size := len(got.Result) + len(got.ResultKey)
			for _, e := range got.Entries {
				size += len(e.Path) + len(e.Key)
			}
			if size > 2*len(data) { // each is a part of the file, which holds more than the body
				t.Errorf("%d bytes of %d", size, len(data))
			}
			got.Find("a")
		}
	})
}
