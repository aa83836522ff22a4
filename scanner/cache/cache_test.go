package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
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
	w.Add(1, "b", "key of b", "found in b")
	w.Add(0, "a", "", "")
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
	defer f.Close()
	n, ok := f.Rows()
	if len(f.Entries) != 2 || f.Entries[0].Path != "a" || f.Entries[1].Key != "key of b" || f.ResultKey != "key" || f.Result != "rest" || n != 2 || !ok {
		t.Errorf("%+v, %d rows, %v", f, n, ok)
	}
	for i, want := range []string{"first", "second"} {
		if row, err := f.Row(i); row != want || err != nil {
			t.Error(i, row, err)
		}
	}
	e, ok := f.Find("b")
	if found, good := f.Found(e); !ok || !good || found != "found in b" {
		t.Error(e, ok, found)
	}
	if found, good := f.Found(f.Entries[0]); !good || found != "" {
		t.Error(found)
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
	if fi, err := w.file.Stat(); err != nil || fi.Size() > maxFile {
		t.Error(fi.Size(), err)
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

// A file in which any byte is another gives what was written, or nothing.
func TestDamaged(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kept")
	build := sha256.Sum256([]byte("this build"))
	whole := write(t, path, build)
	for i := range 2 * len(whole) {
		data := bytes.Clone(whole)
		if i < len(whole) {
			data[i] ^= 1
		} else {
			data = data[:i-len(whole)]
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f := Read(path, build)
		lost := len(f.Entries) != 2
		if !lost {
			found, ok := f.Found(f.Entries[1])
			n, sound := f.Rows()
			if lost = !ok || !sound; ok && found != "found in b" || sound && n != 2 {
				t.Errorf("byte %d: %q, %d rows", i, found, n)
			}
			if row, err := f.Row(0); sound && (row != "first" || err != nil) {
				t.Errorf("byte %d: %q, %v", i, row, err)
			}
		}
		if !lost {
			t.Errorf("byte %d: the damage was not seen", i)
		}
		f.Close()
	}
}

// FuzzParse gives the reader tables whose checksum is right.
func FuzzParse(f *testing.F) {
	whole := write(f, filepath.Join(f.TempDir(), "kept"), [sha256.Size]byte{})
	end := len(whole) - trailer
	table := binary.LittleEndian.Uint64(whole[end+8:])
	f.Add(whole[table:end])
	f.Fuzz(func(t *testing.T, data []byte) {
		const found, made, end = 10, 1000, 2000
		got := parse(bytes.Clone(data), found, made, end)
		if got == nil {
			return
		}
		size := len(got.Result) + len(got.ResultKey)
		for _, e := range got.Entries {
			if size += len(e.Path) + len(e.Key); e.found.at < found || e.found.n < 0 || e.found.at+e.found.n > made {
				t.Errorf("%+v", e)
			}
		}
		for _, r := range got.rows {
			if r.at < made || r.n < 0 || r.at+r.n > end {
				t.Errorf("%+v", r)
			}
		}
		if size > len(data) {
			t.Errorf("%d bytes of %d", size, len(data))
		}
		got.Find("a")
	})
}
