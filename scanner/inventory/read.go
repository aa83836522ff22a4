package inventory

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
)

// What Read accepts is bounded: an inventory is input like any other.
const (
	maxRows  = 20_000_000
	maxValue = 256 << 20 // bytes of one row or member
)

// Read reads an inventory that Write wrote, or another program from it. The caller closes
// Files. Unknown members are ignored, another major schema version is an error. Rows are kept
// as they were written: they are checked to be JSON here, and decoded when they are asked for.
func Read(r io.Reader) (*Inventory, error) { return read(r, nil) }

// ReadFile is Read of a regular file from its beginning. The rows stay in it, and closing them closes it: what
// stands in the file must not change meanwhile. After an error the file is the caller's.
func ReadFile(f *os.File) (*Inventory, error) {
	return read(io.NewSectionReader(f, 0, math.MaxInt64), f)
}

func read(r io.Reader, file *os.File) (_ *Inventory, err error) {
	hash := sha256.New()
	in := &splitter{r: bufio.NewReaderSize(io.TeeReader(r, hash), 1<<16)}
	inv := &Inventory{Files: &Rows{file: file, foreign: file != nil}}
	defer func() {
		if err != nil {
			if file == nil {
				inv.Files.Close()
			}
			at := in.offset
			if errors.Is(err, io.EOF) {
				err = fmt.Errorf("the file ends too soon: %w", io.ErrUnexpectedEOF)
			}
			if p := new(placed); errors.As(err, &p) {
				at = p.at
			}
			err = fmt.Errorf("inventory, byte %d: %w; make it anew with: licit scan -o json=inventory.json", at, err)
		}
	}()
	if err := in.mark(); err != nil {
		return nil, err
	}
	if err := in.expect('{'); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	member := func(key string, raw []byte) (err error) {
		switch key {
		case "schema":
			if err = json.Unmarshal(raw, &inv.Schema); err == nil && inv.Schema != Schema {
				err = fmt.Errorf("schema %q, this licit reads %q", inv.Schema, Schema)
			}
		case "tool":
			err = json.Unmarshal(raw, &inv.Tool)
		case "source":
			err = json.Unmarshal(raw, &inv.Source)
		case "summary":
			err = json.Unmarshal(raw, &inv.Summary)
		default:
			if !json.Valid(raw) {
				err = errors.New("not JSON")
			}
		}
		return err
	}
	for more := range in.list('}') {
		if more != nil {
			return nil, more
		}
		var key string
		raw, err := in.value(nil)
		if err == nil && raw[0] != '"' {
			err = fmt.Errorf("expected the name of a member, found %q", raw[0])
		}
		if err == nil {
			err = json.Unmarshal(raw, &key)
		}
		if err == nil {
			err = in.expect(':')
		}
		if err != nil {
			return nil, err
		}
		if seen[key] {
			return nil, fmt.Errorf("%q comes twice: two inventories were joined", key)
		}
		seen[key] = true
		switch key {
		case "files":
			err = inv.Files.read(in)
		case "packages":
			err = decoded(in, &inv.Packages)
		case "dependencies":
			err = decoded(in, &inv.Dependencies)
		case "findings":
			err = decoded(in, &inv.Findings)
		default:
			if raw, err = in.value(raw[:0]); err == nil {
				err = member(key, raw)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	for _, member := range []string{"schema", "tool", "source", "files", "packages", "findings", "summary"} {
		if !seen[member] {
			return nil, fmt.Errorf("no %q: this is not an inventory", member)
		}
	}
	if _, err := in.peek(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more stands after the inventory: the file was written over or joined with another")
	}
	if inv.Files.Len() != inv.Summary.Files {
		return nil, fmt.Errorf("%d rows, and the summary counts %d: rows were lost or added", inv.Files.Len(), inv.Summary.Files)
	}
	inv.Known = "sha256:" + hex.EncodeToString(hash.Sum(nil))
	return inv, nil
}

// splitter finds where the values of a JSON text end. It checks brackets, commas and colons
// at the levels that it walks; the inside of a value is for json.Unmarshal.
type splitter struct {
	r      *bufio.Reader
	offset int64
}

// mark skips a byte order mark, which some editors and shells write (RFC 8259 section 8.1 lets a reader ignore it).
func (s *splitter) mark() error {
	start, err := s.r.Peek(3)
	wide := len(start) > 1 && (start[0] == 0) != (start[1] == 0) // UTF-16 without its mark: "{" has one byte that is none
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case bytes.Equal(start, []byte("\xef\xbb\xbf")):
		s.skip(3)
	case wide || bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")):
		return errors.New("this is UTF-16, as some shells write what they redirect; -o json=FILE writes UTF-8, and iconv -f UTF-16 -t UTF-8 makes it of this")
	}
	return nil
}

// placed is an error about the value at an offset of the file.
type placed struct {
	at  int64
	err error
}

func (p *placed) Error() string { return p.err.Error() }
func (p *placed) Unwrap() error { return p.err }

// peek skips white space and returns the next byte, which stays.
func (s *splitter) peek() (byte, error) {
	for {
		c, err := s.r.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\n', '\r':
			s.offset++
		default:
			return c, s.r.UnreadByte()
		}
	}
}

func (s *splitter) expect(want byte) error {
	c, err := s.peek()
	if err != nil {
		return err
	}
	if c != want {
		return fmt.Errorf("expected %q, found %q", want, c)
	}
	s.skip(1)
	return nil
}

func (s *splitter) skip(n int) {
	s.offset += int64(n)
	s.r.Discard(n) // it was peeked
}

// list yields nil before each element up to the closing byte, and takes the commas between them.
func (s *splitter) list(end byte) func(yield func(error) bool) {
	return func(yield func(error) bool) {
		for first := true; ; first = false {
			c, err := s.peek()
			switch {
			case err != nil:
				yield(err)
				return
			case c == end:
				s.skip(1)
				return
			case !first && c != ',':
				yield(fmt.Errorf("expected ',' or %q, found %q", end, c))
				return
			}
			if !first {
				s.skip(1)
				if c, err = s.peek(); err == nil && c == end {
					err = fmt.Errorf("%q after a comma", end)
				}
				if err != nil {
					yield(err)
					return
				}
			}
			if !yield(nil) {
				return
			}
		}
	}
}

// value appends the next value to buf. It ends where its brackets and quotes close.
func (s *splitter) value(buf []byte) ([]byte, error) {
	first, err := s.peek()
	if err != nil {
		return nil, err
	}
	start, depth, quoted := len(buf), 0, false
	bare := first != '{' && first != '[' && first != '"'
	for {
		if _, err := s.r.Peek(1); err != nil {
			return nil, err
		}
		chunk, _ := s.r.Peek(s.r.Buffered())
		n, done := 0, false
		for n < len(chunk) && !done {
			c := chunk[n]
			if quoted {
				i := bytes.IndexByte(chunk[n:], '"')
				slash := chunk[n:]
				if i >= 0 {
					slash = chunk[n : n+i]
				}
				if j := bytes.IndexByte(slash, '\\'); j >= 0 {
					if n += j + 2; n > len(chunk) { // the escaped byte is in the next chunk
						n = len(chunk) - 1
						break
					}
					continue
				}
				if i < 0 {
					n = len(chunk)
					continue
				}
				n += i + 1
				quoted = false
				done = depth == 0
				continue
			}
			switch c {
			case '"':
				quoted = true
			case '{', '[':
				depth++
			case '}', ']', ',', ' ', '\t', '\n', '\r', ':':
				if bare {
					if done = true; len(buf)+n == start {
						return nil, fmt.Errorf("expected a value, found %q", c)
					}
					continue
				}
				if c == '}' || c == ']' {
					depth--
					done = depth == 0
				}
			}
			n++
		}
		if n == 0 && !done { // one byte of an escape is left: read on behind it
			if chunk, err = s.r.Peek(2); err != nil {
				return nil, err
			}
			n = 2
		}
		buf = append(buf, chunk[:n]...)
		s.skip(n)
		if done {
			return buf, nil
		}
		if len(buf)-start > maxValue {
			return nil, fmt.Errorf("one value is longer than %d bytes", maxValue)
		}
	}
}

// batch is a run of values that one goroutine works on.
type batch[T any] struct {
	at   []int64 // offset of each value in the file
	raw  []byte
	ends []int
	out  []T
	err  error
	done chan struct{}
}

// batchBytes is how much text is worth a goroutine.
const batchBytes = 128 << 10

// inBatches splits an array into values and gives them to work, as many batches at a time as there are
// processors; take gets what came of each, in order.
func inBatches[T any](in *splitter, work func(*batch[T]) error, take func(*batch[T]) error) error {
	if err := in.expect('['); err != nil {
		return err
	}
	var running []*batch[T]
	finish := func() error {
		b := running[0]
		running = running[1:]
		<-b.done
		if b.err != nil {
			return b.err
		}
		return take(b)
	}
	defer func() {
		for _, b := range running {
			<-b.done
		}
	}()
	start := func(b *batch[T]) error {
		b.done = make(chan struct{})
		running = append(running, b)
		go func() {
			defer close(b.done)
			b.err = work(b)
		}()
		if len(running) > runtime.GOMAXPROCS(0) {
			return finish()
		}
		return nil
	}
	b := new(batch[T])
	for more := range in.list(']') {
		if more != nil {
			return more
		}
		if _, err := in.peek(); err != nil {
			return err
		}
		b.at = append(b.at, in.offset)
		var err error
		if b.raw, err = in.value(b.raw); err != nil {
			return err
		}
		if b.ends = append(b.ends, len(b.raw)); len(b.raw) >= batchBytes {
			if err := start(b); err != nil {
				return err
			}
			b = &batch[T]{raw: make([]byte, 0, batchBytes+batchBytes/8)}
		}
	}
	if len(b.ends) > 0 {
		if err := start(b); err != nil {
			return err
		}
	}
	for len(running) > 0 {
		if err := finish(); err != nil {
			return err
		}
	}
	return nil
}

// each yields the values of a batch.
func (b *batch[T]) each(yield func([]byte) error) error {
	from := 0
	for i, end := range b.ends {
		if err := yield(b.raw[from:end:end]); err != nil {
			return &placed{b.at[i], err}
		}
		from = end
	}
	return nil
}

// decoded reads an array of records.
func decoded[T any](in *splitter, list *[]T) error {
	*list = nil
	return inBatches(in, func(b *batch[T]) error {
		b.out = make([]T, 0, len(b.ends))
		return b.each(func(raw []byte) error {
			var v T
			err := json.Unmarshal(raw, &v)
			b.out = append(b.out, v)
			return err
		})
	}, func(b *batch[T]) error {
		if len(*list)+len(b.out) > maxRows {
			return fmt.Errorf("more than %d records", maxRows)
		}
		*list = append(*list, b.out...)
		return nil
	})
}

// read takes the rows of an array as they are written.
func (r *Rows) read(in *splitter) error {
	return inBatches(in, func(b *batch[string]) error {
		return b.each(func(raw []byte) error {
			at, err := pathOf(raw)
			b.out = append(b.out, at)
			return err
		})
	}, func(b *batch[string]) error {
		if r.Len()+len(b.out) > maxRows {
			return fmt.Errorf("more than %d rows", maxRows)
		}
		i := 0
		return b.each(func(raw []byte) error {
			i++
			return r.appendRaw(b.out[i-1], raw, b.at[i-1])
		})
	})
}

var errNoPath = errors.New("a row without a path")

// pathOf checks that a row is a JSON object and gives its path.
func pathOf(raw []byte) (string, error) {
	if raw[0] != '{' {
		return "", errors.New("a row that is no object")
	}
	if rest, ok := bytes.CutPrefix(raw, []byte(`{"path":"`)); ok { // as Write begins a row
		if i := bytes.IndexByte(rest, '"'); i >= 0 && bytes.IndexByte(rest[:i], '\\') < 0 {
			if !json.Valid(raw) {
				return "", fmt.Errorf("the row of %q is not JSON", rest[:i])
			}
			if i == 0 {
				return "", errNoPath
			}
			return string(rest[:i]), nil
		}
	}
	var row struct {
		Path string `json:"path"`
	}
	err := json.Unmarshal(raw, &row)
	if err == nil && row.Path == "" {
		err = errNoPath
	}
	return row.Path, err
}
