package scanner

import (
	"strconv"
	"unicode/utf8"
)

// rtfBreaks are the control words of RTF 1.9.1 that end a line or stand for a character; other words format.
var rtfBreaks = map[string]string{
	"par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "cell": "\n", "row": "\n", "tab": "\t", "lquote": "'", "rquote": "'", "ldblquote": "\"",
	"rdblquote": "\"", "emdash": "-", "endash": "-", "bullet": "*",
}

// rtfUnread are the destinations whose groups hold no text of the document.
var rtfUnread = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "pict": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true,
	"themedata": true, "datastore": true, "latentstyles": true, "xmlnstbl": true, "fldinst": true, "object": true, "revtbl": true, "filetbl": true, "colorschememapping": true,
}

// rtfText returns the text of an RTF document, with a line for each paragraph.
func rtfText(data []byte) []byte {
	out := make([]byte, 0, len(data)/2)
	depth, unread := 0, 0 // unread is the depth of the group that is not read, 0 where there is none
	fallback := 0         // characters that follow a \u for readers that do not know it
	put := func(s string) {
		if unread == 0 {
			out = append(out, s...)
		}
	}
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '{':
			depth++
			fallback = 0
		case '}':
			if depth = max(0, depth-1); depth < unread {
				unread = 0
			}
		case '\r', '\n', 0:
		case '\\':
			word, number, end := rtfControl(data, i+1)
			switch {
			case end == i+1 && end < len(data): // a symbol
				i = end
				switch c := data[end]; {
				case c == '\'' && end+2 < len(data):
					i = end + 2
					if v, err := strconv.ParseUint(string(data[end+1:end+3]), 16, 8); err == nil && fallback == 0 {
						put(windows1252(byte(v)))
					}
					fallback = max(0, fallback-1)
				case c == '*' && unread == 0:
					unread = depth
				case c == '~':
					put(" ")
				case c == '_':
					put("-")
				case c == '\n' || c == '\r':
					put("\n")
				case c == '\\' || c == '{' || c == '}':
					put(string(c))
				}
			case word == "u":
				if number < 0 {
					number += 1 << 16
				}
				if r := rune(number); utf8.ValidRune(r) && r > 0 {
					put(string(r))
				}
				fallback = 1
				i = end - 1
			case word == "bin":
				i = min(len(data), end+max(0, number)) - 1
			default:
				put(rtfBreaks[word])
				if rtfUnread[word] && unread == 0 {
					unread = depth
				}
				i = end - 1
			}
		default:
			if fallback > 0 {
				fallback--
			} else if unread == 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// maxRTFWord bounds a control word, and the digits of its number.
const maxRTFWord = 32

// rtfControl reads a control word at i with its number and the space that ends it.
func rtfControl(data []byte, i int) (word string, number, end int) {
	start := i
	for i < len(data) && i-start < maxRTFWord && (data[i] >= 'a' && data[i] <= 'z' || data[i] >= 'A' && data[i] <= 'Z') {
		i++
	}
	word = string(data[start:i])
	if word == "" {
		return "", 0, start
	}
	digits := i
	for i < len(data) && i-digits < maxRTFWord && (data[i] >= '0' && data[i] <= '9' || i == digits && data[i] == '-') {
		i++
	}
	number, _ = strconv.Atoi(string(data[digits:i])) // none is 0
	if i < len(data) && data[i] == ' ' {
		i++
	}
	return word, number, i
}

// windows1252 is a byte of the code page that RTF names by numbers; of what stands between 0x80 and 0x9f only
// quotation marks, dashes and the bullet matter here.
func windows1252(c byte) string {
	switch c {
	case 0x91, 0x92:
		return "'"
	case 0x93, 0x94:
		return "\""
	case 0x95:
		return "*"
	case 0x96, 0x97:
		return "-"
	}
	if c >= 0x80 && c < 0xa0 {
		return " "
	}
	return string(rune(c))
}
