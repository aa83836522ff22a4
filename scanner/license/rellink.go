package license

import (
	"bytes"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// maxTag bounds a tag of markup in bytes.
const maxTag = 600

// maxLinks is how many links may say what the licence of a page is; more is a page about licences.
const maxLinks = 4

// links reads the links of a page that are marked as its licence, rel="license" (in packages of EPUB "dcterms:rights") with an address, which the words of the page leave out. What is
// said of a project by doap:license is no word on the page.
func (d *data) links(text []byte, regions []Span, s *stream) []Match {
	var out []Match
	for k, at := 0, 0; k < len(regions); {
		at = max(at, regions[k].Start)
		i := bytes.Index(text[at:max(at, regions[k].End)], []byte("rel="))
		if i < 0 {
			k++
			continue
		}
		i += at
		at = i + len("rel=")
		if rel := bytes.TrimLeft(text[at:min(len(text), at+24)], `"'`); !bytes.HasPrefix(rel, []byte("license")) && !bytes.HasPrefix(rel, []byte("dcterms:license")) &&
			!bytes.HasPrefix(rel, []byte(`dcterms:rights"`)) && !bytes.HasPrefix(rel, []byte("dcterms:rights'")) {
			continue
		}
		low := max(0, i-maxTag)
		open := bytes.LastIndexByte(text[low:i], '<')
		end := bytes.IndexByte(text[i:min(len(text), i+maxTag)], '>')
		if open < 0 || end < 0 || bytes.IndexByte(text[low+open:i], '>') >= 0 || inProgram(text[low:low+open]) {
			continue
		}
		tag := text[low+open : i+end+1]
		_, address, ok := bytes.Cut(tag, []byte("href="))
		if !ok || len(address) < 2 || bytes.Contains(tag, []byte("doap:")) || address[0] != '"' && address[0] != '\'' {
			continue
		}
		address, _, ok = bytes.Cut(address[1:], address[:1])
		a := index.Address(string(address))
		p := &passage{grammar: d.grammar, data: d, text: text, toks: s.toks, stream: s}
		m := &mention{url: true}
		if !ok || len(a) < minAddress || !p.page(m, a) {
			continue
		}
		out = append(out, Match{Expression: m.expression(), How: Reference, Coverage: 1, Start: low + open, End: i + end + 1})
	}
	if len(out) > maxLinks {
		return nil
	}
	return out
}

// inProgram reports whether the line that ends with before is a comment or a string of a program, which has samples of markup.
func inProgram(before []byte) bool {
	line := bytes.TrimLeft(before[bytes.LastIndexByte(before, '\n')+1:], " \t")
	return len(line) > 0 && bytes.IndexByte([]byte("#/*;%'\"`+"), line[0]) >= 0 || bytes.ContainsAny(line, "=(") && !bytes.Contains(line, []byte("<"))
}
