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
	"sync"
	"time"
	"unsafe"
)

// magic begins a file. The build stands behind it, and so no version is needed.
const magic = "licit cache\n"

// The bounds of what is kept: bytes of one file, of its table, which is read into memory as a whole, and of all files.
const (
	maxFile  = 256 << 20
	maxTable = 32 << 20
	maxTotal = 1 << 30
)

// A file has three parts: what was found in each thing, the rows of the result, and the table, which says
// where all of it stands. The table is read at once, the others when they are asked for, so that a tree in which
// nothing changed costs its table. Behind them stand where the parts end and the checksum of each.
const (
	head    = len(magic) + sha256.Size
	trailer = 2*8 + 3*sha256.Size
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
	Path, Key string
	found     span
}

// span is a piece of the file.
type span struct{ at, n int64 }

// File is what was kept of a tree. The zero File holds nothing. Close it after use.
type File struct {
	Entries []Entry
	// Result is what was made of all entries together, but for its rows, under a key of its own.
	ResultKey, Result string

	file        *os.File
	rows        []span
	found, made part
	byPath      map[string]int
}

// part is a part of the file that is read when it is asked for.
type part struct {
	span
	sum     [sha256.Size]byte
	checked sync.Once
	good    bool
}

// holds reports whether the part is as it was written. Each part is read through once for that, and not held.
func (p *part) holds(f *os.File) bool {
	p.checked.Do(func() {
		h := sha256.New()
		n, err := io.CopyBuffer(struct{ io.Writer }{h}, io.NewSectionReader(f, p.at, p.n), make([]byte, 64<<10))
		p.good = err == nil && n == p.n && [sha256.Size]byte(h.Sum(nil)) == p.sum
	})
	return p.good
}

// Close ends the reading of the file.
func (f *File) Close() {
	if f.file != nil {
		f.file.Close()
		f.file = nil
	}
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

// Found gives what was found in an entry; ok is false where that cannot be trusted. It is safe for concurrent use.
func (f *File) Found(e Entry) (found string, ok bool) {
	if f.file == nil || !f.found.holds(f.file) {
		return "", false
	}
	found, err := f.read(e.found)
	return found, err == nil
}

// Rows reports how many rows the result has; ok is false where they cannot be trusted.
func (f *File) Rows() (n int, ok bool) {
	return len(f.rows), f.file != nil && f.made.holds(f.file)
}

// Row reads a row of the result. It is safe for concurrent use.
func (f *File) Row(i int) (string, error) { return f.read(f.rows[i]) }

func (f *File) read(s span) (string, error) {
	data := make([]byte, s.n)
	if n, err := f.file.ReadAt(data, s.at); n < len(data) {
		return "", err
	}
	return unsafe.String(unsafe.SliceData(data), len(data)), nil
}

// Read returns what this build kept at path, nothing where there is nothing to be trusted.
func Read(path string, build [sha256.Size]byte) *File {
	file, err := os.Open(path)
	if err != nil {
		return new(File)
	}
	f := open(file, build)
	if f == nil {
		file.Close()
		return new(File)
	}
	if info, err := file.Stat(); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
		os.Chtimes(path, time.Now(), time.Now()) // it is in use: see prune
	}
	return f
}

// open reads the table of a file; nil where it is none.
func open(file *os.File, build [sha256.Size]byte) *File {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile || info.Size() < int64(head+trailer) {
		return nil
	}
	end := info.Size() - int64(trailer)
	var ends [2 * 8]byte
	if _, err := file.ReadAt(ends[:], end); err != nil {
		return nil
	}
	made, table := int64(binary.LittleEndian.Uint64(ends[:])), int64(binary.LittleEndian.Uint64(ends[8:]))
	if made < int64(head) || table < made || table > end || end-table > maxTable {
		return nil
	}
	start, last := make([]byte, head), make([]byte, info.Size()-table)
	if _, err := file.ReadAt(start, 0); err != nil || string(start[:len(magic)]) != magic || [sha256.Size]byte(start[len(magic):]) != build {
		return nil
	}
	if _, err := file.ReadAt(last, table); err != nil {
		return nil
	}
	body := last[:len(last)-sha256.Size]
	if sum := sha256.Sum256(body); sum != [sha256.Size]byte(last[len(body):]) {
		return nil
	}
	sums := body[len(body)-2*sha256.Size:]
	f := parse(body[:len(body)-len(ends)-len(sums)], int64(head), made, table)
	if f != nil {
		f.file = file
		f.found.span, f.found.sum = span{int64(head), made - int64(head)}, [sha256.Size]byte(sums)
		f.made.span, f.made.sum = span{made, table - made}, [sha256.Size]byte(sums[sha256.Size:])
	}
	return f
}

// parse reads a table, which nobody changes afterwards; nil where it is none. What was found stands in
// the file from one place, the rows from another.
func parse(data []byte, found, made, end int64) *File {
	r := reader{table: unsafe.String(unsafe.SliceData(data), len(data))}
	f := &File{Entries: make([]Entry, 0, r.count(4))}
	at := found
	next := func(end int64) (s span) {
		n := r.uint()
		if n > uint64(end-at) {
			r.bad, n = true, 0
		}
		s = span{at, int64(n)}
		at += s.n
		return s
	}
	for range cap(f.Entries) {
		e := Entry{Path: r.short(), Key: r.short()}
		at = found + int64(min(r.uint(), uint64(made-found)))
		e.found = next(made)
		f.Entries = append(f.Entries, e)
	}
	f.ResultKey, f.Result = r.short(), r.short()
	at = made
	f.rows = make([]span, 0, r.count(1))
	for range cap(f.rows) {
		f.rows = append(f.rows, next(end))
	}
	if r.bad || r.table != "" {
		return nil
	}
	return f
}

// reader reads the table.
type reader struct {
	table string
	bad   bool
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

// Writer writes the file of a tree. It is not safe for concurrent use. After the first
// error, which Commit returns, nothing more is written.
type Writer struct {
	path    string
	file    *os.File
	buf     []byte
	sum     hash.Hash // of the part that is being written
	at      int64
	err     error
	entries []written
	listed  int64  // bytes of the table, about
	sums    []byte // of the parts that are whole
	made    int64  // where the rows begin, 0 before the first
	key     string // of the result
	result  string
	rows    []int64 // sizes
}

type written struct {
	path, key string
	order     int
	found     span
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
	w.flush()
	w.sum.Reset()
	return w, nil
}

// temporary begins the names of files that are being written.
const temporary = "new-"

func (w *Writer) write(s string) span {
	out := span{w.at, int64(len(s))}
	if w.err != nil {
		return out
	}
	if w.at += out.n; w.at > maxFile || w.listed > maxTable {
		w.err = errFull
		return out
	}
	if w.buf = append(w.buf, s...); len(w.buf) >= 1<<20 {
		w.flush()
	}
	return out
}

func (w *Writer) flush() {
	w.sum.Write(w.buf)
	if w.err == nil {
		_, w.err = w.file.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

// end ends the part that is being written.
func (w *Writer) end() {
	w.flush()
	w.sums = w.sum.Sum(w.sums)
	w.sum.Reset()
}

// Add keeps what was found at one place. Entries are read back by order, in which they need not come; all come before the
// first row.
func (w *Writer) Add(order int, path, key, found string) {
	w.listed += int64(len(path) + len(key) + 10)
	w.entries = append(w.entries, written{strings.Clone(path), strings.Clone(key), order, w.write(found)})
}

// Holds reports whether there is room for a result beside the entries, which takes somewhat more
// than they. Without it the rows of a large tree are still kept.
func (w *Writer) Holds() bool { return w.at < maxFile/3 }

// AddRow keeps the next row of the result.
func (w *Writer) AddRow(row []byte) {
	if w.made == 0 {
		w.made = w.at
		w.end()
	}
	w.listed += 3
	w.rows = append(w.rows, w.write(unsafe.String(unsafe.SliceData(row), len(row))).n)
}

// SetResult keeps the rest of the result.
func (w *Writer) SetResult(key string, data []byte) {
	w.key, w.result = key, string(data)
	w.listed += int64(len(key) + len(data))
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
	if w.made == 0 {
		w.made = w.at
		w.end()
	}
	w.end()
	slices.SortFunc(w.entries, func(a, b written) int { return a.order - b.order })
	table := binary.AppendUvarint(nil, uint64(len(w.entries)))
	short := func(s string) { table = append(binary.AppendUvarint(table, uint64(len(s))), s...) }
	for _, e := range w.entries {
		short(e.path)
		short(e.key)
		table = binary.AppendUvarint(table, uint64(e.found.at-int64(head)))
		table = binary.AppendUvarint(table, uint64(e.found.n))
	}
	short(w.key)
	short(w.result)
	table = binary.AppendUvarint(table, uint64(len(w.rows)))
	for _, n := range w.rows {
		table = binary.AppendUvarint(table, uint64(n))
	}
	if len(table) > maxTable && w.err == nil {
		w.err = errFull
	}
	at := w.at
	w.write(string(table))
	w.write(string(binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, uint64(w.made)), uint64(at))))
	w.write(string(w.sums))
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
