package license

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// Passages that say no more than where their terms are, by a link of Markdown: "Lamp is licensed under [this license](LICENSE)", "[these terms][9]".

// maxAfterLink is how far a passage may go on behind such a link, in bytes.
const maxAfterLink = 60

// withLinks adds the links of such passages to the pointers, where none stands there already.
func withLinks(pointers, links []Pointer) []Pointer {
	for _, l := range links {
		if !slices.ContainsFunc(pointers, func(p Pointer) bool { return p.Start < l.End && l.Start < p.End }) {
			pointers = append(pointers, l)
		}
	}
	return pointers
}

// termLink is the one link of a passage where it leads to a file of terms and stands at the end.
func (d *data) termLink(text []byte, u Span) (Pointer, bool) {
	open := bytes.IndexByte(text[u.Start:u.End], '[')
	if open < 0 || u.End-u.Start > maxQuoted {
		return Pointer{}, false
	}
	open += u.Start
	rest := text[open:min(len(text), open+maxLabel+maxLink)]
	end := bytes.IndexByte(rest, ']')
	if end < 0 || end+1 >= len(rest) {
		return Pointer{}, false
	}
	closing := map[byte]byte{'(': ')', '[': ']'}[rest[end+1]]
	n := bytes.IndexByte(rest[end+2:], closing)
	if closing == 0 || n < 0 {
		return Pointer{}, false
	}
	stop := open + end + 2 + n + 1
	target := string(rest[end+2 : end+2+n])
	if closing == ']' {
		id := rest[end+2 : end+2+n]
		if n == 0 {
			id = rest[1:end]
		}
		target = definition(text, id)
	}
	target, _, _ = strings.Cut(target, " ") // a title behind the address
	target, _, _ = strings.Cut(target, "#")
	if !d.termsFile(target) || u.End-stop > maxAfterLink || bytes.IndexByte(text[min(u.End, stop):u.End], '[') >= 0 {
		return Pointer{}, false
	}
	return Pointer{Target: target, Start: open, End: stop}, true
}

// maxLabel is how long the words of a link may be, in bytes.
const maxLabel = 200

// definition is the address that a name stands for in Markdown: "[9]: https://example.org/LICENSE".
func definition(text, id []byte) string {
	key := append(append([]byte("["), id...), "]:"...)
	for at := 0; len(id) > 0 && len(id) < maxLabel; {
		i := bytes.Index(text[at:], key)
		if i < 0 {
			break
		}
		i += at
		at = i + len(key)
		if i > 0 && text[i-1] != '\n' {
			continue
		}
		line := text[at:min(len(text), at+maxLink)]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		return string(bytes.TrimSpace(line))
	}
	return ""
}

// termsFile reports whether an address ends in the name of a file that holds terms.
func (d *data) termsFile(address string) bool {
	name := path.Base(address)
	stem, _, _ := strings.Cut(name, ".")
	stem, _, _ = strings.Cut(stem, "-")
	return fileName(name) && d.pointerNames.has(words.Of(strings.ToLower(stem)))
}
