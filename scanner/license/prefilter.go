package license

import (
	"encoding/binary"
	"slices"
	"strings"
)

// triggers are the stems that terms cannot do without. Each has seven letters or
// more, so that of any four bytes in a row that are read at every fourth place one
// lies in it. A test shows that every template is covered by the regions around them.
var triggers = []string{
	"license", "licence", "licensi", "licenci", "copyrig", "permiss", "warrant", "redistr", "merchan", "granted",
	"patents", "confiden", "proprieta", "all rights", "public domain", "prohibit", "liabilit", "disclaim",
	"this software", "spdx-lic", "opensource.org", "creativecommons", "unlicense", "without restriction", "be sold", "be distributed",
	"reproduct", "ever you want", "do what you want", "thing you want", "it as you want", "you want with",
	"released under", "distributed under", "available under", "provided under", "published under",
	"covered by the", "apache 2", "apache-2", "apache v", "asl 2.0", "under epl", "under cc", "cc-by-4", "cc-by-s", "cc-by-n", "cc by 4", "cc by-s", "cc by-n", "responsib", "freely ", "unrestricted", "may copy", "same terms", "trust200902", "export control", "non-commercial", "noncommercial",
	"lizenz ", "haftung", "licenza", "erlaubnis", "licentie", "ライセンス", "著作物", "授權", "许可证", "開放",
}

// weakTriggers are stems that terms have and that much else has too: they carry a
// region on, but do not begin one.
var weakTriggers = []string{
	"distribut", "trademark", "intellectual", "this program", "this file", "this font", "this code", "copying",
	"derivative", "commercial", "you want", "terms of", "under the", "agreement", "liable for", "l'oeuvre", "verveelvoudig",
}

// shortTriggers are names too short for that, in the case that they are written in.
var shortTriggers = []string{"GPL", "BSD", "MIT", "COPYING"}

// inWord reports whether a short trigger is a part of another word: COMMIT, LIMITED, MIT_SHM. The GPL, the BSDs and COPYING stand in
// names of licences.
func inWord(text []byte, at int, stem string) bool {
	capital := func(i int) bool {
		return 0 <= i && i < len(text) && ('A' <= text[i] && text[i] <= 'Z' || text[i] == '_')
	}
	return stem != "GPL" && stem != "BSD" && stem != "COPYING" && (capital(at-1) || capital(at+len(stem)))
}

// otherMatter are words that begin as a trigger does and stand in much that has no terms: they carry a region on, as weak triggers do.
var otherMatter = []string{"permissions", "permission denied", "permissive"}

// shortStep is the length of the shortest: of any so many bytes in a row, one is read.
const shortStep = 3

// readReach is how far around a trigger a text is read, in bytes; skipAhead, a
// how far behind one the next is looked for.
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
	not  []string // of otherMatter that begin as the stem does
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
		var not []string
		if i >= len(own) {
			not = filter(slices.Clone(otherMatter), func(w string) bool { return strings.HasPrefix(w, s) })
		}
		for at := 0; at < 4 && at+4 <= len(s); at++ {
			v := binary.LittleEndian.Uint32([]byte(s[at:])) | fold4
			p.grams[v] = append(p.grams[v], gram{s, at, i >= len(own)+len(triggers), not})
			h := gramHash(v)
			p.bits[h>>6] |= 1 << (h & 63)
		}
	}
	return p
}

// sign is a stretch of a text with triggers, and the comment that they stand in.
type sign struct {
	Span
	weak bool // all of them are
	in   Span
}

// regions returns the parts of text that are worth reading, in order, whole
// lines where lines are short, apart from one another.
func (p *prefilter) regions(text []byte) []Span {
	if len(text) <= shortFile {
		return []Span{{0, len(text)}}
	}
	var signs []sign
	// add notes a trigger and returns up to where its reach goes.
	add := func(at, end int, weak bool) int {
		if n := len(signs) - 1; n >= 0 && signs[n].Start <= at {
			last := &signs[n]
			if inside := at < last.in.End; inside || last.in.End == 0 && at-last.End < 2*readReach && commentAround(text, at).End == 0 {
				last.End, last.weak = max(last.End, end), last.weak && weak
				if inside {
					return last.in.End
				}
				return len(text)
			}
		}
		signs = append(signs, sign{Span{at, end}, weak, commentAround(text, at)})
		if last := signs[len(signs)-1]; last.in.End > 0 {
			return last.in.End
		}
		return len(text)
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
				weak := g.weak || slices.ContainsFunc(g.not, func(w string) bool { return stemAt(text, i-g.at, w) })
				reach := add(i, i+len(g.stem), weak)
				if !weak {
					i += max(0, min(skipAhead, reach-i-4)) // what follows within reach is read anyway
				}
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
			if at := i - g.at; at >= 0 && at+len(g.stem) <= len(text) && string(text[at:at+len(g.stem)]) == g.stem && !inWord(text, at, g.stem) {
				reach := add(at, at+len(g.stem), false)
				i += max(0, min(skipAhead, reach-i-shortStep))
				break
			}
		}
	}
	return nearlyAll(around(text, signs), len(text))
}

// around returns what is read around triggers: in code the comments that they stand in, and in
// prose all from the first to the last that is within reach of another. Weak ones alone are no reason to read.
func around(text []byte, signs []sign) []Span {
	slices.SortStableFunc(signs, func(a, b sign) int { return a.Start - b.Start })
	var out []Span
	for len(signs) > 0 {
		n, end, weak := 0, signs[0].End, true
		for ; n < len(signs) && signs[n].Start-end <= 2*readReach; n++ {
			end, weak = max(end, signs[n].End), weak && signs[n].weak
		}
		for i, s := range signs[:n] {
			if weak {
				break
			}
			low, high := max(0, s.Start-edgeReach), min(len(text), s.End+edgeReach)
			if s.in.End > 0 {
				low, high = max(low, s.in.Start), commentsBehind(text[:high], s.in)
			} else {
				high = lineEnd(text, high)
			}
			if i > 0 && signs[i-1].in.End == 0 && (s.in.End == 0 || s.in.Start <= signs[i-1].Start) {
				low = out[len(out)-1].End // of the same text
			}
			out = append(out, Span{lineStart(text, low), high})
		}
		signs = signs[n:]
	}
	out = meet(out)
	for i := range out[:max(0, len(out)-1)] { // some of the code behind each keeps it apart from the next
		out[i].End = min(out[i+1].Start, lineEnd(text, out[i].End+keptApart))
	}
	return out
}

// keptApart is how much of the code behind a comment is read, in bytes, so that its last words are not beside the first of the next.
const keptApart = 64

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
