package license

import (
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// found is a text match with what later stages need of it.
type found struct {
	Match
	kind     index.Kind
	from, to int   // words
	body     int   // of a text, where its words begin that must be there: titles and names may stand before
	extra    []run // words that the template does not have
	address  bool  // it is named by an address
	denied   bool  // words say that it is only talked about
}

// texts finds licence texts, exceptions and standard notices.
func (d *data) texts(text []byte, s *stream) []found {
	toks := s.toks
	s.ids = cleared(s.ids, len(toks))
	ids := s.ids
	for i := range toks {
		ids[i] = d.index.Word(toks[i].Hash)
	}
	if n, ok := d.index.Whole(index.WholeHash(toks)); ok {
		t := d.index.Template(n)
		m := Match{Expression: d.template(n).named(), How: Exact, Coverage: 1, Start: int(toks[0].Start), End: int(toks[len(toks)-1].End), Template: t.ID}
		return []found{{Match: m, kind: t.Kind, to: len(toks)}}
	}
	var out []found
	for _, a := range d.align(toks, ids) {
		if a.restricts && a.required < 400 && !a.replaces() {
			continue // another licence, made from this one
		}
		f := d.match(text, toks, ids, a)
		if f.How == Variant && a.required < shortTerms && d.limitedBefore(s, a.from) {
			continue // "for research only. It may be redistributed freely for this purpose"
		}
		if f.How == Variant && a.required < replacing && d.refusesAlone(toks[a.from:a.to]) {
			continue
		}
		out = append(out, f)
	}
	return out
}

// shortTerms is the size in words of texts that others begin or end like.
const shortTerms = 150

// beforeTerms is how far before such a text its limits may stand in the same paragraph, in words.
const beforeTerms = 40

// limitedBefore reports whether the paragraph in which a text begins at word from limits before it what may be done.
func (d *data) limitedBefore(s *stream, from int) bool {
	low, limited := from, false
	for low > 0 && from-low < beforeTerms && s.toks[low].Flags&words.Para == 0 {
		low--
		limited = limited || d.limit.has(s.toks[low].Hash)
	}
	return limited && slices.ContainsFunc(d.clause.find(nil, s), func(h hit) bool {
		return h.from >= low && h.to <= from+beforeTerms && (h.kind == ResearchOnly || h.kind == NonCommercial || h.kind == FieldOfUse)
	})
}

// givingWords are words of short texts that give something: a disclaimer has none of them.
const givingWords = `permission permitted permit permits granted grant grants redistribution redistribute redistributed distribute distributed copy copies copied copying modify
	modified modification reproduce free freely may can license licensed hereby allowed public authorized`

// refusesAlone reports whether words refuse a warranty or liability and give nothing: the disclaimer that a text ends in is not the text.
func (d *data) refusesAlone(toks []words.Token) bool {
	refuses := false
	for _, t := range toks {
		if d.giving.has(t.Hash) {
			return false
		}
		refuses = refuses || t.Hash == wordWarranties || t.Hash == wordLiable
	}
	return refuses
}

// replacing is the size in words of a text that is told by the rest of it where one condition stands in the place of another.
const replacing = 300

// replaces reports whether the conditions that a longer text adds stand in the place of some that it leaves out, and
// nearly all else is there.
func (a *alignment) replaces() bool {
	return a.required >= replacing && 10*a.have >= 9*a.required && a.extraWords <= a.lost()+restriction
}

// limitWords are words that change what a text gives, wherever they stand in it.
const limitWords = `only solely exclusively evaluation noncommercial prohibited forbidden unless except`

// match turns an alignment into a match. It is exact only where every word agrees
// and the judge, who reads the template by other means, says so too.
func (d *data) match(text []byte, toks []words.Token, ids []uint16, a alignment) found {
	t := d.template(a.template)
	m := Match{Expression: t.named(), How: Variant, Template: t.ID, Start: int(toks[a.from].Start), End: int(toks[a.to-1].End)}
	if a.required > 0 {
		m.Coverage = float64(a.have) / float64(a.required)
	}
	if a.whole() && len(a.extra) == 0 && (d.verbatim(toks, a) || d.judge.agrees(d.memo.seed, t, ids, a.from, a.to)) {
		m.How = Exact
	}
	for _, r := range a.missing {
		m.Missing = append(m.Missing, Words{t.spell(r.from, r.to), r.from})
	}
	for _, r := range a.extra {
		start, end := int(toks[r.from].Start), int(toks[r.to-1].End)
		m.Extra = append(m.Extra, Words{clean(text[start:end]), start})
	}
	return found{Match: m, kind: t.Kind, from: a.from, to: a.to, body: a.body, extra: a.extra}
}

// named is the id that a match of the template has. The text of a GNU licence says nothing of
// later versions: that is said by the notices that apply it.
func (t *laid) named() string {
	if version, ok := strings.CutSuffix(t.ID, "-or-later"); ok && t.Kind == index.Text {
		return version + "-only"
	}
	return t.ID
}

// verbatim reports whether the words are those of the template as the list prints it. Then no
// judge is needed, as for a file that holds nothing else.
func (d *data) verbatim(toks []words.Token, a alignment) bool {
	n, ok := d.index.Whole(index.WholeHash(toks[a.from:a.to]))
	return ok && n == a.template
}

// spell writes words of the template.
func (t *laid) spell(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(t.Spelling(t.flat[i].Word))
	}
	return b.String()
}

// maxQuoted bounds the words of a difference in bytes.
const maxQuoted = 400

// clean quotes words of the text on one line.
func clean(b []byte) string {
	if len(b) > maxQuoted {
		b = b[:maxQuoted]
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(string(b)), " "), "�")
}
