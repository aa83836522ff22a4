package copyright

import (
	"encoding/binary"
	"math/bits"
)

// A sign is what announces a statement. The cold path looks at pairs of bytes,
// every second one: whatever the alignment, each sign has a pair in the set
// that few other words have, so that most of a text is read once and never looked at.

// mark says what a sign is worth as evidence.
type mark uint8

const (
	markLetter mark = 1 << iota // "(c)", which is a list item or code as well
	markByte                    // "©" in Latin-1, which any binary has
	markSymbol                  // "©" in any other spelling
	markWord                    // "copyright", "copr."
	markTag                     // "SPDX-FileCopyrightText:", a field that holds nothing else
)

// pairSet is a set of byte pairs, little endian.
type pairSet [1 << 16 / 64]uint64

func (s *pairSet) add(a, b byte) { s[(uint(a)|uint(b)<<8)>>6] |= 1 << ((uint(a) | uint(b)<<8) & 63) }

func (s *pairSet) has(p uint16) bool { return s[p>>6]>>(p&63)&1 != 0 }

// signPairs holds, for each sign, a pair at an even and one at an odd offset.
var signPairs = func() (s pairSet) {
	for _, p := range []string{
		"py", "yr", // copyright, &copy;
		"pr", "r.", // copr.
		"(c", "c)", // (c)
		"&c",             // &copy;
		"#1", "&#", "#x", // &#169; &#xa9;
		"a9", "0a", // \u00a9
		`\(`, `\[`, "[c", // \(co and \[co] of roff
		"\xe2\x93", "\x93\x92", "\x93\xb8", // ⓒ and Ⓒ, which stand for © where a code page lacks it
	} {
		for _, a := range fold(p[0]) {
			for _, b := range fold(p[1]) {
				s.add(a, b)
			}
		}
	}
	for b := range 256 {
		s.add(0xa9, byte(b))
		s.add(byte(b), 0xa9)
	}
	return s
}()

// fold gives a letter in both cases.
func fold(c byte) []byte {
	if c >= 'a' && c <= 'z' {
		return []byte{c, c - 'a' + 'A'}
	}
	return []byte{c}
}

// nextSign finds the first sign that begins at or after at; start is -1 if there is none.
func nextSign(text []byte, at int) (start, end int, m mark) {
	i := at
	for ; i+8 <= len(text); i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		hits := uint8(0)
		if signPairs.has(uint16(w)) {
			hits |= 1
		}
		if signPairs.has(uint16(w >> 16)) {
			hits |= 2
		}
		if signPairs.has(uint16(w >> 32)) {
			hits |= 4
		}
		if signPairs.has(uint16(w >> 48)) {
			hits |= 8
		}
		for ; hits != 0; hits &= hits - 1 {
			if start, end, m = signAround(text, i+2*bits.TrailingZeros8(hits), at); m != 0 {
				return start, end, m
			}
		}
	}
	for ; i < len(text); i++ {
		if start, end, m = signAround(text, i, at); m != 0 {
			return start, end, m
		}
	}
	return -1, -1, 0
}

// signAround tries the places where a sign may begin whose pair stands at i.
func signAround(text []byte, i, from int) (start, end int, m mark) {
	for start = max(from, i-6); start <= i+1 && start < len(text); start++ {
		if end, m = signAt(text, start); m != 0 {
			if m == markTag {
				start = max(from, start-tagPrefix(text, start))
			}
			return start, end, m
		}
	}
	return -1, -1, 0
}

// tagPrefix gives how much of an SPDX tag stands before its "Copyright" at i, 0 if it is none.
func tagPrefix(text []byte, i int) int {
	if !hasFold(text[i:], "CopyrightText:") {
		return 0
	}
	for _, p := range []string{"SPDX-File", "SPDX-Snippet"} {
		if i >= len(p) && hasFold(text[i-len(p):], p) {
			return len(p)
		}
	}
	return 0
}

// spellings of the symbol other than the character itself.
var symbols = []string{"&copy;", "&copy ", "&#169;", "&#xa9;", `\u00a9`, `\(co`, `\[co]`}

// signAt reads the sign that begins exactly at i; m is 0 if there is none.
func signAt(text []byte, i int) (end int, m mark) {
	switch c := text[i]; c {
	case 'c', 'C':
		if hasFold(text[i:], "copyright") {
			return wordSign(text, i)
		}
		if hasFold(text[i:], "copr.") && !wordByte(text, i-1) {
			return i + len("copr."), markWord
		}
	case '(':
		if i+2 < len(text) && text[i+1]|0x20 == 'c' && text[i+2] == ')' {
			if hasFold(text[i+3:], "opyright") { // "(C)opyright"
				end = i + 3 + len("opyright")
				if hasFold(text[end:], "ed") {
					end += len("ed")
				}
				return end, markWord
			}
			return i + 3, markLetter
		}
	case 0xc2:
		if i+1 < len(text) && text[i+1] == 0xa9 {
			if i > 1 && text[i-2] == 0xc3 && text[i-1] == 0x83 {
				return 0, 0 // an "é" that was encoded twice
			}
			return i + 2, markSymbol
		}
	case 0xe2:
		if i+2 < len(text) && text[i+1] == 0x93 && (text[i+2] == 0x92 || text[i+2] == 0xb8) {
			return i + 3, markSymbol
		}
	case 0xa9: // Latin-1
		if (i == 0 || text[i-1] < 0x80) && (i+1 == len(text) || text[i+1] < 0x80) {
			return i + 1, markByte
		}
	case '&', '\\':
		for _, s := range symbols {
			if hasFold(text[i:], s) {
				return i + len(s), markSymbol
			}
		}
	}
	return 0, 0
}

// wordSign reads "copyright" at i and decides whether it is the word: not part of
// "copyrighted_by" or "noncopyright", but \copyright, {\copyright} and copyrighted by.
func wordSign(text []byte, i int) (end int, m mark) {
	end = i + len("copyright")
	if i > 1 && text[i-1] == '/' && text[i-2] == '<' {
		return 0, 0 // the end of an element
	}
	if i > 0 && wordByte(text, i-1) {
		if tagPrefix(text, i) > 0 {
			return end + len("Text:"), markTag
		}
		// \textcopyright, or an escape in a string; else part of a name.
		for _, before := range []string{`\text`, `\n`, `\t`, `\f`, `\r`, `"Legal`} {
			if i >= len(before) && string(text[i-len(before):i]) == before {
				return end, markWord
			}
		}
		return 0, 0
	}
	if hasFold(text[end:], "ed by") || hasFold(text[end:], "ed (c)") || hasFold(text[end:], "ed \xc2\xa9") {
		return end + len("ed"), markWord
	}
	if end < len(text) && (text[end] == 's' || text[end] == 'S') && !wordByte(text, end+1) {
		end++
	}
	if wordByte(text, end) && !digitAt(text, end) {
		return 0, 0
	}
	return end, markWord
}

// hasFold reports whether text begins with the ASCII word, in any case of its letters.
func hasFold(text []byte, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		if lower(text[i]) != lower(word[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

func wordByte(text []byte, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := text[i]
	return c == '_' || isDigit(c) || isLetter(c)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digitAt(text []byte, i int) bool { return i >= 0 && i < len(text) && isDigit(text[i]) }
