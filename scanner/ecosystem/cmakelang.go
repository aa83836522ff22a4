package ecosystem

import (
	"bytes"
	"fmt"
	"strings"
)

// cmakeCommand is one command invocation of a CMake file.
type cmakeCommand struct {
	name string // in lower case
	line int
	args []cmakeArg
}

type cmakeArg struct {
	text   string
	line   int
	quoted bool
}

// parseCMake reads commands as cmake-language(7) defines them. Comments are left out. What
// follows the first mistake is not read.
func parseCMake(m Manifest) ([]cmakeCommand, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	r := cmakeReader{data: m.Data, line: 1}
	var commands []cmakeCommand
	for {
		r.blank()
		if r.pos >= len(r.data) {
			return commands, nil
		}
		start := r.pos
		for r.pos < len(r.data) && identByte(r.data[r.pos]) {
			r.pos++
		}
		c := cmakeCommand{name: strings.ToLower(string(r.data[start:r.pos])), line: r.line}
		r.blank()
		var err error
		if c.name == "" || r.pos >= len(r.data) || r.data[r.pos] != '(' {
			err = fmt.Errorf("expected a command and \"(\"")
		} else {
			r.pos++
			c.args, err = r.args()
		}
		if err != nil {
			return commands, &Problem{Path: m.Path, Line: r.line, Reason: "not valid CMake: " + err.Error()}
		}
		commands = append(commands, c)
	}
}

type cmakeReader struct {
	data  []byte
	pos   int
	line  int
	words int // arguments so far
}

func identByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// blank skips white space and comments.
func (r *cmakeReader) blank() {
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; c {
		case '\n':
			r.line++
			r.pos++
		case ' ', '\t', '\r':
			r.pos++
		case '#':
			r.pos++
			if _, ok := r.bracket(); ok {
				continue
			}
			for r.pos < len(r.data) && r.data[r.pos] != '\n' {
				r.pos++
			}
		default:
			if bytes.HasPrefix(r.data[r.pos:], []byte("\xef\xbb\xbf")) {
				r.pos += 3
				continue
			}
			return
		}
	}
}

// bracket reads [==[ text ]==], if it stands here and ends.
func (r *cmakeReader) bracket() (string, bool) {
	rest := r.data[r.pos:]
	if len(rest) < 2 || rest[0] != '[' {
		return "", false
	}
	n := 1
	for n < len(rest) && rest[n] == '=' {
		n++
	}
	if n >= len(rest) || rest[n] != '[' {
		return "", false
	}
	closing := append(append([]byte{']'}, bytes.Repeat([]byte{'='}, n-1)...), ']')
	end := bytes.Index(rest[n+1:], closing)
	if end < 0 {
		return "", false
	}
	text := rest[n+1 : n+1+end]
	r.line += bytes.Count(text, []byte{'\n'})
	r.pos += n + 1 + end + len(closing)
	return string(bytes.TrimPrefix(text, []byte{'\n'})), true
}

// args reads up to the closing parenthesis; inner ones are arguments of their own.
func (r *cmakeReader) args() ([]cmakeArg, error) {
	var args []cmakeArg
	depth := 0
	for {
		r.blank()
		if r.pos >= len(r.data) {
			return nil, fmt.Errorf("a command without \")\"")
		}
		a := cmakeArg{line: r.line}
		switch c := r.data[r.pos]; c {
		case '(', ')':
			r.pos++
			if c == '(' {
				depth++
			} else if depth--; depth < 0 {
				return args, nil
			}
			a.text = string(c)
		case '"':
			text, err := r.quoted()
			if err != nil {
				return nil, err
			}
			a.text, a.quoted = text, true
		default:
			text, ok := r.bracket()
			if !ok {
				text = r.unquoted()
			}
			a.text, a.quoted = text, ok
		}
		if r.words++; r.words > maxNodes {
			return nil, fmt.Errorf("more than %d arguments", maxNodes)
		}
		args = append(args, a)
	}
}

func (r *cmakeReader) quoted() (string, error) {
	r.pos++
	var b strings.Builder
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; c {
		case '"':
			r.pos++
			return b.String(), nil
		case '\\':
			if r.pos++; r.pos >= len(r.data) {
				continue
			}
			switch e := r.data[r.pos]; e {
			case '\n':
				r.line++
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			default:
				b.WriteByte(e)
			}
		case '\n':
			r.line++
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
		r.pos++
	}
	return "", fmt.Errorf("a string without end")
}

func (r *cmakeReader) unquoted() string {
	start := r.pos
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case ' ', '\t', '\r', '\n', '(', ')', '#', '"':
			if r.pos == start { // cannot happen, but must not loop
				r.pos++
			}
			return string(r.data[start:r.pos])
		case '\\':
			if r.pos+1 < len(r.data) && r.data[r.pos+1] != '\n' {
				r.pos++
			}
		}
		r.pos++
	}
	return string(r.data[start:])
}
