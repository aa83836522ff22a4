package scanner

import (
	"bytes"
	"slices"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// minRun is how many printable bytes in a row are text inside a binary file.
const minRun = 6

// hasText reports whether files of a kind hold text in the clear beside what licit does not
// read. Archives, images and the like are compressed, but for archives of object files.
func hasText(kind string, head []byte) bool {
	switch kind {
	case "executable", "binary", "font", "rtf":
		return true
	}
	return bytes.HasPrefix(head, []byte("!<arch>\n"))
}

// narrowRuns brings text of two bytes a letter, as the resources of Windows programs have it, to text where it begins:
// what it says stands in the first half of its bytes, and the rest is blank. It is looked for at both offsets.
func narrowRuns(data []byte) {
	const least = 2 * minRun
	for i := 0; i+least <= len(data); i++ {
		if data[i+least-1] != 0 { // what begins here does not reach so far
			if i+least == len(data) || data[i+least] != 0 {
				i += least - 1 // nor does what begins before that place, at either offset
			}
			continue
		}
		end := i
		for end+1 < len(data) && data[end+1] == 0 && (plainText[data[end]] || data[end] >= 0xa0) {
			end += 2
		}
		if end-i < least {
			continue
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
		i = end - 1
	}
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
