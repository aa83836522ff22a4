package license

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

//go:generate go run ../../internal/gen/licenseindex -o data_gen.bin -data data

//go:embed data_gen.bin
var packed string

// Engine scans texts. It is safe for concurrent use.
type Engine struct {
	data    *data
	version string
}

// data is what an engine knows. It never changes once built, but for what is laid
// out or compiled when first needed.
type data struct {
	*wording
	index     *index.Index
	works     sync.Pool
	laid      []atomic.Pointer[laid]
	prefilter *prefilter
	judge     judge
	memo      *memo
	tokens    sync.Pool           // of *stream
	own       *data               // texts of the user, with index, laid, memo and works only
	facets    map[string][]string // of them, by id
	counted   *atomic.Int64       // where a test counts steps, nil elsewhere
	longing   sync.Once
	long      map[string][]int // see longTexts
}

// wording is the phrases and words by which an engine reads, whatever texts it knows.
type wording struct {
	grammar                                                      *grammar
	clause, notClause, reserve, terms, notTerms, pointer, choice *phrases
	not, may, limit, dual, matter, law, giving                   *hashes
	pointerNames, pointerCues, pointerNear, pointerTerms         *hashes
	see, read, file, following                                   words.Hash
}

// New returns an engine with the embedded data.
func New() (*Engine, error) {
	x, err := index.Open(packed)
	if err != nil {
		return nil, err
	}
	g, err := newGrammar(x)
	if err != nil {
		return nil, err
	}
	w, err := newWording(g)
	if err != nil {
		return nil, err
	}
	d := &data{
		wording: w, index: x, prefilter: newPrefilter(nil), laid: make([]atomic.Pointer[laid], x.Len()),
		memo: newMemo(), tokens: sync.Pool{New: func() any { return new(stream) }}, works: sync.Pool{New: func() any { return new(scratch) }},
	}
	return &Engine{data: d, version: x.Digest()}, nil
}

func newWording(g *grammar) (*wording, error) {
	w := &wording{
		grammar: g, not: wordSet(`not neither nor no without`), may: wordSet(`may must shall can endorse`), limit: wordSet(limitWords), dual: wordSet(`dual dually tri`),
		pointerNames: wordSet(pointerNames), pointerCues: wordSet(pointerCues), pointerNear: wordSet(pointerNear), pointerTerms: wordSet(pointerTerms),
		matter: wordSet(matterWords), law: wordSet(lawWords), giving: wordSet(givingWords),
		see: words.Of("see"), read: words.Of("read"), file: words.Of("file"), following: words.Of("following"),
	}
	for _, set := range []struct {
		to   **phrases
		from []phraseList
	}{{&w.clause, clausePhrases}, {&w.notClause, clauseNot}, {&w.reserve, reservePhrases}, {&w.terms, termPhrases}, {&w.notTerms, notTerms}, {&w.pointer, pointerPhrases}, {&w.choice, choicePhrases}} {
		p, err := phraseSet(set.from)
		if err != nil {
			return nil, err
		}
		*set.to = p
	}
	w.terms.within = true
	return w, nil
}

// Version is what the Version of an engine with the embedded data is.
func Version() (string, error) {
	x, err := index.Open(packed)
	if err != nil {
		return "", err
	}
	return x.Digest(), nil
}

// Version identifies the embedded data: a change of it may change results.
func (e *Engine) Version() string { return e.version }

// maxPart bounds the bytes of a text that are read at once, and partOverlap what two
// parts share, so that no licence is cut.
const (
	maxPart     = 1 << 20
	partOverlap = 1 << 17
)

// Scan finds what there is in text, which may be in any encoding that extends
// ASCII, or in UTF-16 with its mark. Its cost is linear in the text, and the memory
// beside the text bounded.
func (e *Engine) Scan(text []byte) Result {
	if plain, ok := narrow(text); ok {
		regions := e.data.prefilter.regions(plain)
		r := e.data.scan(plain, regions, isWhole(regions, plain))
		return r.moved(func(at int) int { return min(len(text), 2*at+2) })
	}
	regions := e.data.prefilter.regions(text)
	if len(regions) == 0 {
		return Result{}
	}
	if size := regions[0].End - regions[0].Start; len(regions) == 1 && size <= maxRegion {
		return e.data.remembered(text, regions[0], isWhole(regions, text))
	}
	var r Result
	for len(regions) > 0 {
		part, rest := cut(regions)
		r.join(e.data.scan(text, part, false))
		regions = rest
	}
	return r
}

// cut takes regions of maxPart bytes from the front.
func cut(regions []Span) (part, rest []Span) {
	size := 0
	for i, s := range regions {
		if size += s.End - s.Start; size <= maxPart {
			continue
		}
		end := s.End - (size - maxPart)
		part = append(append(part, regions[:i]...), Span{s.Start, end})
		rest = append([]Span{{max(s.Start+1, end-partOverlap), s.End}}, regions[i+1:]...)
		return part, rest
	}
	return regions, nil
}

// join adds what the next part of the same text holds.
func (r *Result) join(next Result) {
	end := 0
	for _, m := range r.Matches {
		end = max(end, m.End)
	}
	r.Matches = append(r.Matches, filter(next.Matches, func(m Match) bool { return m.Start >= end })...)
	r.Clauses = append(r.Clauses, filter(next.Clauses, func(c Clause) bool {
		return len(r.Clauses) == 0 || c.Start > r.Clauses[len(r.Clauses)-1].Start
	})...)
	r.Unidentified = append(r.Unidentified, filter(next.Unidentified, func(s Span) bool {
		return len(r.Unidentified) == 0 || s.Start >= r.Unidentified[len(r.Unidentified)-1].End
	})...)
	r.Pointers = append(r.Pointers, filter(next.Pointers, func(p Pointer) bool {
		return len(r.Pointers) == 0 || p.Start > r.Pointers[len(r.Pointers)-1].Start
	})...)
	r.Invalid = append(r.Invalid, filter(next.Invalid, func(s Span) bool {
		return len(r.Invalid) == 0 || s.Start > r.Invalid[len(r.Invalid)-1].Start
	})...)
	r.Matches = unrepeated(r.Matches, func(m Match) string { return m.How + m.Expression })
	r.Clauses = unrepeated(r.Clauses, func(c Clause) string { return c.Facet })
	r.Pointers = unrepeated(r.Pointers, func(p Pointer) string { return p.Target })
}

// maxListed is how many findings of a kind a text of several parts may have before those
// are left out that say what an earlier one says.
const maxListed = 4096

func unrepeated[T any](list []T, says func(T) string) []T {
	if len(list) <= maxListed {
		return list
	}
	said := map[string]bool{}
	for _, v := range list[:maxListed] {
		said[says(v)] = true
	}
	more := filter(list[maxListed:], func(v T) bool {
		s := says(v)
		old := said[s]
		said[s] = true
		return !old
	})
	return list[:maxListed+len(more)]
}

// moved maps all offsets.
func (r Result) moved(to func(int) int) Result {
	for i := range r.Matches {
		m := &r.Matches[i]
		m.Start, m.End = to(m.Start), to(m.End)
		for k := range m.Extra {
			m.Extra[k].At = to(m.Extra[k].At)
		}
	}
	for i, c := range r.Clauses {
		r.Clauses[i].Start, r.Clauses[i].End = to(c.Start), to(c.End)
	}
	for i, p := range r.Pointers {
		r.Pointers[i].Start, r.Pointers[i].End = to(p.Start), to(p.End)
	}
	for _, list := range [][]Span{r.Unidentified, r.Invalid} {
		for i, s := range list {
			list[i] = Span{to(s.Start), to(s.End)}
		}
	}
	return r
}

// narrow brings UTF-16, known by its mark, to one byte a unit: what is not Latin-1
// becomes a space, and quotation marks and dashes lose nothing by that.
func narrow(text []byte) ([]byte, bool) {
	if len(text) < 4 || !(text[0] == 0xFF && text[1] == 0xFE || text[0] == 0xFE && text[1] == 0xFF) {
		return nil, false
	}
	low := 0
	if text[0] == 0xFE {
		low = 1
	}
	out := make([]byte, 0, len(text)/2)
	for i := 2; i+1 < len(text); i += 2 {
		switch c, high := text[i+low], text[i+1-low]; {
		case high == 0:
			out = append(out, c)
		case high == 0x20 && c == 0x19:
			out = append(out, '\'')
		default:
			out = append(out, ' ')
		}
	}
	return out, true
}

// isWhole reports whether regions leave nothing of a text out.
func isWhole(regions []Span, text []byte) bool {
	return len(regions) == 1 && regions[0] == Span{0, len(text)}
}

// scan reads the regions of one part of a text. Whole says that they are all that there is.
func (d *data) scan(text []byte, regions []Span, whole bool) Result {
	var r Result
	st := d.tokens.Get().(*stream)
	toks := st.toks[:0]
	defer func() {
		if d.counted != nil {
			d.counted.Add(int64(st.steps))
		}
		st.toks = toks
		d.tokens.Put(st)
	}()
	for _, s := range regions {
		toks = words.TokenisePart(toks, text, s.Start, s.End)
	}
	if len(toks) == 0 {
		return r
	}
	st.fill(toks)
	st.whole = whole
	skipped := ignored(text, toks)
	tagged, invalid := tags(text, toks)
	r.Invalid = invalid
	texts := d.withOwn(text, st)
	r.Matches = append(r.Matches, d.assemble(text, st, texts, tagged)...)
	for _, l := range d.links(text, regions, st) {
		if !slices.ContainsFunc(r.Matches, func(m Match) bool { return m.How != Clue && m.Expression == l.Expression }) {
			r.Matches = append(r.Matches, l)
		}
	}
	var known, named, given []Span // by matches that count, by all, and by those that give a work up
	stems := map[string]bool{}
	for _, m := range r.Matches {
		named = append(named, Span{m.Start, m.End})
		if m.How != Clue {
			known = append(known, Span{m.Start, m.End})
			if m.Expression == publicDomain {
				given = append(given, Span{m.Start, m.End})
			}
			for _, id := range leaves(m.Expression) {
				stems[stem(id)] = true
			}
		}
	}
	// What a listed licence says is known by its id; what a text beyond the list says
	// is not.
	var listed []Span
	for _, m := range r.Matches {
		if m.How != Clue && !strings.HasPrefix(m.Template, "LicenseRef-") {
			listed = append(listed, m.own()...)
		}
	}
	r.Clauses = d.clauses(nil, text, st, listed)
	// "Permission is hereby granted" is the text's, "for use on our lamps only" was put into it.
	r.Clauses = filter(r.Clauses, func(c Clause) bool { return !inSpan(listed, c.Start) || !inSpan(listed, c.End-1) })
	r.Unidentified = withLimits(text, st.toks, d.unidentified(text, st, known, named, given, stems), r.Clauses, known)
	r.Clauses = append(r.Clauses, d.ownClauses(r.Matches)...)
	if len(known) == 0 && len(r.Unidentified) == 0 {
		r.Clauses = d.reserved(r.Clauses, st)
	}
	r.Pointers = d.pointers(text, st)
	r.Unidentified = filter(r.Unidentified, func(u Span) bool { return !slices.ContainsFunc(r.Pointers, u.sends) })
	if len(skipped) > 0 {
		r.Matches = filter(r.Matches, func(m Match) bool { return !inSpan(skipped, m.Start) })
		r.Invalid = filter(r.Invalid, func(s Span) bool { return !inSpan(skipped, s.Start) })
		r.Unidentified = filter(r.Unidentified, func(s Span) bool { return !inSpan(skipped, s.Start) })
		r.Clauses = filter(r.Clauses, func(c Clause) bool { return !inSpan(skipped, c.Start) })
		r.Pointers = filter(r.Pointers, func(p Pointer) bool { return !inSpan(skipped, p.Start) })
	}
	slices.SortStableFunc(r.Matches, func(a, b Match) int { return a.Start - b.Start })
	slices.SortStableFunc(r.Pointers, func(a, b Pointer) int { return a.Start - b.Start })
	return r
}

// sends reports whether a passage says no more than that its terms are those of a project: "Copyright … Distributed under the
// same license as Sample itself."
func (s Span) sends(p Pointer) bool {
	return p.like && s.Start <= p.Start && p.End <= s.End && s.End-p.End <= len(" itself.") && p.Start-s.Start <= maxQuoted
}

// own returns the passages of a match that are the template's: what was put into a text is not
// known by its id.
func (m *Match) own() []Span {
	var out []Span
	from := m.Start
	for _, x := range m.Extra {
		if strings.Count(x.Words, " ") < insertion-1 || x.At < from {
			continue
		}
		out = append(out, Span{from, x.At})
		from = min(m.End, x.At+len(x.Words))
	}
	return append(out, Span{from, m.End})
}

// insertion is how many words in a row, put into a text, may be a clause of their own.
const insertion = 4

// ownWords is how many words in a row, put into a text, may name another licence.
const ownWords = 6

// assemble joins texts with what the grammar reads around them.
func (d *data) assemble(text []byte, s *stream, texts []found, tagged []Match) []Match {
	toks := s.toks
	s.covered = cleared(s.covered, len(toks))
	covered := s.covered
	for _, f := range texts {
		if f.kind == index.Notice && f.How != Exact || f.kind == index.Exception {
			continue // its words are read again below
		}
		for i := f.from; i < f.to; i++ {
			covered[i] = true
		}
		for _, r := range f.extra { // what was put into a text is read for itself
			for i := r.from; i < r.to && r.to-r.from >= ownWords; i++ {
				covered[i] = false
			}
		}
	}
	for _, t := range tagged {
		for i := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= t.Start }); i < len(toks) && int(toks[i].Start) < t.End; i++ {
			covered[i] = true
		}
	}
	solid := filter(append([]found(nil), texts...), func(f found) bool { return f.kind != index.Notice || f.How == Exact })
	all, offers := d.references(text, s, func(i int) bool { return covered[i] }, solid, tagged)
	refs := len(all)
	for _, f := range texts {
		read := false
		if f.kind == index.Notice && f.How != Exact {
			for _, r := range all[:refs] {
				read = read || r.How != Clue && r.Start < f.End && f.Start < r.End
			}
		}
		if f.kind == index.Notice && f.How != Exact && !strings.HasPrefix(f.Template, "LicenseRef-") {
			continue // the words of a notice without its name, or with the name read by itself
		}
		if !read {
			all = append(all, f)
		}
	}
	for _, t := range tagged {
		from := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= t.Start })
		to := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= t.End })
		all = append(all, found{Match: t, from: from, to: to})
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.from - b.from })
	withExceptions(all)
	d.choices(all, s, covered)
	offered(all, offers)
	precise(all)
	settle(all)
	out := make([]Match, len(all))
	for i, f := range all {
		out[i] = f.Match
	}
	return out
}

func filter[T any](list []T, keep func(T) bool) []T {
	kept := list[:0]
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}
