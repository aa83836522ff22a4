package scanner

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// minRun is how many printable bytes in a row are text inside a binary file.
const minRun = 6

// minWide is how many letters of two bytes in a row are.
const minWide = 8

// hasText reports whether files of a kind hold text in the clear beside what licit does not
// read. Archives, images and the like are compressed, but for archives of object files.
func hasText(kind string, head []byte) bool {
	switch kind {
	case "executable", "binary", "font", "rtf":
		return true
	}
	return bytes.HasPrefix(head, []byte("!<arch>\n"))
}

// narrowRuns brings text of two bytes a letter, which the resources of Windows programs have, to text where it begins:
// what it says stands in the first half of its bytes, and the rest is blank. Of the bytes of the shortest run, eight that
// begin at an eighth byte lie in it, and every other one of them is zero.
func narrowRuns(data []byte) {
	const (
		odd, even   = 0xff00ff00ff00ff00, 0x00ff00ff00ff00ff
		first, next = 0x0040004000400040, 0x4000400040004000 // bits that letters have, or the bit below
	)
	done := 0
	for i := 0; i+8 <= len(data); i += 8 {
		v := binary.LittleEndian.Uint64(data[i:])
		if v&odd != 0 && v&even != 0 {
			continue
		}
		if w := v | v<<1; w&first != first && w&next != next || i < done {
			continue
		}
		for start := max(done, i-7); start <= i+1; start++ {
			if end := narrowRun(data, start); end > 0 {
				done = end
				break
			}
		}
	}
}

// narrowRun narrows the run that begins at i and returns its end, 0 where none does.
func narrowRun(data []byte, i int) int {
	end := i
	for end+1 < len(data) && data[end+1] == 0 && (plainText[data[end]] || data[end] >= 0xa0) {
		end += 2
	}
	if end-i < 2*minWide {
		return 0
	}
	to := i
	for from := i; from < end; from += 2 {
		c := data[from]
		if c >= 0xa0 { // as UTF-8
			data[to] = 0xc0 | c>>6
			to++
			c = 0x80 | c&0x3f
		}
		data[to] = c
		to++
	}
	clear(data[to:end])
	return end
}

// textRuns leaves the text of a binary file standing where it is and blanks the rest, so
// that offsets remain those of the file; each run of text is a line. It looks back from where a run would have
// to reach, as far as there is text.
func textRuns(data []byte) {
	blank := 0                                 // all before is done
	for free := 0; free+minRun <= len(data); { // no run that is not done begins before free
		start := free + minRun
		for start > free && printable(data, start-1) {
			start--
		}
		if start > free {
			free = start
			continue
		}
		end := free + minRun
		for end < len(data) && printable(data, end) {
			end++
		}
		clear(data[blank:start])
		if end < len(data) {
			data[end] = '\n'
		}
		blank, free = end+1, end+1
	}
	if blank < len(data) {
		clear(data[blank:])
	}
}

// plainText are the bytes that are text by themselves.
var plainText = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= ' ' && c < 0x7f || c == '\t' || c == '\n' || c == '\r'
	}
	return t
}()

// printable reports whether byte i is text: ASCII, or the two bytes of UTF-8 that letters of
// Latin-1 and the copyright sign take.
func printable(data []byte, i int) bool {
	c := data[i]
	switch {
	case c < 0x80:
		return plainText[c]
	case c == 0xc2 || c == 0xc3:
		return i+1 < len(data) && data[i+1]&0xc0 == 0x80
	}
	return c&0xc0 == 0x80 && i > 0 && (data[i-1] == 0xc2 || data[i-1] == 0xc3)
}

// detectInside fills the licences and copyrights that the text inside a binary file
// names. Terms and pointers are not looked for: what is code there and what is prose, nobody knows.
func (x *examiner) detectInside(data []byte, row *inventory.File) {
	unread := row.StatusReason
	if row.Kind == "rtf" { // a document is prose: all that it says counts, and places are those of its text
		x.detect(rtfText(data), row)
		row.Status, row.StatusReason = inventory.StatusPartial, "only the text inside was read: "+row.Kind
		return
	}
	if bytes.HasPrefix(data, []byte("MZ")) {
		narrowRuns(data)
	}
	textRuns(data)
	x.detect(data, row)
	row.Clauses, row.Unidentified, row.Pointers, row.Invalid = nil, nil, nil, nil
	row.Licenses = slices.DeleteFunc(row.Licenses, func(l inventory.License) bool { return l.How == inventory.HowClue })
	if len(row.Licenses)+len(row.Copyrights) == 0 {
		row.Status, row.StatusReason = inventory.StatusUnsupported, unread
		return
	}
	row.Status, row.StatusReason = inventory.StatusPartial, "only the text inside was read: "+row.Kind
}
