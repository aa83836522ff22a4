package license

import (
	"encoding/binary"
	"slices"
)

// triggers are the stems that terms cannot do without. Each has seven letters or
// more, so that of any four bytes in a row that are read at every fourth place one
// lies in it. A test shows that every template is covered by the regions around them.
var triggers = []string{
	"license", "licence", "licensi", "licenci", "copyrig", "permiss", "warrant", "redistr", "merchan", "granted",
	"patents", "confiden", "proprieta", "all rights", "public domain", "prohibit", "liabilit", "disclaim",
	"this software", "spdx-lic", "opensource.org", "creativecommons", "unlicense", "without restriction", "be sold", "be distributed",
	"reproduct", "you want", "responsib", "freely ", "unrestricted", "may copy", "same terms", "trust200902", "export control", "non-commercial", "noncommercial",
	"lizenz ", "licenza", "erlaubnis", "licentie", "ライセンス", "著作物", "授權", "许可证", "開放",
}

// weakTriggers are stems that terms have and that much else has too: they carry a
// region on, but do not begin one.
var weakTriggers = []string{
	"distribut", "trademark", "intellectual", "this program", "this file", "this font", "this code", "copying",
	"derivative", "commercial", "terms of", "under the", "agreement", "liable for", "l'oeuvre", "verveelvoudig",
}

// shortTriggers are names too short for that, in the case that they are written in.
var shortTriggers = []string{"GPL", "BSD", "MIT", "COPYING"}

// shortStep is the length of the shortest: of any so many bytes in a row, one is read.
const shortStep = 3

// readReach is how far around a trigger a text is read, in bytes; skipAhead, a
// multiple of four, how far behind one the next is looked for.
const (
	readReach = 2048
	skipAhead = 512
)

// edgeReach is how far a region reaches beyond its first and its last trigger. Triggers
// of one text may lie further apart than it has words before and after them.
const edgeReach = 1024

type prefilter struct {
	bits   [1 << 10]uint64 // by hash of four bytes in lower case
	grams  map[uint32][]gram
	short  [256][]gram // by letter near the beginning of a short trigger
	begins [256]bool   // whether there is one
}

// shortFile is a text that is read without asking.
const shortFile = 256

// gram says where in which stem four bytes stand.
type gram struct {
	stem string
	at   int
	weak bool
}

const (
	fold4 = 0x20202020
	fold8 = 0x2020202020202020
)

func gramHash(v uint32) uint32 { return v * 0x9E3779B1 >> 16 }

// newPrefilter looks for the triggers and for stems of the user's own texts.
func newPrefilter(own []string) *prefilter {
	p := &prefilter{grams: map[uint32][]gram{}}
	for _, s := range shortTriggers {
		for k := range shortStep {
			p.short[s[k]] = append(p.short[s[k]], gram{stem: s, at: k})
			p.begins[s[k]] = true
		}
	}
	for i, s := range slices.Concat(own, triggers, weakTriggers) {
		for at := 0; at < 4 && at+4 <= len(s); at++ {
			v := binary.LittleEndian.Uint32([]byte(s[at:])) | fold4
			p.grams[v] = append(p.grams[v], gram{s, at, i >= len(own)+len(triggers)})
			h := gramHash(v)
			p.bits[h>>6] |= 1 << (h & 63)
		}
	}
	return p
}

// regions returns the parts of text that are worth reading, in order, whole
// lines where lines are short, apart from one another.
func (p *prefilter) regions(text []byte) []Span {
	if len(text) <= shortFile {
		return []Span{{0, len(text)}}
	}
	var out []area
	add := func(start, end int, weak bool) {
		start, end = start-readReach, end+readReach
		if n := len(out); n > 0 && start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, end)
			out[n-1].weak = out[n-1].weak && weak
			return
		}
		out = append(out, area{Span{start, end}, weak})
	}
	for i := 0; i+4 <= len(text); i += 4 {
		for ; i+16 <= len(text); i += 16 { // four at a time, as long as there is none
			s := text[i : i+16]
			low, high := binary.LittleEndian.Uint64(s)|fold8, binary.LittleEndian.Uint64(s[8:])|fold8
			a, b, c, d := gramHash(uint32(low)), gramHash(uint32(low>>32)), gramHash(uint32(high)), gramHash(uint32(high>>32))
			if (p.bits[a>>6&1023]>>(a&63)|p.bits[b>>6&1023]>>(b&63)|p.bits[c>>6&1023]>>(c&63)|p.bits[d>>6&1023]>>(d&63))&1 != 0 {
				break
			}
		}
		if i+4 > len(text) {
			break
		}
		v := binary.LittleEndian.Uint32(text[i:]) | fold4
		h := gramHash(v)
		if p.bits[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		for _, g := range p.grams[v] {
			if stemAt(text, i-g.at, g.stem) {
				add(i, i+len(g.stem), g.weak)
				if g.weak {
					break
				}
				i += skipAhead // what follows within reach is read anyway
				break
			}
		}
	}
	for i := shortStep - 1; i < len(text); i += shortStep {
		for i+3*shortStep < len(text) && !p.begins[text[i]] && !p.begins[text[i+shortStep]] && !p.begins[text[i+2*shortStep]] && !p.begins[text[i+3*shortStep]] {
			i += 4 * shortStep
		}
		if i >= len(text) {
			break
		}
		for _, g := range p.short[text[i]] {
			if at := i - g.at; at >= 0 && at+len(g.stem) <= len(text) && string(text[at:at+len(g.stem)]) == g.stem {
				out = append(out, area{Span{at - readReach, at + readReach}, false})
				i = at + readReach
				break
			}
		}
	}
	var spans []Span
	for _, a := range union(out) {
		if !a.weak {
			start, end := max(0, a.Start+readReach-edgeReach), min(len(text), a.End-readReach+edgeReach)
			spans = append(spans, Span{lineStart(text, start), lineEnd(text, end)})
		}
	}
	return nearlyAll(meet(spans), len(text))
}

// nearlyAll is the whole text where little of it is left out: one text and no more is known by all its words.
func nearlyAll(spans []Span, size int) []Span {
	left := size
	for _, s := range spans {
		left -= s.End - s.Start
	}
	if len(spans) > 0 && left > 0 && left <= size/32 {
		return []Span{{0, size}}
	}
	return spans
}

// area is a span around triggers.
type area struct {
	Span
	weak bool // all of them are
}

// stemAt reports whether the stem stands at a place, in any case; a space of the stem
// stands for any white space.
func stemAt(text []byte, at int, stem string) bool {
	if at < 0 || at+len(stem) > len(text) {
		return false
	}
	for k := 0; k < len(stem); k++ {
		c := text[at+k]
		if c|0x20 != stem[k]|0x20 && !(stem[k] == ' ' && (c == '\n' || c == '\t')) {
			return false
		}
	}
	return true
}

// maxLine bounds the widening of a region to whole lines.
const maxLine = 400

func lineStart(text []byte, i int) int {
	for low := max(0, i-maxLine); i > low && text[i-1] != '\n'; i-- {
	}
	return i
}

func lineEnd(text []byte, i int) int {
	for high := min(len(text), i+maxLine); i < high && text[i] != '\n'; i++ {
	}
	return i
}

// union sorts areas and joins those that meet.
func union(areas []area) []area {
	slices.SortFunc(areas, func(a, b area) int { return a.Start - b.Start })
	var out []area
	for _, a := range areas {
		if n := len(out); n > 0 && a.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, a.End)
			out[n-1].weak = out[n-1].weak && a.weak
			continue
		}
		out = append(out, a)
	}
	return out
}

// meet joins sorted spans that meet.
func meet(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
