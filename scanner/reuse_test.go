package scanner

import (
	"bytes"
	"context"
	"crypto/sha1"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// disk is a tree in memory whose file system says which files are the same. It counts how
// often a file is opened.
type disk struct {
	memory
	opened *atomic.Int64
}

func newDisk(files []txtar.File) disk {
	d := disk{opened: new(atomic.Int64)}
	for i, f := range files {
		d.entries = append(d.entries, d.file(f.Name, f.Data, int64(i+1)))
	}
	return d
}

func (d disk) file(name string, data []byte, changed int64) source.Entry {
	e := file(name, data)
	e.Stat = source.Stat{Inode: uint64(changed), Size: e.Size, Modified: changed, Changed: changed}
	plain := e.Open
	e.Open = func() (io.ReadCloser, error) {
		d.opened.Add(1)
		return plain()
	}
	return e
}

func repository(t *testing.T, name string) []txtar.File {
	t.Helper()
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return ar.Files[:len(ar.Files)-1]
}

// written is the inventory of a tree as JSON, scanned with a cache.
func written(t *testing.T, tree source.Tree, cache string) string {
	t.Helper()
	inv, err := Scan(context.Background(), tree, Options{Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	defer inv.Files.Close()
	var out bytes.Buffer
	if err := inventory.Write(&out, inv); err != nil {
		t.Fatal(err)
	}
	known := inv.Known
	inv.Known = ""
	if digest, err := inventory.Digest(inv); err != nil || known != "" && known != digest {
		t.Errorf("the digest that is known is %s, and is %s, %v", known, digest, err)
	}
	return out.String()
}

func TestScanAgain(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no repositories in testdata", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			cache := filepath.Join(t.TempDir(), "kept")
			files := repository(t, name)
			d := newDisk(files)
			want := written(t, d, "")
			if cold := written(t, d, cache); cold != want {
				t.Errorf("with an empty cache\n%s\nwithout\n%s", cold, want)
			}
			before := d.opened.Load()
			if warm := written(t, d, cache); warm != want {
				t.Errorf("from the cache\n%s\nwithout\n%s", warm, want)
			}
			if n := d.opened.Load() - before; n != 0 {
				t.Errorf("%d files were opened, and none changed", n)
			}
			// One file more: the rest is taken from the cache, and the manifests are read again.
			more := newDisk(files)
			more.entries = append([]source.Entry{more.file("AAA.c", []byte("/* Copyright 2001 Jane Doe */\n#include <zlib.h>\n"), 99)}, more.entries...)
			want = written(t, more, "")
			if got := written(t, more, cache); got != want {
				t.Errorf("with one file more\n%s\nwithout a cache\n%s", got, want)
			}
			if got := written(t, more, cache); got != want {
				t.Errorf("with one file more, again\n%s\nwithout a cache\n%s", got, want)
			}
			// One file less.
			less := newDisk(files[1:])
			if got, want := written(t, less, cache), written(t, newDisk(files[1:]), ""); got != want {
				t.Errorf("with one file less\n%s\nwithout a cache\n%s", got, want)
			}
		})
	}
}

const mit = "// SPDX-License-Identifier: MIT\n"
const isc = "// SPDX-License-Identifier: ISC\n"

func TestScanAgainSeesChanges(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(t.TempDir(), "kept")
	d := newDisk([]txtar.File{{Name: "a.c", Data: []byte(mit)}, {Name: "b.c", Data: []byte(mit)}})
	written(t, d, cache)
	before := d.opened.Load()
	// The same size, the same time of modification: the time of change tells.
	d.entries[1] = d.file("b.c", []byte(isc), 2)
	d.entries[1].Stat.Changed = 3
	if got := written(t, d, cache); !strings.Contains(got, `"expression":"ISC"`) {
		t.Error("the change of b.c went unseen:\n", got)
	}
	if n := d.opened.Load() - before; n != 1 {
		t.Errorf("%d files were opened for one change", n)
	}
}

func TestScanAgainReadsRacyFiles(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(t.TempDir(), "kept")
	now := time.Now().UnixNano()
	d := newDisk([]txtar.File{{Name: "a.c", Data: []byte(mit)}})
	d.entries[0].Stat.Modified, d.entries[0].Stat.Changed = now, now
	written(t, d, cache)
	// Changed again within one step of the clock.
	stat := d.entries[0].Stat
	d.entries[0] = d.file("a.c", []byte(isc), 1)
	d.entries[0].Stat = stat
	if got := written(t, d, cache); !strings.Contains(got, `"expression":"ISC"`) {
		t.Error("a file that was changed right before the scan was not read again:\n", got)
	}
	d.entries[0] = d.file("a.c", []byte(mit), 1)
	d.entries[0].Stat = stat
	d.entries[0].Stat.Changed = now - int64(time.Hour) // the time of modification alone is that of the scan
	written(t, d, cache)
	kept := d.entries[0].Stat
	d.entries[0] = d.file("a.c", []byte(isc), 1)
	d.entries[0].Stat = kept
	if got := written(t, d, cache); !strings.Contains(got, `"expression":"ISC"`) {
		t.Error("a file with a time of modification in the scan was not read again:\n", got)
	}
}

func blobID(data string) string {
	sum := sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(data), data))
	return string(sum[:])
}

func TestScanAgainByBlob(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(t.TempDir(), "kept")
	d := disk{opened: new(atomic.Int64)}
	d.entries = []source.Entry{d.file("a.c", []byte(mit), 1), d.file("b.c", []byte(mit), 2)}
	d.entries[0].Blob = blobID(mit)
	d.entries[1].Blob = blobID(isc) // what git has is converted in the work tree
	d.entries[1].Stat = source.Stat{}
	want := written(t, d, "")
	written(t, d, cache)
	before := d.opened.Load()
	d.entries[0].Stat = source.Stat{Inode: 7, Changed: 7} // a fresh checkout
	if got := written(t, d, cache); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := d.opened.Load() - before; n != 1 {
		t.Errorf("%d files were opened, want b.c alone", n)
	}
}

func TestScanAgainWithoutWhatItCannotRead(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(t.TempDir(), "kept")
	d := newDisk([]txtar.File{{Name: "a.c", Data: []byte(mit)}, {Name: "b.c", Data: []byte(mit)}})
	readable := d.entries[1].Open
	d.entries[1].Open = func() (io.ReadCloser, error) { return nil, os.ErrPermission }
	if got := written(t, d, cache); !strings.Contains(got, `"status":"failed"`) {
		t.Fatal(got)
	}
	d.entries[1].Open = readable
	if got := written(t, d, cache); strings.Contains(got, `"status":"failed"`) {
		t.Error("a file that could not be read was not tried again:\n", got)
	}
}

// TestCacheIsNotTrusted damages the cache at many places: each scan must be as if there
// was none.
func TestCacheIsNotTrusted(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(t.TempDir(), "kept")
	d := newDisk([]txtar.File{{Name: "go.mod", Data: []byte("module example.org/m\n")}, {Name: "a.c", Data: []byte(mit)}})
	want := written(t, d, cache)
	good, err := os.ReadFile(cache)
	if err != nil {
		t.Fatal(err)
	}
	more := newDisk([]txtar.File{{Name: "go.mod", Data: []byte("module example.org/m\n")}, {Name: "a.c", Data: []byte(mit)}, {Name: "b.c", Data: []byte(isc)}})
	wantMore, unread := written(t, more, ""), 0
	var bad [][]byte
	for at := 0; at < len(good); at += 1 + len(good)/60 {
		changed := bytes.Clone(good)
		changed[at] ^= 0x40
		bad = append(bad, changed, good[:at])
	}
	bad = append(bad, append(bytes.Clone(good), 0), nil, []byte("hello"))
	for i, data := range bad {
		if err := os.WriteFile(cache, data, 0o600); err != nil {
			t.Fatal(err)
		}
		before := d.opened.Load()
		if got := written(t, d, cache); got != want {
			t.Fatalf("damage %d:\n%s\nwant\n%s", i, got, want)
		}
		if d.opened.Load() > before {
			continue
		}
		// It is in what was found in each file, which a scan of the same tree does not read. With one file more it does.
		before = more.opened.Load()
		if got := written(t, more, cache); got != wantMore {
			t.Fatalf("damage %d, with one file more:\n%s\nwant\n%s", i, got, wantMore)
		}
		if more.opened.Load()-before < int64(len(more.entries)) {
			t.Fatalf("damage %d was believed", i)
		}
		unread++
	}
	if unread == 0 || unread > len(bad)/2 {
		t.Errorf("%d of %d damages were in a part that is not read", unread, len(bad))
	}
	// What the cache says is a directory.
	dir := t.TempDir()
	if got := written(t, d, dir); got != want {
		t.Error("with a directory in the cache's place:\n", got)
	}
}

func TestScansAtTheSameTime(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cache := filepath.Join(dir, "kept")
	d := newDisk([]txtar.File{{Name: "go.mod", Data: []byte("module example.org/m\n")}, {Name: "a.c", Data: []byte(mit)}})
	want := written(t, d, "")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			inv, err := Scan(context.Background(), d, Options{Cache: cache})
			if err != nil {
				t.Error(err)
				return
			}
			defer inv.Files.Close()
			var out bytes.Buffer
			if err := inventory.Write(&out, inv); err != nil || out.String() != want {
				t.Errorf("%v\n%s\nwant\n%s", err, out.String(), want)
			}
		})
	}
	wg.Wait()
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Error("left behind:", left, err)
	}
}

// TestLargeTextIsNotHeld gives a text beyond the budget, which is hashed and no more.
func TestLargeTextIsNotHeld(t *testing.T) {
	t.Parallel()
	for _, known := range []bool{true, false} {
		x := newExaminer(nil, vendored.NewFinder(), new(sync.Mutex), func(string, []byte) bool { return false })
		e := source.Entry{Path: "long.txt", Size: -1, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.LimitReader(letters{}, maxText+1000)), nil
		}}
		if known {
			e.Size = maxText + 1000
		}
		out := x.row(e)
		if out.row.Status != inventory.StatusOverBudget || out.row.Size != maxText+1000 || out.row.SHA256 == "" {
			t.Errorf("%+v", out.row)
		}
		if len(x.buf) > maxKept {
			t.Errorf("%d bytes are held after it", len(x.buf))
		}
		if !x.large.TryLock() {
			t.Error("no other large text may be read after it")
		}
	}
}

// A shell script that has no ending is a manifest by its content: the next scan reads it again.
func TestScriptsWithoutEnding(t *testing.T) {
	t.Parallel()
	files := []txtar.File{{Name: "bin/flags", Data: []byte("#!/bin/sh\npkg-config --exists opus && pkg-config --libs opus\n")}, {Name: "bin/notes", Data: []byte("pkg-config --libs speex\n")}}
	cache := t.TempDir()
	first := written(t, newDisk(files), cache)
	if !strings.Contains(first, `"pkg:generic/opus"`) || strings.Contains(first, `"pkg:generic/speex"`) {
		t.Errorf("opus is not found, or speex is: %s", first)
	}
	files = append(files, txtar.File{Name: "new.txt", Data: []byte("new\n")})
	if again := written(t, newDisk(files), cache); !strings.Contains(again, `"pkg:generic/opus"`) {
		t.Errorf("opus is not found again: %s", again)
	}
}
