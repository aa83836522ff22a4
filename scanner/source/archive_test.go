package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ulikunitz/xz"
)

var when = time.Unix(1600000000, 0)

type part struct {
	name, text string
	kind       byte // of tar
	target     string
	mode       int64
}

func tarOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, p := range parts {
		if p.kind == 0 {
			p.kind = tar.TypeReg
		}
		if p.mode == 0 {
			p.mode = 0o644
		}
		h := &tar.Header{Name: p.name, Typeflag: p.kind, Linkname: p.target, Mode: p.mode, Size: int64(len(p.text)), ModTime: when}
		if p.kind == tar.TypeXGlobalHeader {
			h = &tar.Header{Name: p.name, Typeflag: p.kind, PAXRecords: map[string]string{"comment": p.target}}
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: when.UTC()}
		h.SetMode(fs.FileMode(0o644))
		if p.mode != 0 {
			h.SetMode(fs.FileMode(p.mode))
		}
		if p.target != "" {
			h.SetMode(fs.ModeSymlink | 0o777)
			p.text = p.target
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func xzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := xz.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func archived(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "misleading.name")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// listArchive walks an archive and reads each member while the walk is at it.
func listArchive(t *testing.T, tree Tree) (order []Entry, texts map[string]string) {
	t.Helper()
	texts = map[string]string{}
	err := tree.Walk(context.Background(), func(e Entry) error {
		order = append(order, e)
		if e.Open != nil && e.Err == nil {
			texts[e.Path] = read(t, e)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return order, texts
}

func TestArchiveKinds(t *testing.T) {
	t.Parallel()
	parts := []part{{name: "top-1.0/a.txt", text: "alpha"}, {name: "top-1.0/d/run.sh", text: "beta", mode: 0o755}}
	plain := tarOf(t, parts...)
	bz2, err := os.ReadFile("testdata/two-files.tar.bz2")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"zip": zipOf(t, parts...), "tar": plain, "tar.gz": gzipped(t, plain), "tar.xz": xzipped(t, plain), "tar.bz2": bz2} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, stdin := range []bool{false, true} {
				var tree Tree
				var err error
				if stdin {
					tree, err = openArchive("-", bytes.NewReader(data), archiveBudget)
				} else {
					tree, err = Open(context.Background(), archived(t, data), Options{})
				}
				if err != nil {
					t.Fatal(err)
				}
				order, texts := listArchive(t, tree)
				if len(order) != 2 || texts["a.txt"] != "alpha" || texts["d/run.sh"] != "beta" || !order[1].Executable || order[0].Executable || order[0].Size != 5 {
					t.Errorf("%+v %v", order, texts)
				}
				info := tree.Info()
				if info.Kind != "archive" || info.Name != "top-1.0" || info.Time != 1600000000 || info.TimeFrom != "archive" || len(info.Digest) != 7+64 {
					t.Errorf("%+v", info)
				}
				if err := tree.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestArchiveHostileNames(t *testing.T) {
	t.Parallel()
	parts := []part{
		{name: "ok", text: "ok"}, {name: "./dot", text: "d"}, {name: "../up", text: "x"}, {name: "/abs", text: "x"}, {name: "a/../../b", text: "x"},
		{name: `back\slash`, text: "x"}, {name: "ok", text: "second"}, {name: "latin-\xe9", text: "l"}, {name: "a//b", text: "x"}, {name: "suid", text: "s", mode: 0o4755},
	}
	for name, data := range map[string][]byte{"zip": zipOf(t, parts...), "tar": tarOf(t, parts...)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			order, texts := listArchive(t, open(t, archived(t, data), Options{}))
			if len(order) != len(parts) {
				t.Fatalf("%d entries of %d members", len(order), len(parts))
			}
			for i, e := range order {
				fails := parts[i].text == "x" || parts[i].text == "second"
				if fails != (e.Err != nil) {
					t.Errorf("%q: %v", e.Path, e.Err)
				}
			}
			if texts["ok"] != "ok" || texts["dot"] != "d" || texts["latin-\xe9"] != "l" || texts["suid"] != "s" {
				t.Errorf("%v", texts)
			}
		})
	}
}

func TestArchiveLinks(t *testing.T) {
	t.Parallel()
	order, _ := listArchive(t, open(t, archived(t, tarOf(t,
		part{name: "pax", kind: tar.TypeXGlobalHeader, target: strings.Repeat("ab", 20)},
		part{name: "p/", kind: tar.TypeDir},
		part{name: "p/a", text: "a"},
		part{name: "p/out", kind: tar.TypeSymlink, target: "../../etc/passwd"},
		part{name: "p/d/hard", kind: tar.TypeLink, target: "p/a"},
		part{name: "p/stray", kind: tar.TypeLink, target: "/etc/passwd"},
		part{name: "p/dev", kind: tar.TypeChar},
		part{name: "p/pipe", kind: tar.TypeFifo},
	)), Options{}))
	want := "a 0 |out 1 ../../etc/passwd|d/hard 1 ../a|stray 1 /etc/passwd err|dev 3 |pipe 3 |"
	var got strings.Builder
	for _, e := range order {
		fmt.Fprintf(&got, "%s %d %s", e.Path, e.Kind, e.Target)
		if e.Err != nil {
			got.WriteString(" err")
		}
		got.WriteString("|")
	}
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
	order, _ = listArchive(t, open(t, archived(t, zipOf(t, part{name: "l", target: "/etc/passwd"}, part{name: "x", text: "x"})), Options{}))
	if e := order[0]; e.Kind != Symlink || e.Target != "/etc/passwd" || e.Open != nil {
		t.Errorf("%+v", e)
	}
}

func TestArchiveSequential(t *testing.T) {
	t.Parallel()
	tree := open(t, archived(t, tarOf(t, part{name: "a", text: "a"}, part{name: "b", text: "b"})), Options{})
	if !tree.Sequential() {
		t.Error("a tar is sequential")
	}
	var kept io.ReadCloser
	err := tree.Walk(context.Background(), func(e Entry) error {
		if e.Path == "a" {
			kept, _ = e.Open()
		} else if _, err := io.ReadAll(kept); err == nil {
			t.Error("a member was read after the walk had passed it")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestArchiveBudgets(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("\x00", 1<<20)
	parts := []part{{name: "small", text: "s"}, {name: "zeros", text: zeros}, {name: "after", text: "a"}}
	limits := budget{file: 1 << 30, member: 1 << 30, total: 1 << 30, ratio: 500, free: 1 << 30, members: 100}
	for name, tc := range map[string]struct {
		zip    bool
		change func(*budget)
		over   string // the entries over budget
	}{
		"zip member":  {true, func(b *budget) { b.member = 1000 }, "zeros"},
		"zip ratio":   {true, func(b *budget) { b.free = 1000 }, "zeros"},
		"zip total":   {true, func(b *budget) { b.total = 1 << 20 }, "zeros"},
		"tar member":  {false, func(b *budget) { b.member = 1000 }, "zeros"},
		"tar ratio":   {false, func(b *budget) { b.free = 10000 }, "zeros"},
		"tar total":   {false, func(b *budget) { b.total = 1 << 20 }, "zeros"},
		"tar members": {false, func(b *budget) { b.members = 2 }, "zeros"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := gzipped(t, tarOf(t, parts...))
			if tc.zip {
				data = zipOf(t, parts...)
			}
			b := limits
			tc.change(&b)
			tree, err := openArchive(archived(t, data), nil, b)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			order, texts := listArchive(t, tree)
			var over []string
			for _, e := range order {
				if e.OverBudget {
					over = append(over, e.Path)
				}
			}
			if strings.Join(over, " ") != tc.over || texts["small"] != "s" {
				t.Errorf("over budget: %v", over)
			}
		})
	}
	if _, err := openArchive("-", strings.NewReader(zeros), budget{file: 1000}); err == nil {
		t.Error("standard input without end is read")
	}
}

// Members that share their data: a small file that unpacks to a large one.
func TestArchiveOverlapping(t *testing.T) {
	t.Parallel()
	data := zipOf(t, part{name: "kernel", text: strings.Repeat("a", 5000)})
	end := bytes.Index(data, []byte("PK\x01\x02"))
	eocd := bytes.LastIndex(data, []byte("PK\x05\x06"))
	local, central := data[:end], data[end:eocd]
	var dir []byte
	const n = 50
	for i := range n { // each says that its data are those of the only local header
		c := bytes.Clone(central)
		copy(c[46:], fmt.Sprintf("ker%03d", i))
		dir = append(dir, c...)
	}
	tail := bytes.Clone(data[eocd:])
	binary.LittleEndian.PutUint16(tail[8:], n)
	binary.LittleEndian.PutUint16(tail[10:], n)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(dir)))
	order, texts := listArchive(t, open(t, archived(t, append(append(bytes.Clone(local), dir...), tail...)), Options{}))
	if len(order) != n || len(texts) != 0 {
		t.Errorf("%d entries, %d read", len(order), len(texts))
	}
	for _, e := range order {
		if e.Err == nil || !strings.Contains(e.Err.Error(), "overlap") {
			t.Errorf("%s: %v", e.Path, e.Err)
		}
	}
}

// A member that says it is small and is not ends in an error.
func TestArchiveUnderstated(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	text := []byte(strings.Repeat("a", 5000))
	f, err := w.CreateRaw(&zip.FileHeader{Name: "liar", Method: zip.Store, CRC32: crc32.ChecksumIEEE(text), CompressedSize64: 5000, UncompressedSize64: 10})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(text); err != nil {
		t.Fatal(err)
	}
	w.Close()
	for _, e := range list(t, open(t, archived(t, b.Bytes()), Options{})) {
		r, err := e.Open()
		if err == nil {
			_, err = io.ReadAll(r)
		}
		if err == nil {
			t.Error("5000 bytes were read of a member of 10")
		}
	}
}

func TestArchiveDamaged(t *testing.T) {
	t.Parallel()
	whole := gzipped(t, tarOf(t, part{name: "a", text: "a"}, part{name: "b", text: strings.Repeat("b", 1<<16)}, part{name: "c", text: "c"}))
	order, _ := listArchive(t, open(t, archived(t, whole[:len(whole)-30]), Options{}))
	if len(order) < 2 || order[0].Err != nil || order[len(order)-1].Err == nil {
		t.Errorf("a truncated archive: %+v", order)
	}
	for name, data := range map[string]string{"text": "this is no archive", "empty": "", "gzip of text": string(gzipped(t, []byte("hello"))), "zstd": "\x28\xb5\x2f\xfd0000", "zip": "PK\x03\x04 broken"} {
		if _, err := Open(context.Background(), archived(t, []byte(data)), Options{}); err == nil {
			t.Errorf("%s was opened", name)
		}
	}
}

// Cut between two members an archive reads as whole; that its end mark is missing is said, once.
func TestArchiveCutBetweenMembers(t *testing.T) {
	t.Parallel()
	whole := tarOf(t, part{name: "a", text: "a"}, part{name: "b", text: strings.Repeat("b", 700)}, part{name: "c", text: "c"})
	for name, c := range map[string]struct {
		data []byte
		want int
	}{
		"whole":               {whole, 0},
		"packed":              {gzipped(t, whole), 0},
		"cut behind b":        {whole[:512*2+512*3], 1},
		"packed when cut":     {gzipped(t, whole[:512*2+512*3]), 1},
		"more zeros than due": {append(whole[:len(whole):len(whole)], make([]byte, 8192)...), 0},
	} {
		tree := open(t, archived(t, c.data), Options{})
		for range 2 {
			listArchive(t, tree)
		}
		if got := tree.Info().NotExamined; len(got) != c.want {
			t.Errorf("%s: %q, want %d", name, got, c.want)
		}
	}
}

// A dictionary of 4 GiB is refused in whichever block it stands.
func TestArchiveXZDictionary(t *testing.T) {
	t.Parallel()
	one := xzipped(t, tarOf(t, part{name: "a", text: strings.Repeat("many bytes, ", 20000)}))
	two := append(append(bytes.Clone(one), 0, 0, 0, 0), one...)
	for _, good := range [][]byte{one, two} {
		if err := checkXZ(bytes.NewReader(good), int64(len(good))); err != nil {
			t.Errorf("%d bytes: %v", len(good), err)
		}
	}
	for _, at := range []int{0, len(one) + 4} {
		bad := bytes.Clone(two)
		filter := at + 12 + bytes.Index(bad[at+12:], []byte{0x21, 1})
		bad[filter+2] = 40
		if _, err := Open(context.Background(), archived(t, bad), Options{}); err == nil || !strings.Contains(err.Error(), "dictionary") {
			t.Errorf("at %d: %v", at, err)
		}
	}
}

func FuzzArchive(f *testing.F) {
	parts := []part{{name: "top/a.txt", text: "alpha"}, {name: "top/../b", text: "b"}, {name: "top/l", kind: tar.TypeSymlink, target: "a.txt"}}
	f.Add(tarOf(f, parts...))
	f.Add(gzipped(f, tarOf(f, parts...)))
	f.Add(xzipped(f, tarOf(f, parts...)))
	f.Add(append(xzipped(f, tarOf(f, parts[0])), xzipped(f, nil)...))
	f.Add(zipOf(f, part{name: "top/a.txt", text: "alpha"}, part{name: "top/l", target: "a.txt"}))
	limits := budget{file: 1 << 20, member: 1 << 20, total: 4 << 20, ratio: 500, free: 1 << 16, members: 1000}
	f.Fuzz(func(t *testing.T, data []byte) {
		tree, err := openArchive(archived(t, data), nil, limits)
		if err != nil {
			return
		}
		defer tree.Close()
		var bytes int64
		err = tree.Walk(context.Background(), func(e Entry) error {
			if e.Err == nil {
				if err := unsafePath(e.Path); err != nil {
					t.Errorf("%q: %v", e.Path, err)
				}
			}
			if e.Open == nil {
				return nil
			}
			r, err := e.Open()
			if err != nil {
				return nil
			}
			defer r.Close()
			n, _ := io.Copy(io.Discard, r)
			bytes += n
			return nil
		})
		if bytes > limits.total {
			t.Errorf("%d bytes read: %v", bytes, err)
		}
	})
}
