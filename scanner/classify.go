package scanner

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

// magic are the first bytes of kinds that are told apart from other binary
// data. The list names what a reader of the summary wants counted.
var magic = []struct {
	prefix string
	kind   string
}{
	{"%PDF-", "pdf"},
	{"%!PS", "postscript"},
	{"{\\rtf", "rtf"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"},
	{"PK\x03\x04", "archive"}, {"PK\x05\x06", "archive"},
	{"\x1f\x8b", "archive"}, {"BZh", "archive"}, {"\xfd7zXZ\x00", "archive"}, {"7z\xbc\xaf\x27\x1c", "archive"},
	{"\x28\xb5\x2f\xfd", "archive"}, {"Rar!\x1a\x07", "archive"}, {"!<arch>\n", "archive"},
	{"\x7fELF", "executable"}, {"MZ", "executable"}, {"\xcf\xfa\xed\xfe", "executable"}, {"\xca\xfe\xba\xbe", "executable"}, {"\x00asm", "executable"},
	{"\x89PNG\r\n\x1a\n", "image"}, {"GIF8", "image"}, {"\xff\xd8\xff", "image"}, {"II*\x00", "image"}, {"MM\x00*", "image"}, {"\x00\x00\x01\x00", "image"},
	{"\x00\x01\x00\x00\x00", "font"}, {"OTTO", "font"}, {"wOFF", "font"}, {"wOF2", "font"},
	{"OggS", "media"}, {"fLaC", "media"}, {"ID3", "media"},
	{"SQLite format 3\x00", "database"},
}

// sniffed is how many bytes classify looks at.
const sniffed = 8 << 10

// classify names the kind of a file by its first bytes, never by its name:
// test vectors are called .o and .a, and licence texts are called anything.
func classify(head []byte) string {
	head = head[:min(len(head), sniffed)]
	if len(head) == 0 {
		return "empty"
	}
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) && !(m.kind == "executable" && len(m.prefix) == 2 && textual(head)) {
			return m.kind
		}
	}
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return "archive"
	}
	if len(head) >= 12 && (string(head[:4]) == "RIFF" || string(head[4:8]) == "ftyp") {
		return "media"
	}
	if utf16Order(head) != 0 || textual(head) {
		return "text"
	}
	return "binary"
}

// textual reports whether bytes look like text in an encoding that extends
// ASCII: no NUL, hardly any control byte, and not mostly high bytes unless they
// are UTF-8.
func textual(head []byte) bool {
	if bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	control, high, c1 := 0, 0, 0
	for i := 0; i < len(head); i++ {
		if i+8 <= len(head) {
			odd := oddBytes(binary.LittleEndian.Uint64(head[i:]))
			if odd == 0 {
				i += 7
				continue
			}
			i += bits.TrailingZeros64(odd) / 8
		}
		switch c := head[i]; {
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b && c != 0x1a && c != '\b':
			control++
		case c >= 0x80:
			high++
			if c < 0xa0 {
				c1++
			}
		}
	}
	if control*50 > len(head) {
		return false
	}
	if high == 0 || validUTF8Prefix(head) {
		return true
	}
	return high*4 <= len(head) && c1*50 <= len(head)+50 || control == 0 && doubleByte(head)
}

// doubleByte reports whether lines read as text of a Chinese, Japanese or Korean encoding, whose characters beyond ASCII take two bytes each.
func doubleByte(head []byte) bool {
	if bytes.IndexByte(head, '\n') < 0 {
		return false
	}
	for i := 0; i+1 < len(head); i++ {
		if head[i] < 0x80 {
			continue
		}
		if lead, trail := head[i], head[i+1]; lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff {
			return false
		}
		i++
	}
	return true
}

// oddBytes marks the first of eight bytes that is beyond ASCII or a control character by its top bit, and maybe ones
// after it; 0 where none is.
func oddBytes(w uint64) uint64 {
	const every, top = 0x0101010101010101, 0x8080808080808080
	// The top bit of a byte is set where it is high, or where taking 0x20 from it borrows.
	return (w | (w - 0x20*every)) & top
}

// validUTF8Prefix allows for a rune cut off by the end of the sample.
func validUTF8Prefix(head []byte) bool {
	if utf8.Valid(head) {
		return true
	}
	for cut := 1; cut < utf8.UTFMax && cut < len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) && !utf8.FullRune(head[len(head)-cut:]) {
			return true
		}
	}
	return false
}

// utf16Order is 1 for little-endian UTF-16, 2 for big-endian, else 0. Without its mark it is
// known by a zero byte in nearly every unit, and text in the other.
func utf16Order(head []byte) int {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}) && len(head) >= 4 && (head[2] != 0 || head[3] != 0) && textUnits(head, 0):
		return 1
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}) && textUnits(head, 1):
		return 2
	}
	head = head[:min(len(head), sniffed)&^1]
	if len(head) < minUTF16 || bytes.IndexByte(head, 0) < 0 {
		return 0
	}
	var zero, text [2]int // by place in the unit
	for i, c := range head {
		if zero[0] > 0 && zero[1] > 0 {
			return 0
		}
		switch {
		case c == 0:
			zero[i&1]++
		case c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t':
			text[i&1]++
		}
	}
	units := len(head) / 2
	for high := range 2 {
		if zero[1-high] == 0 && zero[high]*10 >= units*9 && text[1-high]*10 >= units*9 {
			return 2 - high
		}
	}
	return 0
}

// textUnits reports whether what follows a mark reads as text: samples of sound begin with the same bytes now
// and then. Of a unit, low is where the lower byte stands.
func textUnits(head []byte, low int) bool {
	head = head[2 : min(len(head), sniffed)&^1]
	odd := 0
	for i := 0; i+1 < len(head); i += 2 {
		unit := uint16(head[i+low]) | uint16(head[i+1-low])<<8
		if unit < ' ' && unit != '\n' && unit != '\r' && unit != '\t' && unit != '\f' || unit >= 0xfffe {
			odd++
		}
	}
	return odd*50 <= len(head)/2
}

// minUTF16 is how many bytes it takes to tell UTF-16 without its mark.
const minUTF16 = 64

// decodeUTF16 turns UTF-16, with or without its mark, into UTF-8. Offsets of evidence in
// such a file count bytes of this form.
func decodeUTF16(data []byte, order int) []byte {
	units := make([]uint16, 0, len(data)/2)
	start := 0
	if data[0] >= 0xfe && data[1] >= 0xfe {
		start = 2
	}
	for i := start; i+1 < len(data); i += 2 {
		lo, hi := data[i], data[i+1]
		if order == 2 {
			lo, hi = hi, lo
		}
		units = append(units, uint16(lo)|uint16(hi)<<8)
	}
	return []byte(string(utf16.Decode(units)))
}
