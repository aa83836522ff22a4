package reports

import (
	"bytes"
	"fmt"
	"io"
)

// Documents of many components are written piece by piece: the libraries of the formats
// encode a small document with some elements of one list, and the text of the list is taken
// from it. So no document stands in memory as a whole, and every element is still written by the
// format's own library.

// pieceSize is how many elements one small document holds.
const pieceSize = 500

// pieces collects elements and writes them in the form of a list.
type pieces[T any] struct {
	write func(elements []T, first bool) error
	held  []T
	begun bool
}

func (p *pieces[T]) add(v T) error {
	p.held = append(p.held, v)
	if len(p.held) < pieceSize {
		return nil
	}
	return p.flush()
}

func (p *pieces[T]) flush() error {
	if len(p.held) == 0 {
		return nil
	}
	err := p.write(p.held, !p.begun)
	p.begun = true
	p.held = p.held[:0]
	return err
}

// inner is the text between the first begin and the last end.
func inner(text []byte, begin, end string) ([]byte, error) {
	i := bytes.Index(text, []byte(begin))
	j := bytes.LastIndex(text, []byte(end))
	if i < 0 || j < i+len(begin) {
		return nil, fmt.Errorf("a bug in licit, please report it: no %q in what the format's library wrote", begin)
	}
	return text[i+len(begin) : j], nil
}

// jsonMembers writes the members of a JSON object one after the other.
type jsonMembers struct {
	w     io.Writer
	begun bool
}

// head writes a pretty-printed object without its end.
func (m *jsonMembers) head(object []byte) error {
	object = bytes.TrimRight(object, "\n")
	if !bytes.HasSuffix(object, []byte("\n}")) {
		return fmt.Errorf("a bug in licit, please report it: the head of a document is no object")
	}
	m.begun = true
	_, err := m.w.Write(object[:len(object)-2])
	return err
}

// list writes a member whose elements come from each, already as text in order.
func (m *jsonMembers) list(name string, each func(write func(body []byte, first bool) error) error) error {
	any := false
	err := each(func(body []byte, first bool) error {
		if first {
			any = true
			if _, err := fmt.Fprintf(m.w, ",\n  %q: [\n", name); err != nil {
				return err
			}
		} else if _, err := io.WriteString(m.w, ",\n"); err != nil {
			return err
		}
		_, err := m.w.Write(body)
		return err
	})
	if err == nil && any {
		_, err = io.WriteString(m.w, "\n  ]")
	}
	return err
}

func (m *jsonMembers) end() error {
	_, err := io.WriteString(m.w, "\n}\n")
	return err
}
