package license

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Own is a text that a user knows and no list has.
type Own struct {
	ID     string   // a LicenseRef; a listed id is refused
	Text   []byte   // the words of the licence or notice
	Facets []string // reported as clauses over the whole text, wherever it is found
}

// minOwn is how many words an own text must have, to be told from chance.
const minOwn = 9

// With returns an engine that also knows the texts of own. Where one of them and
// a listed licence stand in the same words, the own text is reported if no more of it is missing.
func (e *Engine) With(own []Own) (*Engine, error) {
	if len(own) == 0 {
		return e, nil
	}
	sum := sha256.New()
	sum.Write([]byte(e.Version()))
	facets := map[string][]string{}
	var sources []index.Source
	var stems []string
	for _, o := range own {
		if _, listed := spdx.License(o.ID); listed || !strings.HasPrefix(o.ID, "LicenseRef-") {
			return nil, fmt.Errorf("own licence %q: the id must begin with LicenseRef-", o.ID)
		}
		if parsed, err := spdx.Parse(o.ID); err != nil || parsed.ID != o.ID {
			return nil, fmt.Errorf("own licence %q: the id may hold letters, digits, \"-\" and \".\" only", o.ID)
		}
		toks := words.Tokenise(nil, o.Text)
		if len(toks) < minOwn {
			return nil, fmt.Errorf("own licence %s: the text has %d words, too few to be recognised; give at least %d", o.ID, len(toks), minOwn)
		}
		var part index.Part
		for _, t := range toks {
			part.Words = append(part.Words, index.Spelled{Hash: t.Hash, Text: clean(o.Text[t.Start:t.End])})
		}
		sources = append(sources, index.Source{ID: o.ID, Parts: []index.Part{part}, Verbatim: [][]words.Token{toks}})
		stems = append(stems, ownStems(o.Text, toks)...)
		facets[o.ID] = append(facets[o.ID], o.Facets...)
		fmt.Fprintf(sum, "%q %q %q\n", o.ID, o.Text, o.Facets)
	}
	packed, err := index.Build(sources, nil)
	if err != nil {
		return nil, err
	}
	x, err := index.Open(string(packed))
	if err != nil {
		return nil, err
	}
	base := e.data
	mine := &data{
		wording: base.wording, index: x, laid: make([]atomic.Pointer[laid], x.Len()), memo: newMemo(),
		works: sync.Pool{New: func() any { return new(scratch) }},
	}
	both := &data{
		wording: base.wording, index: base.index, laid: make([]atomic.Pointer[laid], base.index.Len()), memo: newMemo(),
		works: sync.Pool{New: func() any { return new(scratch) }}, prefilter: newPrefilter(stems),
		tokens: sync.Pool{New: func() any { return new(stream) }}, own: mine, facets: facets,
	}
	if base.own != nil {
		return nil, fmt.Errorf("own licences are registered once")
	}
	return &Engine{data: both, version: fmt.Sprintf("sha256:%x", sum.Sum(nil))}, nil
}

// stemLetters is how long a word must be for the prefilter to find it; manyStems how
// many of a text it looks for.
const (
	stemLetters = 7
	manyStems   = 8
)

// ownStems picks the longest words of a text for the prefilter.
func ownStems(text []byte, toks []words.Token) []string {
	var out []string
	for _, t := range toks {
		w := strings.ToLower(string(text[t.Start:t.End]))
		if len(w) >= stemLetters && !slices.Contains(out, w) && strings.IndexFunc(w, func(r rune) bool { return r >= 0x80 }) < 0 {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out[:min(len(out), manyStems)]
}

// withOwn finds the listed texts and puts the own ones among them. The own come first: what stands in the stream
// of words is then of the listed.
func (d *data) withOwn(text []byte, s *stream) []found {
	if d.own == nil {
		return d.texts(text, s)
	}
	mine := d.own.texts(text, s)
	listed := d.texts(text, s)
	listed = slices.DeleteFunc(listed, func(f found) bool {
		return slices.ContainsFunc(mine, func(m found) bool {
			shared := min(f.to, m.to) - max(f.from, m.from)
			return shared*2 > f.to-f.from && m.Coverage >= f.Coverage
		})
	})
	return append(listed, mine...)
}

// ownClauses are the facets that a user gave to the texts found.
func (d *data) ownClauses(matches []Match) []Clause {
	var out []Clause
	for _, m := range matches {
		for _, f := range d.facets[m.Template] {
			out = append(out, Clause{Facet: f, Start: m.Start, End: m.End})
		}
	}
	return out
}
