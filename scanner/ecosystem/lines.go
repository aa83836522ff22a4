package ecosystem

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strings"
	"unicode/utf16"
)

// lines yields the lines of a text without their ends, numbered from 1.
func lines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		for n := 1; len(data) > 0; n++ {
			line, rest, _ := bytes.Cut(data, []byte{'\n'})
			if !yield(n, strings.TrimSuffix(string(line), "\r")) {
				return
			}
			data = rest
		}
	}
}

// fromUTF16 gives the UTF-8 of a text that begins with the mark of UTF-16: a shell that redirects output writes one.
func fromUTF16(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for rest := data[2:]; len(rest) > 1; rest = rest[2:] {
		units = append(units, order.Uint16(rest))
	}
	return []byte(string(utf16.Decode(units)))
}

// continued yields lines with those that end in a backslash joined to the next one, numbered by
// the first. A comment line is not joined.
func continued(data []byte, comment string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		var logical []byte
		first := 0
		for line, text := range lines(data) {
			if first == 0 && strings.HasPrefix(strings.TrimSpace(text), comment) {
				if !yield(line, text) {
					return
				}
				continue
			}
			if first == 0 {
				first = line
			}
			if head, ok := strings.CutSuffix(text, "\\"); ok {
				logical = append(append(logical, head...), ' ')
				continue
			}
			if len(logical) > 0 {
				text = string(append(logical, text...))
			}
			if !yield(first, text) {
				return
			}
			logical, first = logical[:0], 0
		}
		if first > 0 {
			yield(first, string(logical))
		}
	}
}

// blankComments puts spaces where a program has // or /* */ comments outside of strings in double quotation marks; offsets and lines stay.
func blankComments(s string) string {
	if !strings.Contains(s, "//") && !strings.Contains(s, "/*") {
		return s
	}
	out := []byte(s)
	for i := 0; i < len(out); i++ {
		switch {
		case out[i] == '"':
			for i++; i < len(out) && out[i] != '"' && out[i] != '\n'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
		case out[i] == '/' && i+1 < len(out) && out[i+1] == '/':
			for ; i < len(out) && out[i] != '\n'; i++ {
				out[i] = ' '
			}
		case out[i] == '/' && i+1 < len(out) && out[i+1] == '*':
			end := len(out)
			if n := bytes.Index(out[i+2:], []byte("*/")); n >= 0 {
				end = i + 2 + n + 2
			}
			for ; i < end; i++ {
				if out[i] != '\n' {
					out[i] = ' '
				}
			}
			i--
		}
	}
	return string(out)
}
