package inventory

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"sort"
)

// spill is how many bytes of rows stay in memory before they go to a
// temporary file, so that memory is bounded on any tree.
const spill = 32 << 20

// Rows holds file rows, encoded, in memory or in a temporary file. Append is
// not safe for concurrent use; All is, once appending is over. Close removes
// the temporary file.
type Rows struct {
	buf   []byte
	at    []int64 // start offset of each row
	paths []string
	size  int64
	file  *os.File
	w     *bufio.Writer
}

// Append stores a row.
func (r *Rows) Append(f *File) error {
	data, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("encode row %s: %w", f.Path, err)
	}
	if r.file == nil && len(r.buf)+len(data) > spill {
		if r.file, err = os.CreateTemp("", "licit-rows-"); err != nil {
			return fmt.Errorf("spill rows: %w", err)
		}
		r.w = bufio.NewWriterSize(r.file, 1<<20)
		if _, err := r.w.Write(r.buf); err != nil {
			return fmt.Errorf("spill rows: %w", err)
		}
		r.buf = nil
	}
	r.at = append(r.at, r.size)
	r.paths = append(r.paths, f.Path)
	r.size += int64(len(data))
	if r.file == nil {
		r.buf = append(r.buf, data...)
		return nil
	}
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
	return len(r.at)
}

// All yields the rows in path order. Each row is the caller's own. After an
// error nothing more is yielded.
func (r *Rows) All() iter.Seq2[*File, error] {
	return func(yield func(*File, error) bool) {
		if r.Len() == 0 {
			return
		}
		var data []byte
		for i := range r.order() {
			raw, err := r.raw(i, &data)
			if err != nil {
				yield(nil, err)
				return
			}
			f := new(File)
			if err := json.Unmarshal(raw, f); err != nil {
				yield(nil, fmt.Errorf("decode row %s: %w", r.paths[i], err))
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

// order yields row numbers in path order.
func (r *Rows) order() iter.Seq[int] {
	return func(yield func(int) bool) {
		sorted := sort.StringsAreSorted(r.paths)
		var index []int
		if !sorted {
			index = make([]int, len(r.paths))
			for i := range index {
				index[i] = i
			}
			sort.SliceStable(index, func(a, b int) bool { return r.paths[index[a]] < r.paths[index[b]] })
		}
		for i := range r.paths {
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

func (r *Rows) raw(i int, scratch *[]byte) ([]byte, error) {
	end := r.size
	if i+1 < len(r.at) {
		end = r.at[i+1]
	}
	start := r.at[i]
	if r.file == nil {
		return r.buf[start:end], nil
	}
	if r.w.Buffered() > 0 {
		if err := r.w.Flush(); err != nil {
			return nil, fmt.Errorf("spill rows: %w", err)
		}
	}
	if n := int(end - start); cap(*scratch) < n {
		*scratch = make([]byte, n)
	}
	data := (*scratch)[:end-start]
	if _, err := r.file.ReadAt(data, start); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read back rows: %w", err)
	}
	return data, nil
}

// Close frees the rows and removes the temporary file, if there is one.
func (r *Rows) Close() error {
	if r == nil || r.file == nil {
		return nil
	}
	name := r.file.Name()
	err := r.file.Close()
	r.file = nil
	return errors.Join(err, os.Remove(name))
}
