package reports

import (
	"fmt"
	"strings"
	"unicode"
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

// printable makes a string safe inside a JSON document that other programs will print:
// the same characters as terminal, left to JSON's own escapes where it has them.
// JSON encoders already escape C0 controls; bidi and invisible characters are ours.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case hidden(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
