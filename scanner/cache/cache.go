// Package cache keeps what was found in a tree for the next scan of it: one packed file
// a tree, with a checksum over all of it. What is read back is what this very build wrote, or
// nothing: a file that is cut short, changed, of another build or of another tree is as good
// as none. A file is written beside its place and renamed, so that runs at the same time
// see an old file or a new one.
package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unsafe"
)

// magic begins a file. The build stands behind it, and so no version is needed.
const magic = "licit cache\n"

// The bounds of what is kept: bytes of one file, which is read into memory as a whole, and of all.
const (
	maxFile  = 32 << 20
	maxTotal = 1 << 30
)

const (
	head    = len(magic) + sha256.Size
	trailer = 8 + sha256.Size // offset of the table, checksum
)

// Path is the name of the file of a tree in dir. The parts say which tree it is.
func Path(dir string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		io.WriteString(h, p)
		h.Write([]byte{0})
	}
	return filepath.Join(dir, hex.EncodeToString(h.Sum(nil)[:16]))
}

// Entry is what is kept of one thing of the tree. Key stands for its content.
type Entry struct {
	Path, Key, Found string
}

// File is what was kept of a tree. The zero File holds nothing. Its strings are parts of
// one: it is freed when the last is.
type File struct {
	Entries []Entry
	// Result is what was made of all entries together, under a key of its own: Rows in order, and
	// the rest.
	ResultKey, Result string
	Rows              []string
	byPath            map[string]int
}

// Find returns the entry of a path.
func (f *File) Find(path string) (Entry, bool) {
	if f.byPath == nil {
		f.byPath = make(map[string]int, len(f.Entries))
		for i, e := range f.Entries {
			f.byPath[e.Path] = i
		}
	}
	i, ok := f.byPath[path]
	if !ok {
		return Entry{}, false
	}
	return f.Entries[i], true
}

// Read returns what this build kept at path, nothing where there is nothing to be trusted.
func Read(path string, build [sha256.Size]byte) *File {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return new(File)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return new(File)
	}
	if f := parse(data, build); f != nil {
		if now := time.Now(); now.Sub(info.ModTime()) > 24*time.Hour {
			os.Chtimes(path, now, now) // it is in use: see prune
		}
		return f
	}
	return new(File)
}

// parse reads a file, which nobody changes afterwards; nil where it is none.
func parse(data []byte, build [sha256.Size]byte) *File {
	if len(data) < head+trailer || string(data[:len(magic)]) != magic || [sha256.Size]byte(data[len(magic):head]) != build {
		return nil
	}
	body := data[:len(data)-sha256.Size]
	if sum := sha256.Sum256(body); sum != [sha256.Size]byte(data[len(body):]) {
		return nil
	}
	text := unsafe.String(unsafe.SliceData(body), len(body))
	text, table := text[:len(text)-8], binary.LittleEndian.Uint64(body[len(body)-8:])
	if table < uint64(head) || table > uint64(len(text)) {
		return nil
	}
	r := reader{data: text[:table], table: text[table:]}
	f := &File{Entries: make([]Entry, 0, r.count(5))}
	for range cap(f.Entries) {
		f.Entries = append(f.Entries, Entry{r.short(), r.short(), r.span()})
	}
	f.ResultKey, f.Result = r.short(), r.span()
	f.Rows = make([]string, 0, r.count(2))
	for range cap(f.Rows) {
		f.Rows = append(f.Rows, r.span())
	}
	if r.bad || r.table != "" {
		return nil
	}
	return f
}

// reader reads the table. Each span lies in data.
type reader struct {
	data, table string
	bad         bool
}

func (r *reader) uint() uint64 {
	v, shift := uint64(0), 0
	for i := 0; i < len(r.table) && i < binary.MaxVarintLen64; i++ {
		b := r.table[i]
		if b < 0x80 {
			r.table = r.table[i+1:]
			return v | uint64(b)<<shift
		}
		v |= uint64(b&0x7f) << shift
		shift += 7
	}
	r.bad, r.table = true, ""
	return 0
}

// count reads how many things follow that take so many bytes of the table at least.
func (r *reader) count(least int) int {
	n := r.uint()
	if n > uint64(len(r.table)/least) {
		r.bad, r.table = true, ""
		return 0
	}
	return int(n)
}

func (r *reader) short() string {
	n := r.count(1)
	s := r.table[:n]
	r.table = r.table[n:]
	return s
}

func (r *reader) span() string {
	from, n := r.uint(), r.uint()
	if from > uint64(len(r.data)) || n > uint64(len(r.data))-from {
		r.bad = true
		return ""
	}
	return r.data[from : from+n]
}

// Writer writes the file of a tree. It is not safe for concurrent use. After the first
// error, which Commit returns, nothing more is written.
type Writer struct {
	path    string
	file    *os.File
	buf     []byte
	sum     hash.Hash
	at      uint64
	err     error
	entries []written
	result  written
	rows    [][2]uint64
}

type written struct {
	path, key string
	order     int
	at, n     uint64
}

var errFull = errors.New("more than a cache file may hold")

// Create begins to write the file at path, and its directory if need be.
func Create(path string, build [sha256.Size]byte) (*Writer, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), temporary+"*")
	if err != nil {
		return nil, err
	}
	w := &Writer{path: path, file: f, sum: sha256.New()}
	w.write(magic)
	w.write(string(build[:]))
	return w, nil
}

// temporary begins the names of files that are being written.
const temporary = "new-"

func (w *Writer) write(s string) (at, n uint64) {
	at, n = w.at, uint64(len(s))
	if w.err != nil {
		return at, n
	}
	if w.at += n; w.at > maxFile {
		w.err = errFull
		return at, n
	}
	if w.buf = append(w.buf, s...); len(w.buf) >= 1<<20 {
		w.flush()
	}
	return at, n
}

func (w *Writer) flush() {
	w.sum.Write(w.buf)
	if w.err == nil {
		_, w.err = w.file.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

// Add keeps what was found at one place. Entries are read back by order, in which they need not come.
func (w *Writer) Add(order int, e Entry) {
	at, n := w.write(e.Found)
	w.entries = append(w.entries, written{strings.Clone(e.Path), strings.Clone(e.Key), order, at, n})
}

// Holds reports whether there is room for a result beside the entries, which takes somewhat more
// than they. Without it the rows of a large tree are still kept.
func (w *Writer) Holds() bool { return w.at < maxFile/3 }

// AddRow keeps the next row of the result.
func (w *Writer) AddRow(row []byte) {
	at, n := w.write(unsafe.String(unsafe.SliceData(row), len(row)))
	w.rows = append(w.rows, [2]uint64{at, n})
}

// SetResult keeps the rest of the result.
func (w *Writer) SetResult(key string, data []byte) {
	at, n := w.write(string(data))
	w.result = written{key: key, at: at, n: n}
}

// Abandon removes what was written. It does nothing after Commit.
func (w *Writer) Abandon() {
	if w.file != nil {
		w.file.Close()
		os.Remove(w.file.Name())
		w.file = nil
	}
}

// Commit puts the file in its place.
func (w *Writer) Commit() error {
	defer w.Abandon()
	slices.SortFunc(w.entries, func(a, b written) int { return a.order - b.order })
	table := binary.AppendUvarint(nil, uint64(len(w.entries)))
	short := func(s string) { table = append(binary.AppendUvarint(table, uint64(len(s))), s...) }
	span := func(at, n uint64) { table = binary.AppendUvarint(binary.AppendUvarint(table, at), n) }
	for _, e := range w.entries {
		short(e.path)
		short(e.key)
		span(e.at, e.n)
	}
	short(w.result.key)
	span(w.result.at, w.result.n)
	table = binary.AppendUvarint(table, uint64(len(w.rows)))
	for _, r := range w.rows {
		span(r[0], r[1])
	}
	at := w.at
	w.write(string(table))
	w.write(string(binary.LittleEndian.AppendUint64(nil, at)))
	w.flush()
	if w.err != nil {
		return w.err
	}
	if _, err := w.file.Write(w.sum.Sum(nil)); err != nil {
		return err
	}
	if err := w.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(w.file.Name(), w.path); err != nil {
		return err
	}
	w.file = nil
	prune(filepath.Dir(w.path), maxTotal, time.Now())
	return nil
}

// prune removes the files that were not used for longest until the rest is below a bound, and
// what runs that were killed left behind.
func prune(dir string, most int64, now time.Time) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	type aged struct {
		name string
		size int64
		used time.Time
	}
	var files []aged
	total := int64(0)
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if strings.HasPrefix(e.Name(), temporary) {
			if now.Sub(info.ModTime()) > 24*time.Hour {
				os.Remove(filepath.Join(dir, e.Name()))
			}
			continue
		}
		files = append(files, aged{e.Name(), info.Size(), info.ModTime()})
		total += info.Size()
	}
	slices.SortFunc(files, func(a, b aged) int { return a.used.Compare(b.used) })
	for _, f := range files {
		if total <= most {
			return
		}
		if os.Remove(filepath.Join(dir, f.name)) == nil {
			total -= f.size
		}
	}
}
