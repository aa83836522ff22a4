package ecosystem

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseTOML reads a TOML 1.0 document. It stands here because no maintained library gives
// the line of each key and list item; a test compares it with one that gives
// values. Numbers and dates are kept as text.
func parseTOML(m Manifest) (*node, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	r := tomlReader{data: bytes.TrimPrefix(m.Data, []byte("\xef\xbb\xbf")), line: 1}
	root, err := r.document()
	if err != nil {
		return nil, &Problem{Path: m.Path, Line: r.line, Reason: "not valid TOML: " + err.Error()}
	}
	return root, nil
}

type tomlReader struct {
	data  []byte
	pos   int
	line  int
	nodes int
}

func (r *tomlReader) document() (*node, error) {
	if !utf8.Valid(r.data) {
		return nil, fmt.Errorf("not UTF-8")
	}
	root := &node{kind: mapNode, line: 1}
	table := root
	for {
		r.blank()
		if r.pos >= len(r.data) {
			return root, nil
		}
		var err error
		if r.data[r.pos] == '[' {
			table, err = r.header(root)
		} else {
			err = r.member(table, 0)
		}
		if err != nil {
			return nil, err
		}
		r.space()
		if c := r.peek(); c != 0 && c != '\n' && c != '\r' && c != '#' {
			return nil, fmt.Errorf("unexpected %q after the end of a value", c)
		}
	}
}

func (r *tomlReader) peek() byte {
	if r.pos < len(r.data) {
		return r.data[r.pos]
	}
	return 0
}

func (r *tomlReader) space() {
	for r.peek() == ' ' || r.peek() == '\t' {
		r.pos++
	}
}

// blank skips white space, line ends and comments.
func (r *tomlReader) blank() {
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case '\n':
			r.line++
			r.pos++
		case ' ', '\t', '\r':
			r.pos++
		case '#':
			for r.pos < len(r.data) && r.data[r.pos] != '\n' {
				r.pos++
			}
		default:
			return
		}
	}
}

// header reads [a.b] or [[a.b]] and returns the table that it opens.
func (r *tomlReader) header(root *node) (*node, error) {
	line := r.line
	r.pos++
	list := r.peek() == '['
	if list {
		r.pos++
	}
	keys, err := r.key()
	if err != nil {
		return nil, err
	}
	closing := "]"
	if list {
		closing = "]]"
	}
	if !bytes.HasPrefix(r.data[r.pos:], []byte(closing)) {
		return nil, fmt.Errorf("table header without %q", closing)
	}
	r.pos += len(closing)
	n := root
	for _, key := range keys[:len(keys)-1] {
		if n, err = r.enter(n, key, line); err != nil {
			return nil, err
		}
	}
	last := keys[len(keys)-1]
	if !list {
		return r.enter(n, last, line)
	}
	have := n.get(last)
	if have == nil {
		have = &node{kind: listNode, line: line}
		n.set(last, have)
	}
	if have.kind != listNode {
		return nil, fmt.Errorf("%q is no list of tables", last)
	}
	table := &node{kind: mapNode, line: line}
	have.vals = append(have.vals, table)
	return table, r.count()
}

// enter returns the table of a key, made where it is missing; of a list of
// tables it is the last one.
func (r *tomlReader) enter(n *node, key string, line int) (*node, error) {
	have := n.get(key)
	if have == nil {
		have = &node{kind: mapNode, line: line}
		n.set(key, have)
		return have, r.count()
	}
	if have.kind == listNode && len(have.vals) > 0 {
		have = have.vals[len(have.vals)-1]
	}
	if have.kind != mapNode {
		return nil, fmt.Errorf("%q is no table", key)
	}
	return have, nil
}

func (r *tomlReader) count() error {
	if r.nodes++; r.nodes > maxNodes {
		return fmt.Errorf("more than %d values", maxNodes)
	}
	return nil
}

// member reads key = value.
func (r *tomlReader) member(table *node, depth int) error {
	line := r.line
	keys, err := r.key()
	if err != nil {
		return err
	}
	if r.peek() != '=' {
		return fmt.Errorf("key %q without \"=\"", strings.Join(keys, "."))
	}
	r.pos++
	for _, key := range keys[:len(keys)-1] {
		if table, err = r.enter(table, key, line); err != nil {
			return err
		}
	}
	last := keys[len(keys)-1]
	if table.get(last) != nil {
		return fmt.Errorf("key %q stands twice", last)
	}
	v, err := r.value(depth)
	if err != nil {
		return err
	}
	v.line = line
	table.set(last, v)
	return nil
}

// key reads a dotted key and the white space around it.
func (r *tomlReader) key() ([]string, error) {
	var keys []string
	for {
		r.space()
		var part string
		switch c := r.peek(); {
		case c == '"' || c == '\'':
			var err error
			if part, err = r.quoted(c); err != nil {
				return nil, err
			}
		default:
			start := r.pos
			for c := r.peek(); c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'; c = r.peek() {
				r.pos++
			}
			if part = string(r.data[start:r.pos]); part == "" {
				return nil, fmt.Errorf("expected a key")
			}
		}
		if keys = append(keys, part); len(keys) > maxNesting {
			return nil, fmt.Errorf("nested deeper than %d", maxNesting)
		}
		r.space()
		if r.peek() != '.' {
			return keys, nil
		}
		r.pos++
	}
}

func (r *tomlReader) value(depth int) (*node, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("nested deeper than %d", maxNesting)
	}
	if err := r.count(); err != nil {
		return nil, err
	}
	r.space()
	n := &node{line: r.line}
	switch c := r.peek(); c {
	case '"', '\'':
		n.kind = stringNode
		var err error
		if bytes.HasPrefix(r.data[r.pos:], []byte{c, c, c}) {
			n.text, err = r.multiline(c)
		} else {
			n.text, err = r.quoted(c)
		}
		return n, err
	case '[':
		r.pos++
		n.kind = listNode
		for {
			r.blank()
			if r.peek() == ']' {
				r.pos++
				return n, nil
			}
			v, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.vals = append(n.vals, v)
			if err := r.separator(']'); err != nil {
				return nil, err
			}
		}
	case '{':
		r.pos++
		n.kind = mapNode
		for {
			r.blank() // TOML 1.1 allows line ends here
			if r.peek() == '}' {
				r.pos++
				return n, nil
			}
			if err := r.member(n, depth+1); err != nil {
				return nil, err
			}
			if err := r.separator('}'); err != nil {
				return nil, err
			}
		}
	}
	start := r.pos
	for r.pos < len(r.data) && !strings.ContainsRune(",]}#\r\n", rune(r.data[r.pos])) {
		r.pos++
	}
	n.text = strings.TrimSpace(string(r.data[start:r.pos]))
	if n.text == "" {
		return nil, fmt.Errorf("expected a value")
	}
	return n, nil
}

func (r *tomlReader) separator(end byte) error {
	r.blank()
	switch r.peek() {
	case ',':
		r.pos++
	case end:
	default:
		return fmt.Errorf("expected \",\" or %q", end)
	}
	return nil
}

// quoted reads a string of one line.
func (r *tomlReader) quoted(quote byte) (string, error) {
	r.pos++
	start := r.pos
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; {
		case c == quote:
			s := string(r.data[start:r.pos])
			r.pos++
			if quote == '"' && strings.Contains(s, `\`) {
				return unescapeTOML(s)
			}
			return s, nil
		case c == '\n':
			return "", fmt.Errorf("string without end")
		case c == '\\' && quote == '"':
			r.pos++
		}
		r.pos++
	}
	r.pos = len(r.data)
	return "", fmt.Errorf("string without end")
}

// multiline reads a string between three quotes.
func (r *tomlReader) multiline(quote byte) (string, error) {
	r.pos += 3
	start := r.pos
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; {
		case c == '\n':
			r.line++
		case c == '\\' && quote == '"':
			if r.pos+1 < len(r.data) && r.data[r.pos+1] == '\n' {
				r.line++
			}
			r.pos++
		case c == quote && bytes.HasPrefix(r.data[r.pos:], []byte{quote, quote, quote}):
			// Up to two quotes may stand before the three that end it.
			for i := 0; i < 2 && r.pos+3 < len(r.data) && r.data[r.pos+3] == quote; i++ {
				r.pos++
			}
			s := strings.ReplaceAll(string(r.data[start:r.pos]), "\r\n", "\n")
			r.pos += 3
			s = strings.TrimPrefix(s, "\n")
			if quote == '"' && strings.Contains(s, `\`) {
				return unescapeTOML(s)
			}
			return s, nil
		}
		r.pos++
	}
	r.pos = len(r.data)
	return "", fmt.Errorf("string without end")
}

func unescapeTOML(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i >= len(s) {
			return "", fmt.Errorf("string ends in a backslash")
		}
		switch c := s[i]; c {
		case 'b':
			b.WriteByte('\b')
		case 't':
			b.WriteByte('\t')
		case 'n':
			b.WriteByte('\n')
		case 'f':
			b.WriteByte('\f')
		case 'r':
			b.WriteByte('\r')
		case 'e':
			b.WriteByte(0x1b)
		case '"', '\\':
			b.WriteByte(c)
		case 'x', 'u', 'U':
			size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			if i+size >= len(s) {
				return "", fmt.Errorf("escape \\%c is cut short", c)
			}
			v, err := strconv.ParseUint(s[i+1:i+1+size], 16, 32)
			if err != nil || !utf8.ValidRune(rune(v)) {
				return "", fmt.Errorf("escape \\%c%s is no character", c, s[i+1:i+1+size])
			}
			b.WriteRune(rune(v))
			i += size
		case ' ', '\t', '\n', '\r':
			// A backslash at the end of a line swallows the white space that follows.
			rest := strings.TrimLeft(s[i:], " \t\r\n")
			if !strings.Contains(s[i:len(s)-len(rest)], "\n") {
				return "", fmt.Errorf("escape of a space")
			}
			i = len(s) - len(rest) - 1
		default:
			return "", fmt.Errorf("unknown escape \\%c", c)
		}
	}
	return b.String(), nil
}
