package reports

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// terminal makes a string from a scanned tree safe on a terminal and in a CI
// log: control characters, bidirectional and invisible formatting, and line breaks
// become visible \u escapes, so that words cannot move the cursor, hide or
// reorder text, or start a line of their own.
func terminal(s string) string {
	clean := true
	for _, r := range s {
		if hidden(r) {
			clean = false
			break
		}
	}
	if clean && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !utf8.ValidString(s[i:min(len(s), i+utf8.UTFMax)]) && s[i] >= 0x80:
			fmt.Fprintf(&b, "\\x%02x", s[i])
		case hidden(r):
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden reports whether a rune acts on the medium instead of showing itself.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
		unicode.Is(unicode.Co, r) || unicode.Is(unicode.Variation_Selector, r)
}

// printable makes a string fit for formats that carry UTF-8 only.
func printable(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// safeJSON passes JSON on and writes every character that hidden names as a \u
// escape. Such characters stand only inside strings of JSON, so its meaning is the
// same, and printing the document shows them instead of obeying them. Flush
// at the end.
type safeJSON struct {
	out  *bufio.Writer
	rest []byte // of a rune cut off by the end of a Write
}

func newSafeJSON(w io.Writer) *safeJSON { return &safeJSON{out: bufio.NewWriter(w)} }

func (s *safeJSON) Write(p []byte) (int, error) {
	data := append(s.rest, p...)
	s.rest = nil
	plain, i := 0, 0
	for i < len(data) {
		c := data[i]
		if c < 0x7f && (c >= 0x20 || c == '\n' || c == '\t' || c == '\r') {
			i++
			continue
		}
		if !utf8.FullRune(data[i:]) {
			s.rest = append([]byte(nil), data[i:]...)
			break
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || hidden(r) {
			s.out.Write(data[plain:i])
			if hi, lo := utf16.EncodeRune(r); r > 0xffff {
				fmt.Fprintf(s.out, "\\u%04x\\u%04x", hi, lo)
			} else {
				fmt.Fprintf(s.out, "\\u%04x", r)
			}
			plain = i + n
		}
		i += n
	}
	_, err := s.out.Write(data[plain:i])
	return len(p), err
}

// Flush writes what is buffered.
func (s *safeJSON) Flush() error {
	s.out.Write(s.rest)
	s.rest = nil
	return s.out.Flush()
}

// jsonSafely runs a writer of JSON through safeJSON.
func jsonSafely(w io.Writer, write func(io.Writer) error) error {
	s := newSafeJSON(w)
	if err := write(s); err != nil {
		return err
	}
	return s.Flush()
}

// markdown makes a string safe inside a Markdown table and paragraph: it shows itself and
// does not become a link, tag, image, mention, heading or cell.
func markdown(s string) string {
	var b strings.Builder
	s = terminal(s)
	for i, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '@':
			b.WriteString("&#64;") // no mention of a person
		case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '+', '!', '|', '~':
			b.WriteByte('\\')
			b.WriteRune(r)
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' {
				b.WriteByte(':')
			} else {
				b.WriteString("&#58;") // no link by an address alone
			}
		case '.':
			if i >= 3 && strings.EqualFold(s[i-3:i], "www") {
				b.WriteString("&#46;") // likewise
			} else {
				b.WriteByte('.')
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Plain, Markdown and HTML are the escapes for rooms below this one: a string from a scanned
// tree on a terminal or in plain text, in Markdown, and in the text and attributes of HTML.
func Plain(s string) string { return terminal(printable(s)) }

// Markdown: see Plain.
func Markdown(s string) string { return markdown(printable(s)) }

// HTML: see Plain.
func HTML(s string) string { return html.EscapeString(Plain(s)) }

// WriteJSON writes a value as indented JSON in which nothing acts on a terminal.
func WriteJSON(w io.Writer, v any) error {
	return jsonSafely(w, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	})
}
