package scanner

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// lines answers which line an offset stands on.
type lines struct {
	data   []byte
	before []int // line breaks before each block, as far as was asked
}

const lineBlock = 4 << 10

// at returns the line, from 1, of a byte offset.
func (l *lines) at(offset int) int {
	offset = min(max(offset, 0), len(l.data))
	block := offset / lineBlock
	if l.before == nil {
		l.before = []int{0}
	}
	for n := len(l.before); n <= block; n++ {
		l.before = append(l.before, l.before[n-1]+bytes.Count(l.data[(n-1)*lineBlock:n*lineBlock], []byte{'\n'}))
	}
	return l.before[block] + bytes.Count(l.data[block*lineBlock:offset], []byte{'\n'}) + 1
}

// last returns the line of the last byte before end.
func (l *lines) last(end int) int { return l.at(max(end-1, 0)) }

// quote returns the words of a passage for a reader: UTF-8, comment decoration
// at line starts removed, white space folded, at most limit bytes and then "…".
// The span beside it leads to the words as they stand.
func quote(passage []byte, limit int) string {
	if len(passage) > 4*limit {
		passage = passage[:4*limit]
	}
	var b strings.Builder
	for i, line := range bytes.Split(passage, []byte("\n")) {
		text := string(bytes.TrimSpace(line))
		if !utf8.ValidString(text) {
			text = latin1(text)
		}
		if i > 0 {
			text = strings.TrimLeft(text, "*/#;%!|\"'-=+:<> \t\u2500\u2502\u2588")
		}
		for _, word := range strings.Fields(text) {
			if ruler(word) {
				continue
			}
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		if b.Len() > limit {
			break
		}
	}
	s := b.String()
	if len(s) <= limit {
		return s
	}
	cut := limit
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	if space := strings.LastIndexByte(s[:cut], ' '); space > limit/2 {
		cut = space
	}
	return s[:cut] + " …"
}

// ruler reports whether a word is only decoration, as "*/", "-----", "====".
func ruler(word string) bool {
	return strings.Trim(word, "*/#-=_+~|<>") == "" && word != "-" && word != "+"
}

func latin1(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// fold is the form of words in which two quotations count as the same: lower
// case, letters and digits only, single spaces.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80 {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		} else {
			space = true
		}
	}
	return b.String()
}
