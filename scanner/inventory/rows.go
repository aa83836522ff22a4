package inventory

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"sort"
)

// Rows up to these bounds stay in memory; more go to a temporary file, so that
// memory is bounded on any tree.
const (
	maxHeld      = 20_000
	maxHeldBytes = 32 << 20 // estimated
)

// Rows holds file rows, in memory or in a temporary file. Append is not safe
// for concurrent use; All is, once appending is over. Close removes the
// temporary file.
type Rows struct {
	paths  []string
	packed func(i int) (string, error) // see PackedRows
	done   func()
	held   []*File // while nothing has been spilled
	size   int64   // estimated bytes held, then bytes written
	at     []int64 // start offset of each row, in encoded or in file
	// encoded holds rows that were read as JSON, while nothing has been spilled.
	encoded []byte
	file    *os.File
	foreign bool // file is the one that the rows were read from: it is not removed, and more stands in it than rows
	w       *bufio.Writer
}

// PackedRows are rows in path order that Pack wrote, and their paths in no order. A row is read when it is asked for, from
// several goroutines at once; done is called when no more will be.
func PackedRows(paths []string, row func(i int) (string, error), done func()) *Rows {
	return &Rows{paths: paths, packed: row, done: done}
}

// Append stores a row. The row must not be changed afterwards.
func (r *Rows) Append(f *File) error {
	r.paths = append(r.paths, f.Path)
	if r.file == nil {
		r.held = append(r.held, f)
		if r.size += estimate(f); len(r.held) <= maxHeld && r.size <= maxHeldBytes {
			return nil
		}
		return r.spill()
	}
	return r.write(f)
}

// appendRaw stores a row that is JSON already, and stands at an offset of the input.
func (r *Rows) appendRaw(path string, raw []byte, offset int64) error {
	r.paths = append(r.paths, path)
	if r.foreign {
		r.at = append(r.at, offset)
		r.size = offset + int64(len(raw))
		return nil
	}
	if r.file != nil {
		return r.writeRaw(raw)
	}
	r.at = append(r.at, r.size)
	r.size += int64(len(raw))
	if r.encoded = append(r.encoded, raw...); r.size <= maxHeldBytes {
		return nil
	}
	if err := r.create(); err != nil {
		return err
	}
	_, err := r.w.Write(r.encoded)
	r.encoded = nil
	return err
}

// estimate guesses the memory that a row takes.
func estimate(f *File) int64 {
	n := 600 + len(f.Path) + len(f.Concluded.Reason)
	for _, l := range f.Licenses {
		n += 200 + len(l.Text)
	}
	for _, u := range f.Unidentified {
		n += 80 + len(u.Text)
	}
	for _, c := range f.Clauses {
		n += 100 + len(c.Text)
	}
	for _, p := range f.Pointers {
		n += 120 + len(p.Text)
	}
	for _, i := range f.Inherited {
		n += 60 + len(i.Expression) + len(i.From)
	}
	for _, c := range f.Copyrights {
		n += 100 + len(c.Text) + len(c.Holder)
	}
	return int64(n)
}

func (r *Rows) create() (err error) {
	if r.file, err = os.CreateTemp("", "licit-rows-"); err != nil {
		return fmt.Errorf("spill rows: %w", err)
	}
	r.w = bufio.NewWriterSize(r.file, 1<<20)
	return nil
}

func (r *Rows) spill() error {
	if err := r.create(); err != nil {
		return err
	}
	r.size = 0
	for _, f := range r.held {
		if err := r.write(f); err != nil {
			return err
		}
	}
	r.held = nil
	return nil
}

func (r *Rows) write(f *File) error {
	data, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("encode row %s: %w", f.Path, err)
	}
	return r.writeRaw(data)
}

func (r *Rows) writeRaw(data []byte) error {
	r.at = append(r.at, r.size)
	r.size += int64(len(data))
	if _, err := r.w.Write(data); err != nil {
		return fmt.Errorf("spill rows: %w", err)
	}
	return nil
}

// Len is the number of rows.
func (r *Rows) Len() int {
	if r == nil {
		return 0
	}
	return len(r.paths)
}

// Paths yields the paths of the rows, in no order, without reading the rows.
func (r *Rows) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		if r == nil {
			return
		}
		for _, p := range r.paths {
			if !yield(p) {
				return
			}
		}
	}
}

// All yields the rows in path order. Rows are shared: do not change them.
// After an error nothing more is yielded.
func (r *Rows) All() iter.Seq2[*File, error] {
	return func(yield func(*File, error) bool) {
		if r.Len() == 0 {
			return
		}
		var scratch []byte
		for i := range r.order() {
			f, err := r.row(i, &scratch)
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

func (r *Rows) row(i int, scratch *[]byte) (*File, error) {
	if r.packed != nil {
		data, err := r.packed(i)
		var f File
		if err == nil {
			f, err = Unpack[File](data)
		}
		if err != nil {
			return nil, fmt.Errorf("row %d of an earlier scan: %w; scan again with --no-cache", i+1, err)
		}
		return &f, nil
	}
	if r.held != nil {
		return r.held[i], nil
	}
	raw, err := r.raw(i, scratch)
	if err != nil {
		return nil, err
	}
	f := new(File)
	if err := json.Unmarshal(raw, f); err != nil {
		return nil, fmt.Errorf("decode row %s: %w", r.paths[i], err)
	}
	return f, nil
}

// order yields row numbers in path order.
func (r *Rows) order() iter.Seq[int] {
	return func(yield func(int) bool) {
		sorted := r.packed != nil || sort.StringsAreSorted(r.paths)
		var index []int
		if !sorted {
			index = make([]int, len(r.paths))
			for i := range index {
				index[i] = i
			}
			sort.SliceStable(index, func(a, b int) bool { return r.paths[index[a]] < r.paths[index[b]] })
		}
		for i := range r.Len() {
			j := i
			if !sorted {
				j = index[i]
			}
			if !yield(j) {
				return
			}
		}
	}
}

// raw returns the JSON of a row, on one line. It is valid until the next call with the
// same scratch.
func (r *Rows) raw(i int, scratch *[]byte) ([]byte, error) {
	data, err := r.stored(i, scratch)
	if err != nil || bytes.IndexByte(data, '\n') < 0 {
		return data, err
	}
	var line bytes.Buffer
	if err := json.Compact(&line, data); err != nil {
		return nil, fmt.Errorf("row %s: %w", r.paths[i], err)
	}
	return line.Bytes(), nil
}

// stored returns a row as it is kept.
func (r *Rows) stored(i int, scratch *[]byte) ([]byte, error) {
	if r.held != nil || r.packed != nil {
		f, err := r.row(i, scratch)
		if err != nil {
			return nil, err
		}
		return json.Marshal(f)
	}
	end := r.size
	if i+1 < len(r.at) {
		end = r.at[i+1]
	}
	if r.file == nil {
		return r.encoded[r.at[i]:end], nil
	}
	if r.w != nil && r.w.Buffered() > 0 {
		if err := r.w.Flush(); err != nil {
			return nil, fmt.Errorf("spill rows: %w", err)
		}
	}
	n := int(end - r.at[i])
	if cap(*scratch) < n {
		*scratch = make([]byte, n+n/2)
	}
	data := (*scratch)[:n]
	if read, err := r.file.ReadAt(data, r.at[i]); read < n {
		return nil, fmt.Errorf("read back row %s: %w; was the file written over meanwhile?", r.paths[i], err)
	}
	if r.foreign {
		data = bytes.TrimRight(data, ", \t\r\n") // up to the next row
	}
	return data, nil
}

// Close frees the rows and removes the temporary file, if there is one.
func (r *Rows) Close() error {
	if r != nil && r.packed != nil {
		r.done()
	}
	if r == nil || r.file == nil {
		return nil
	}
	name := r.file.Name()
	err := r.file.Close()
	r.file = nil
	if r.foreign {
		return err
	}
	return errors.Join(err, os.Remove(name))
}
