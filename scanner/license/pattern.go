package license

import (
	"fmt"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// A pattern is a phrase over words:
//
//	permission is (hereby|) granted     alternatives, of one or more words each
//	must not be {3} sold                up to three words of any kind, in one sentence
//
// It runs as a set of states, one step a word, so its cost is bounded by its own
// length whatever the text is.
type pattern struct {
	prog []inst
}

type opcode uint8

const (
	opWord opcode = iota
	opAny         // any word that does not begin a sentence
	opSplit
	opMatch
)

type inst struct {
	op   opcode
	word words.Hash
	x, y int16
}

// phrases is a set of patterns that are looked for together.
type phrases struct {
	patterns []pattern
	within   bool     // they end in the paragraph that they begin in
	kind     []string // of each pattern
	first    map[words.Hash][]int16
	starts   [][]words.Hash   // words that each may begin with
	need     [][][]words.Hash // words that each cannot do without: one of every row
}

// phraseSet compiles phrases, given by kind as lines of text. The sources are ours:
// an error is a mistake in this package and a test would show it.
func phraseSet(kinds []phraseList) (*phrases, error) {
	p := &phrases{first: map[words.Hash][]int16{}}
	var room []words.Token
	for _, k := range kinds {
		for _, line := range strings.Split(k.text, "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			c := compiler{src: line, toks: patternWords(line), room: room}
			c.alt()
			room = c.room
			if c.err == nil && c.pos < len(c.toks) {
				c.err = fmt.Errorf("unexpected %q", c.toks[c.pos])
			}
			if len(c.prog) >= maxStates {
				c.err = fmt.Errorf("longer than %d states", maxStates)
			}
			if c.err != nil {
				return nil, fmt.Errorf("phrase %q: %w", line, c.err)
			}
			c.prog = append(c.prog, inst{op: opMatch})
			id := int16(len(p.patterns))
			if id >= maxPatterns {
				return nil, fmt.Errorf("phrase %q: more than %d", line, maxPatterns)
			}
			p.patterns = append(p.patterns, pattern{prog: c.prog})
			p.kind = append(p.kind, k.kind)
			p.need = append(p.need, c.need)
			var starts []words.Hash
			seen := map[words.Hash]bool{}
			c.firsts(0, func(h words.Hash) {
				if !seen[h] {
					seen[h] = true
					p.first[h] = append(p.first[h], id)
					starts = append(starts, h)
				}
			})
			p.starts = append(p.starts, starts)
		}
	}
	return p, nil
}

type phraseList struct{ kind, text string }

// patternWords cuts a phrase into words and the marks around them.
func patternWords(s string) (out []string) {
	from := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && strings.IndexByte(" (){}|", s[i]) < 0 {
			continue
		}
		if from < i {
			out = append(out, s[from:i])
		}
		if i < len(s) && s[i] != ' ' {
			out = append(out, s[i:i+1])
		}
		from = i + 1
	}
	return out
}

type compiler struct {
	src  string
	toks []string
	pos  int
	prog []inst
	err  error
	need [][]words.Hash
	deep int // parentheses that are open
	room []words.Token
}

func (c *compiler) peek() string {
	if c.pos < len(c.toks) {
		return c.toks[c.pos]
	}
	return ""
}

// alt compiles "a|b|" up to ")" or the end.
func (c *compiler) alt() {
	start := len(c.prog)
	c.seq()
	if c.peek() != "|" {
		return
	}
	// split L1, L2; L1: first; jump end; L2: rest
	body := append([]inst(nil), c.prog[start:]...)
	c.prog = append(c.prog[:start], inst{op: opSplit})
	for _, in := range body {
		if in.op != opMatch {
			in.x, in.y = in.x+1, in.y+1
		}
		c.prog = append(c.prog, in)
	}
	jump := len(c.prog)
	c.prog = append(c.prog, inst{op: opSplit})
	c.prog[start].x, c.prog[start].y = int16(start+1), int16(len(c.prog))
	c.pos++
	c.alt()
	c.prog[jump].x, c.prog[jump].y = int16(len(c.prog)), int16(len(c.prog))
}

func (c *compiler) seq() {
	for c.err == nil {
		switch t := c.peek(); t {
		case "", "|", ")":
			return
		case "(":
			c.pos++
			open := c.pos
			c.deep++
			c.alt()
			c.deep--
			if c.peek() != ")" {
				c.err = fmt.Errorf("missing )")
				return
			}
			if row := oneOf(c.toks[open:c.pos]); c.deep == 0 && row != nil {
				c.need = append(c.need, row)
			}
			c.pos++
		case "{":
			var n int
			if _, err := fmt.Sscan(c.toks[c.pos+1], &n); err != nil || n < 1 || n > 30 {
				c.err = fmt.Errorf("gap %q", c.toks[c.pos+1])
				return
			}
			for range n {
				at := int16(len(c.prog))
				c.prog = append(c.prog, inst{op: opSplit, x: at + 2, y: at + 1}, inst{op: opAny, x: at + 2})
			}
			c.pos += 3
		default:
			c.room = words.Tokenise(c.room[:0], []byte(t))
			for _, tok := range c.room {
				c.prog = append(c.prog, inst{op: opWord, word: tok.Hash, x: int16(len(c.prog) + 1)})
				if c.deep == 0 {
					c.need = append(c.need, []words.Hash{tok.Hash})
				}
			}
			c.pos++
		}
	}
}

// oneOf returns a word of each alternative, the longest, for it is the rarest; nil
// where an alternative is empty or has parts of its own.
func oneOf(toks []string) []words.Hash {
	var row []words.Hash
	best := ""
	for i := 0; i <= len(toks); i++ {
		switch {
		case i == len(toks) || toks[i] == "|":
			if best == "" {
				return nil
			}
			long := words.Tokenise(nil, []byte(best))
			row = append(row, long[len(long)-1].Hash)
			best = ""
		case strings.Contains("(){}", toks[i]):
			return nil
		case len(toks[i]) > len(best):
			best = toks[i]
		}
	}
	return row
}

// firsts calls yield for each word that can begin a match.
func (c *compiler) firsts(pc int16, yield func(words.Hash)) {
	seen := make([]bool, len(c.prog))
	var walk func(pc int16)
	walk = func(pc int16) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch in := c.prog[pc]; in.op {
		case opWord:
			yield(in.word)
		case opSplit:
			walk(in.x)
			walk(in.y)
		case opAny, opMatch:
			c.err = fmt.Errorf("phrase %q may begin with anything", c.src)
		}
	}
	walk(pc)
}

// maxPatterns bounds the patterns of a set.
const maxPatterns = 256

// maxStates bounds the instructions of one pattern.
const maxStates = 256

// match returns the index after the longest match of the pattern at toks[i], 0
// where there is none.
// Within says that it may not go on in the next paragraph.
func (p *pattern) match(now, next *stateSet, toks []words.Token, i int, within bool) int {
	now.clear()
	now.add(p.prog, 0)
	end, first := 0, i
	for now.n > 0 {
		now.steps += now.n
		next.clear()
		for k := 0; k < now.n; k++ {
			in := &p.prog[now.list[k]]
			switch in.op {
			case opMatch:
				end = i
			case opWord:
				if i < len(toks) && toks[i].Hash == in.word && (i == first || !within || toks[i].Flags&words.Para == 0) {
					next.add(p.prog, in.x)
				}
			case opAny:
				if i < len(toks) && toks[i].Flags&words.Stop == 0 {
					next.add(p.prog, in.x)
				}
			}
		}
		i++
		now, next = next, now
	}
	return end
}

type stateSet struct {
	list [maxStates]int16
	in   [maxStates / 64]uint64
	n    int

	steps int // states that were followed, for tests
}

func (s *stateSet) clear() { s.n, s.in = 0, [maxStates / 64]uint64{} }

func (s *stateSet) add(prog []inst, pc int16) {
	if s.in[pc>>6]&(1<<(pc&63)) != 0 {
		return
	}
	s.in[pc>>6] |= 1 << (pc & 63)
	if in := prog[pc]; in.op == opSplit {
		s.add(prog, in.x)
		if in.y != in.x {
			s.add(prog, in.y)
		}
		return
	}
	s.list[s.n] = pc
	s.n++
}

// hit is a phrase found: toks[from:to] match.
type hit struct {
	kind     string
	from, to int
}

// chunk is how many words a filter of a stream speaks of.
const chunk = 1024

// stream is a row of words with what is known of it before it is read.
type stream struct {
	toks []words.Token
	has  []wordBits // of each chunk of words

	// Of each word: its number in the index, and whether it belongs to a text and to a name.
	ids            []uint16
	covered, named []bool

	whole bool // they are all words of the text

	steps int // what reading took, for tests
}

// cleared returns n zeros, in the memory of list where they fit.
func cleared[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}

// wordBits is a filter of words: those that it does not have are not there.
type wordBits [128]uint64

func (b *wordBits) add(h words.Hash)      { b[h>>25] |= 1 << (h >> 19 & 63) }
func (b *wordBits) has(h words.Hash) bool { return b[h>>25]&(1<<(h>>19&63)) != 0 }

// fill notes which words the stream has.
func (s *stream) fill(toks []words.Token) {
	s.toks, s.has, s.steps = toks, s.has[:0], len(toks)
	for from := 0; from < len(toks); from += chunk {
		var b wordBits
		for _, t := range toks[from:min(from+chunk, len(toks))] {
			b.add(t.Hash)
		}
		s.has = append(s.has, b)
	}
}

// near returns the words of chunk k and the next, in which every phrase ends that
// begins in k.
func (s *stream) near(k int) wordBits {
	b := s.has[k]
	if k+1 < len(s.has) {
		for i, v := range s.has[k+1] {
			b[i] |= v
		}
	}
	return b
}

// find appends the phrases found in all words, in order of their start.
func (p *phrases) find(dst []hit, s *stream) []hit { return p.findIn(dst, s, 0, len(s.toks)) }

// findIn finds the phrases that lie in toks[from:to].
func (p *phrases) findIn(dst []hit, s *stream, from, to int) []hit {
	var now, next stateSet
	toks := s.toks[:to]
	for from < to {
		k := from / chunk
		end := min(to, (k+1)*chunk)
		near := s.near(k)
		var first wordBits // of the patterns whose words are all there
		var live [maxPatterns]bool
		some := false
		for id := range p.patterns {
			if live[id] = p.possible(id, &near); live[id] {
				some = true
				for _, h := range p.starts[id] {
					first.add(h)
				}
			}
		}
		for i := from; some && i < end; i++ {
			h := toks[i].Hash
			if !first.has(h) {
				continue
			}
			for _, id := range p.first[h] {
				if !live[id] {
					continue
				}
				if to := p.patterns[id].match(&now, &next, toks, i, p.within); to > 0 {
					dst = append(dst, hit{p.kind[id], i, to})
				}
			}
		}
		from = end
	}
	s.steps += now.steps + next.steps
	return dst
}

// possible reports whether a text with these words may hold the pattern.
func (p *phrases) possible(id int, has *wordBits) bool {
next:
	for _, row := range p.need[id] {
		for _, h := range row {
			if has.has(h) {
				continue next
			}
		}
		return false
	}
	return true
}

// findOutside finds phrases in the words that stand in none of the spans, which are in
// order of their start: long texts that are known need no reading.
func (p *phrases) findOutside(s *stream, known []Span) []hit {
	var out []hit
	toks, from := s.toks, 0
	for _, k := range known {
		start := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= k.Start })
		end := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= k.End })
		if start < from || end-start < longSpan {
			continue
		}
		out = p.findIn(out, s, from, start)
		from = end
	}
	return p.findIn(out, s, from, len(toks))
}

// longSpan is how many words make leaving a span out worth its while.
const longSpan = 50
