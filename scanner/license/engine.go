package license

import (
	_ "embed"
	"sort"
	"strings"
	"sync/atomic"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

//go:generate go run ../../internal/gen/licenseindex -o data_gen.bin -data data

//go:embed data_gen.bin
var packed string

// Engine scans texts. It is safe for concurrent use.
type Engine struct {
	data *data
}

// data is what an engine knows. It never changes once built, but for what is laid
// out or compiled when first needed.
type data struct {
	index   *index.Index
	laid    []atomic.Pointer[laid]
	judge   judge
	grammar *grammar

	clause, notClause, reserve, terms, pointer, choice *phrases
	not, may                                           map[words.Hash]bool
	pointerNames, pointerCues                          map[words.Hash]bool
	see, read, file                                    words.Hash
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
	d := &data{
		index: x, grammar: g, laid: make([]atomic.Pointer[laid], x.Len()),
		not: wordSet(`not neither nor no without`), may: wordSet(`may must shall can`),
		pointerNames: wordSet(pointerNames), pointerCues: wordSet(pointerCues),
		see: words.Of("see"), read: words.Of("read"), file: words.Of("file"),
	}
	for _, set := range []struct {
		to   **phrases
		from []phraseList
	}{{&d.clause, clausePhrases}, {&d.notClause, clauseNot}, {&d.reserve, reservePhrases}, {&d.terms, termPhrases}, {&d.pointer, pointerPhrases}, {&d.choice, choicePhrases}} {
		p, err := phraseSet(set.from)
		if err != nil {
			return nil, err
		}
		*set.to = p
	}
	return &Engine{data: d}, nil
}

// Version identifies the embedded data: a change of it may change results.
func (e *Engine) Version() string { return e.data.index.Digest() }

// Scan finds what there is in text, which may be in any encoding that extends
// ASCII.
func (e *Engine) Scan(text []byte) Result {
	d := e.data
	var r Result
	toks := words.Tokenise(nil, text)
	skipped := ignored(text, toks)
	tagged, invalid := tags(text, toks)
	r.Invalid = invalid
	texts := d.texts(text, toks)
	r.Matches = append(r.Matches, d.assemble(text, toks, texts, tagged)...)
	known := make([]Span, 0, len(r.Matches))
	for _, m := range r.Matches {
		if m.How != Clue {
			known = append(known, Span{m.Start, m.End})
		}
	}
	// What a listed licence says is known by its id; what a text beyond the list says
	// is not.
	var listed []Span
	for _, m := range r.Matches {
		if m.How != Clue && !strings.HasPrefix(m.Template, "LicenseRef-") {
			listed = append(listed, Span{m.Start, m.End})
		}
	}
	r.Clauses = d.clauses(nil, toks)
	r.Clauses = filter(r.Clauses, func(c Clause) bool { return !inSpan(listed, c.Start) })
	r.Unidentified = d.unidentified(toks, known)
	if len(known) == 0 && len(r.Unidentified) == 0 {
		r.Clauses = d.reserved(r.Clauses, toks)
	}
	r.Pointers = d.pointers(text, toks)
	if len(skipped) > 0 {
		r.Matches = filter(r.Matches, func(m Match) bool { return !inSpan(skipped, m.Start) })
		r.Invalid = filter(r.Invalid, func(s Span) bool { return !inSpan(skipped, s.Start) })
		r.Unidentified = filter(r.Unidentified, func(s Span) bool { return !inSpan(skipped, s.Start) })
		r.Clauses = filter(r.Clauses, func(c Clause) bool { return !inSpan(skipped, c.Start) })
		r.Pointers = filter(r.Pointers, func(p Pointer) bool { return !inSpan(skipped, p.Start) })
	}
	sort.SliceStable(r.Matches, func(i, j int) bool { return r.Matches[i].Start < r.Matches[j].Start })
	sort.SliceStable(r.Pointers, func(i, j int) bool { return r.Pointers[i].Start < r.Pointers[j].Start })
	return r
}

// assemble joins texts with what the grammar reads around them.
func (d *data) assemble(text []byte, toks []words.Token, texts []found, tagged []Match) []Match {
	covered := make([]bool, len(toks))
	for _, f := range texts {
		if f.kind == index.Notice && f.How != Exact {
			continue // its words are read again below
		}
		for i := f.from; i < f.to; i++ {
			covered[i] = true
		}
	}
	for _, t := range tagged {
		for i := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= t.Start }); i < len(toks) && int(toks[i].Start) < t.End; i++ {
			covered[i] = true
		}
	}
	solid := filter(append([]found(nil), texts...), func(f found) bool { return f.kind == index.Text || f.kind == index.Notice && f.How == Exact })
	all := d.references(text, toks, func(i int) bool { return covered[i] }, solid, tagged)
	refs := len(all)
	for _, f := range texts {
		read := false
		if f.kind == index.Notice && f.How != Exact {
			for _, r := range all[:refs] {
				read = read || r.How != Clue && r.Start < f.End && f.Start < r.End
			}
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
	sort.SliceStable(all, func(i, j int) bool { return all[i].from < all[j].from })
	withExceptions(all)
	d.choices(all, toks)
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
