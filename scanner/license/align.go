package license

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// seed is a run of index.ShingleLen words that a template and the text share.
type seed struct{ doc, tpl int32 }

// block bounds the words that are aligned at once; longer passages are aligned in
// blocks that overlap by more than the longest template.
const (
	block   = 1 << 16
	overlap = 1 << 14
)

// Words without a seed that part two passages, and words around a passage that belong
// to it all the same.
const (
	apart  = 100
	margin = 20
)

// align finds the templates in a text. ids are the words of toks as the index
// numbers them. Each passage is aligned by itself, so that what is found in it depends on
// nothing else, and a passage seen before need not be aligned again.
func (d *data) align(toks []words.Token, ids []uint16) []alignment {
	var found []alignment
	var at []int // words where seeds of the passage stand
	passage := func() {
		at = dense(at)
		if len(at) < 2 {
			return
		}
		// A title may stand before the passage; it goes on to the end of its paragraph, and a
		// long one, of which not all shingles are kept, beyond.
		low, high := max(0, at[0]-margin), at[len(at)-1]+index.ShingleLen
		for k := 0; k < margin && high < len(ids) && (high-low > longText || toks[high].Flags&words.Para == 0); k++ {
			high++
		}
		for from := low; ; from += block - overlap {
			to := min(from+block, high)
			found = append(found, d.recall(toks, ids, from, to)...)
			if to == high {
				break
			}
		}
	}
	for i := 0; i+index.ShingleLen <= len(ids); i++ {
		if ids[i] == index.Unknown || ids[i+1] == index.Unknown || ids[i+2] == index.Unknown || ids[i+3] == index.Unknown ||
			!d.index.Has(index.Shingle(ids[i], ids[i+1], ids[i+2], ids[i+3])) {
			continue
		}
		if len(at) > 0 && i-at[len(at)-1] > apart {
			passage()
			at = at[:0]
		}
		at = append(at, i)
	}
	passage()
	slices.SortStableFunc(found, func(a, b alignment) int {
		// Of equals the one that leaves less open; where the disclaimer is left out, that is not known.
		open := d.template(b.template).fixed - d.template(a.template).fixed
		if a.granted || b.granted {
			open = 0
		}
		return cmp.Or(b.score()-a.score(), open, a.template-b.template)
	})
	d.preferVersions(found, ids)
	return exclusive(found)
}

// nearScore says how near to one another two alignments are between which the version decides: a hundredth of their words.
const nearScore = 100

// preferVersions puts, of two versions of a licence that lie on the same words and agree nearly as well, the one first whose version stands there.
func (d *data) preferVersions(sorted []alignment, ids []uint16) {
	version, license := d.index.Word(words.Of("version")), d.index.Word(words.Of("license"))
	stands := func(v string, in *alignment) bool {
		number, short := d.index.Word(words.Of(v)), d.index.Word(words.Of("v"+v))
		for i := max(0, in.from-namedWords); i < in.to; i++ {
			if ids[i] != index.Unknown && (ids[i] == short || ids[i] == number && i > 0 && (ids[i-1] == version || ids[i-1] == license)) { // "1.1." is the number of an item
				return true
			}
		}
		return false
	}
	for i := range sorted {
		for k := i + 1; k < len(sorted) && k < i+maxSiblings; k++ {
			a, b := &sorted[i], &sorted[k]
			if nearScore*(a.score()-b.score()) > a.score() {
				break
			}
			s, t := d.template(a.template), d.template(b.template)
			shared := min(a.to, b.to) - max(a.from, b.from)
			if s.version != "" && t.version != "" && s.version != t.version && stem(s.ID) == stem(t.ID) && 10*shared >= 9*(a.to-a.from) && !a.whole() && !stands(s.version, a) && stands(t.version, a) {
				sorted[i], sorted[k] = sorted[k], sorted[i]
				break
			}
		}
	}
}

// namedWords is how many words of a title may stand before what was aligned.
const namedWords = 8

// maxSiblings is how many alignments behind one are looked at for its siblings.
const maxSiblings = 12

// stray is how many words may stand between the last few seeds of a passage and the
// rest, for them to belong to it.
const (
	stray = 40
	few   = 3
)

// dense drops the few seeds at either end of a passage that stand far from the rest: words
// of other text that happen to stand in some licence.
func dense(at []int) []int {
	for cut := true; cut; {
		cut = false
		for k := 1; k <= few && k < len(at); k++ {
			if at[len(at)-k]-at[len(at)-k-1] > stray {
				at, cut = at[:len(at)-k], true
				break
			}
		}
	}
	for cut := true; cut; {
		cut = false
		for k := 1; k <= few && k < len(at); k++ {
			if at[k]-at[k-1] > stray {
				at, cut = at[k:], true
				break
			}
		}
	}
	return at
}

// recall aligns toks[from:to], or finds what that gave before.
func (d *data) recall(toks []words.Token, ids []uint16, from, to int) []alignment {
	if to-from > maxRemembered {
		return d.alignBlock(toks, ids, from, to)
	}
	key := d.key(toks[from:to], ids[from:to])
	kept, ok := d.memo.get(key)
	if !ok {
		kept = moved(d.alignBlock(toks, ids, from, to), -from)
		d.memo.put(key, kept)
	}
	return moved(kept, from)
}

// moved returns copies at other words of the text.
func moved(list []alignment, by int) []alignment {
	out := slices.Clone(list)
	for i := range out {
		out[i].from, out[i].to, out[i].body = out[i].from+by, out[i].to+by, out[i].body+by
		out[i].extra = slices.Clone(out[i].extra)
		for k := range out[i].extra {
			out[i].extra[k].from, out[i].extra[k].to = out[i].extra[k].from+by, out[i].extra[k].to+by
		}
	}
	return out
}

// exclusive keeps, best first, the alignments that do not lie on a better one.
func exclusive(sorted []alignment) []alignment {
	var kept []alignment
next:
	for _, a := range sorted {
		if a.quality() < composed && parts(sorted, a) {
			continue
		}
		for _, k := range kept {
			shared := min(a.to, k.to) - max(a.from, k.from)
			if shared*4 > a.to-a.from {
				continue next
			}
		}
		kept = append(kept, a)
	}
	return kept
}

// composed is the quality from which an alignment stands for itself, whatever lies in it.
const composed = 0.9

// parts reports whether what a lies along is a row of other texts, each there word for word but for a few.
func parts(all []alignment, a alignment) bool {
	n, matched, end := 0, 0, a.from
	for end < a.to {
		next := -1 // the text that begins first
		for i, b := range all {
			if (b.whole() || b.quality() >= composed) && b.from >= end && b.to <= a.to && (next < 0 || b.from < all[next].from) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		n, matched, end = n+1, matched+all[next].matched, all[next].to
	}
	return n > 1 && matched*5 >= a.matched*4
}

func (d *data) alignBlock(toks []words.Token, ids []uint16, from, to int) []alignment {
	work := d.works.Get().(*scratch)
	work.steps = 0
	defer func() {
		if d.counted != nil {
			d.counted.Add(int64(work.steps))
		}
		d.works.Put(work)
	}()
	seeds := work.reset(d.index.Len())
	work.countFrom, work.countTo = -1, -1 // another text
	work.groups = work.groups[:0]
	for i := from; i+index.ShingleLen <= to; i++ {
		if ids[i] == index.Unknown || ids[i+1] == index.Unknown || ids[i+2] == index.Unknown || ids[i+3] == index.Unknown {
			continue
		}
		d.index.Seeds(index.Shingle(ids[i], ids[i+1], ids[i+2], ids[i+3]), func(t, at int) {
			if len(seeds[t]) == 0 {
				work.touched = append(work.touched, t)
			}
			seeds[t] = append(seeds[t], seed{int32(i), int32(at)})
			work.steps++
		})
	}
	type candidate struct {
		tpl    *laid
		n      int
		seeds  []seed // of one copy, or of one template that may have several
		copy   bool
		weight int
	}
	var all []candidate
	for _, t := range work.touched {
		list := seeds[t]
		if n := d.index.Shingles(t); len(list) < 2 && n > 6 || len(list) < need(n) {
			continue
		}
		tpl := d.template(t)
		if int(list[len(list)-1].doc-list[0].doc) <= len(tpl.flat)*9/8 {
			all = append(all, candidate{tpl: tpl, n: t, seeds: list, weight: tpl.weigh(work, list)})
			continue
		}
		for _, g := range tpl.copies(work, list) { // each place is tried with what fits it best
			all = append(all, candidate{tpl: tpl, n: t, seeds: g, copy: true, weight: tpl.weigh(work, g)})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(b.weight-a.weight, a.n-b.n, int(a.seeds[0].doc-b.seeds[0].doc), len(a.seeds)-len(b.seeds))
	})
	var found, whole []alignment
	// Nothing that lies in words that agree as a whole can agree better.
	settled := func(c candidate, list []seed) bool {
		first, last := int(list[0].doc), int(list[len(list)-1].doc)+index.ShingleLen
		return slices.ContainsFunc(whole, func(a alignment) bool {
			return a.from <= first && last <= a.to && a.template < c.n && a.required >= c.tpl.required
		})
	}
	// Nor does it lie on a better one, however well the words between its seeds agree.
	beaten := func(c candidate, list []seed, b bound) bool {
		if b.lost == 0 {
			return false // it may agree as a whole
		}
		if c.tpl.required > longText {
			b.lost /= 4
		}
		first, last := int(list[0].doc), int(list[len(list)-1].doc)+index.ShingleLen
		return slices.ContainsFunc(found, func(a alignment) bool {
			return a.from <= first && last <= a.to && b.most-b.lost < a.score() && a.quality() >= composed // see exclusive
		})
	}
	tried := make([]int8, to-from+1) // by word, how many better candidates lie there
	for _, c := range all {
		if !c.copy && settled(c, c.seeds) {
			continue
		}
		groups := [][]seed{c.seeds}
		if !c.copy {
			groups = c.tpl.copies(work, c.seeds)
		}
		for _, group := range groups {
			if len(group) < need(c.tpl.shingles) || settled(c, group) {
				continue
			}
			first, last := int(group[0].doc), int(group[len(group)-1].doc)
			if tried[(first+last)/2-from] >= maxTried {
				continue
			}
			for i := first; i <= last; i++ {
				if tried[i-from] < maxTried {
					tried[i-from]++
				}
			}
			full, grant := c.tpl.atMost(work.count(ids, max(from, first-edgeWords), min(to, last+index.ShingleLen+edgeWords)))
			hopeless := float64(full.most) < enough(c.tpl.required)*float64(full.most+full.lost) || beaten(c, group, full)
			if hopeless && (c.tpl.disclaimer == 0 || !grant.granted() || beaten(c, group, grant)) {
				continue
			}
			a, ok := c.tpl.lay(work, toks, ids, group, from, to)
			if !ok {
				continue
			}
			a.template = c.n
			if a.good() {
				found = append(found, a)
			}
			if a.whole() {
				whole = append(whole, a)
			}
		}
	}
	return found
}

// need is how many seeds a copy of a template with so many shingles must have at least.
func need(shingles int) int { return max(1, shingles*3/20) }

// maxTried bounds the templates that are aligned with one place of the text.
const maxTried = 60

// scratch is memory that alignments use again.
type scratch struct {
	cells   []uint16
	steps   int      // seeds and cells, for tests
	seeds   [][]seed // by template
	touched []int    // templates with seeds

	diagonals []int32
	groups    []seed // of all copies of one block
	tails     []int  // see rising
	prev      []int
	chain     []seed
	seen      []uint64 // words of a template, see weigh
	pairs     []pair   // of one alignment
	refined   []pair
	again     []pair
	tail      []pair

	counts             []uint16 // by word, how often it stands in counted words of the text
	counted            []uint16 // the words that are counted
	countFrom, countTo int      // and where they stand
}

// reset empties the lists of seeds.
func (w *scratch) reset(templates int) [][]seed {
	if len(w.seeds) < templates {
		w.seeds = make([][]seed, templates)
	}
	for _, t := range w.touched {
		if cap(w.seeds[t]) > 1<<12 {
			w.seeds[t] = nil
		}
		w.seeds[t] = w.seeds[t][:0]
	}
	w.touched = w.touched[:0]
	return w.seeds
}

// weigh estimates how well the seeds of one copy cover text and template. Where the same words stand there often, as in a list of notices, they
// count once: they are as much of the template as one of them is.
func (t *laid) weigh(work *scratch, group []seed) int {
	work.seen = slices.Grow(work.seen[:0], len(t.flat)/64+1)[:len(t.flat)/64+1]
	clear(work.seen)
	n, seeds, last := 0, 0, int32(-index.ShingleLen)
	for _, s := range group {
		if bit := uint64(1) << (s.tpl & 63); work.seen[s.tpl>>6]&bit == 0 {
			work.seen[s.tpl>>6] |= bit
			n += int(min(index.ShingleLen, s.doc-last))
			seeds++
		}
		last = s.doc
	}
	if step := index.Step(len(t.flat)); step > 1 { // only some of the shingles are kept
		n = step*seeds + index.ShingleLen
	}
	// A template that is there in full comes before one of which half is there.
	return min(n, len(t.flat)) * min(seeds, t.shingles) / max(1, t.shingles)
}

// copies splits the seeds of a template by the copies of it that the text holds. Words that a text repeats join copies to one another: where
// several stand out in such a group, they are the copies.
func (t *laid) copies(work *scratch, seeds []seed) [][]seed {
	var out [][]seed
	for _, g := range copies(work, seeds, len(t.flat)) {
		n := 0
		// The halves of one copy that words part have less than enough each.
		if enough := max(need(t.shingles), t.shingles*3/5); len(g) >= 2*enough && int(g[len(g)-1].doc-g[0].doc) > len(t.flat)*9/8 {
			if own := standing(g, enough, int32(min(24+len(t.flat)/10, len(t.flat)/2))); len(own) > 1 {
				for _, c := range own {
					n += len(c)
				}
				out = append(out, own...)
			}
		}
		if n*4 < len(g)*3 {
			out = append(out, g)
		}
	}
	return out
}

// standing returns the seeds of a group that agree best about where a copy begins, then those of the rest that do, as long as there are
// enough of them.
func standing(group []seed, enough int, slack int32) [][]seed {
	diagonals := make([]int32, len(group))
	for i, s := range group {
		diagonals[i] = s.doc - s.tpl
	}
	slices.Sort(diagonals)
	type window struct{ from, n int }
	windows := make([]window, 0, len(group))
	for i, k := 0, 0; i < len(diagonals); i++ {
		for k < len(diagonals) && diagonals[k]-diagonals[i] <= slack {
			k++
		}
		if k-i >= enough && (i == 0 || diagonals[i] != diagonals[i-1]) {
			windows = append(windows, window{i, k - i})
		}
	}
	slices.SortStableFunc(windows, func(a, b window) int { return b.n - a.n })
	var out [][]seed
	var begins []int32
	for _, w := range windows {
		low := diagonals[w.from]
		if slices.ContainsFunc(begins, func(b int32) bool { return low-b <= slack && b-low <= slack }) {
			continue
		}
		begins = append(begins, low)
		var list []seed
		for _, s := range group {
			if d := s.doc - s.tpl; low <= d && d <= low+slack {
				list = append(list, s)
			}
		}
		out = append(out, list)
	}
	return out
}

// copies splits the seeds of a template by the copies of it that the text holds: seeds
// of one copy agree about where it begins, but for what was added or left out.
// The seeds are in the order of the text, and remain so in each copy.
func copies(work *scratch, seeds []seed, length int) [][]seed {
	slack := int32(24 + length/10)
	diagonals := work.diagonals[:0]
	low, high := seeds[0].doc-seeds[0].tpl, seeds[0].doc-seeds[0].tpl
	for _, s := range seeds {
		d := s.doc - s.tpl
		low, high = min(low, d), max(high, d)
		diagonals = append(diagonals, d)
	}
	work.diagonals = diagonals
	if high-low <= slack {
		return [][]seed{seeds}
	}
	slices.Sort(diagonals)
	var first []int32 // diagonal of each copy
	var size []int    // seeds of each
	for i, d := range diagonals {
		if i == 0 || d-diagonals[i-1] > slack {
			first, size = append(first, d), append(size, 0)
		}
		size[len(size)-1]++
	}
	if len(first) == 1 {
		return [][]seed{seeds}
	}
	all := slices.Grow(work.groups, len(seeds))
	all, work.groups = all[len(all):len(all)+len(seeds)], all[:len(all)+len(seeds)]
	groups := make([][]seed, len(first))
	at := 0
	for g, n := range size {
		groups[g] = all[at : at : at+n]
		at += n
	}
	for _, s := range seeds {
		g, ok := slices.BinarySearch(first, s.doc-s.tpl)
		if !ok {
			g--
		}
		groups[g] = append(groups[g], s)
	}
	return groups
}

// rising returns the longest chain of seeds that rises on both sides.
func rising(work *scratch, seeds []seed) []seed {
	tails := slices.Grow(work.tails[:0], len(seeds)) // index of the lowest end of a chain of each length
	prev := slices.Grow(work.prev[:0], len(seeds))[:len(seeds)]
	for i, s := range seeds {
		k := sort.Search(len(tails), func(k int) bool { return seeds[tails[k]].tpl >= s.tpl })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	chain := slices.Grow(work.chain[:0], len(tails))[:len(tails)]
	work.tails, work.prev, work.chain = tails, prev, chain
	for i, k := tails[len(tails)-1], len(tails)-1; i >= 0; i, k = prev[i], k-1 {
		chain[k] = seeds[i]
	}
	return chain
}

// pair is a word of the template and the word of the text that it agrees with.
type pair struct{ tpl, doc int }

// edge is how many words before the first and after the last seed are aligned, and edgeWords how many words of
// the text that may take.
const (
	edge      = 100
	edgeWords = edge*5/4 + 8
)

// lay aligns the template along the seeds of one copy.
func (t *laid) lay(work *scratch, toks []words.Token, ids []uint16, seeds []seed, low, high int) (alignment, bool) {
	chain := rising(work, seeds)
	pairs := slices.Grow(work.pairs[:0], len(t.flat))
	first := chain[0]
	t0 := max(0, int(first.tpl)-edge)
	d0 := max(low, int(first.doc)-(int(first.tpl)-t0)*5/4-8) // no farther than edgeWords
	pairs = t.gap(work, pairs, ids, t0, int(first.tpl), d0, int(first.doc))
	nt, nd := int(first.tpl), int(first.doc)
	for _, s := range chain {
		st, sd := int(s.tpl), int(s.doc)
		if st-nt != sd-nd && (st < nt || sd < nd) {
			continue
		}
		if st > nt && sd >= nd {
			pairs = t.gap(work, pairs, ids, nt, st, nd, sd)
		}
		for k := max(0, nt-st); k < index.ShingleLen; k++ {
			pairs = append(pairs, pair{st + k, sd + k})
		}
		nt, nd = max(nt, st+index.ShingleLen), max(nd, sd+index.ShingleLen)
	}
	t1 := min(len(t.flat), nt+edge)
	d1 := min(high, nd+(t1-nt)*5/4+8)
	pairs = t.gap(work, pairs, ids, nt, t1, nd, d1)
	work.pairs = pairs
	pairs = t.trim(pairs)
	if len(pairs) == 0 {
		return alignment{}, false
	}
	pairs = t.refine(work, pairs, ids)
	a := t.measure(pairs, toks)
	if !a.good() {
		a = t.undisclaimed(a, pairs, toks)
	}
	return a, true
}

// lastName is how many words a name may have that ends the last sentence before a disclaimer.
const lastName = 4

// undisclaimed returns the alignment of what stands before the disclaimer of the template, where
// that is there to the end of its last sentence and little of the disclaimer: files leave it out.
func (t *laid) undisclaimed(a alignment, pairs []pair, toks []words.Token) alignment {
	n := sort.Search(len(pairs), func(i int) bool { return pairs[i].tpl >= t.disclaimer })
	if t.disclaimer == 0 || n == 0 || (len(pairs)-n)*4 > len(t.flat)-t.disclaimer {
		return a
	}
	b := t.measure(pairs[:n], toks)
	for _, p := range t.flat[t.disclaimer:] {
		if !p.Optional {
			b.unsaid++
		}
	}
	ended := b.to+lastName >= len(toks)
	for i := b.to; i < min(len(toks), b.to+lastName); i++ { // "without permission of Foo Ltd."
		ended = ended || starts(&toks[i])
	}
	if b.granted = ended && (bound{b.matched, b.lost() - b.unsaid + b.extraWords}).granted(); b.granted {
		return b
	}
	return a
}

// maxCells bounds the work for one gap between seeds.
const maxCells = 1 << 15

// gap aligns flat[t0:t1] with ids[d0:d1]: the longest common row of words where the
// gap is small, else the words at its two ends.
func (t *laid) gap(work *scratch, pairs []pair, ids []uint16, t0, t1, d0, d1 int) []pair {
	for t0 < t1 && d0 < d1 && t.flat[t0].Word == ids[d0] && ids[d0] != index.Unknown {
		pairs = append(pairs, pair{t0, d0})
		t0, d0 = t0+1, d0+1
	}
	n, m := t1-t0, d1-d0
	if n <= 0 || m <= 0 {
		return pairs
	}
	tail := work.tail[:0]
	for n > 0 && m > 0 && t.flat[t1-1].Word == ids[d1-1] && ids[d1-1] != index.Unknown {
		t1, d1, n, m = t1-1, d1-1, n-1, m-1
		tail = append(tail, pair{t1, d1})
	}
	if n > 0 && m > 0 && (n+1)*(m+1) <= maxCells {
		w := m + 1
		if need := (n + 1) * w; cap(work.cells) < need {
			work.cells = make([]uint16, need)
		}
		work.steps += n * m
		table := work.cells[:(n+1)*w]
		clear(table[n*w:])
		for i := range n {
			table[i*w+m] = 0
		}
		words := ids[d0:d1]
		for i := n - 1; i >= 0; i-- {
			word := t.flat[t0+i].Word
			row, under := table[i*w:i*w+w], table[(i+1)*w:(i+1)*w+w]
			right := row[m]
			if word == index.Unknown { // agrees with nothing
				copy(row, under)
				continue
			}
			diagonal := under[m]
			for j := m - 1; j >= 0; j-- {
				below := under[j]
				if words[j] == word {
					right = diagonal + 1
				} else {
					right = max(below, right)
				}
				row[j] = right
				diagonal = below
			}
		}
		for i, j := 0, 0; i < n && j < m; {
			switch {
			case t.flat[t0+i].Word == ids[d0+j] && ids[d0+j] != index.Unknown:
				pairs = append(pairs, pair{t0 + i, d0 + j})
				i, j = i+1, j+1
			case table[(i+1)*w+j] >= table[i*w+j+1]:
				i++
			default:
				j++
			}
		}
	}
	work.tail = tail
	for i := len(tail) - 1; i >= 0; i-- {
		pairs = append(pairs, tail[i])
	}
	return pairs
}

// trim drops words at both ends that agree only by chance: far from the rest, with
// more foreign words between than words that agree.
func (t *laid) trim(pairs []pair) []pair {
	gain := func(p pair) int {
		if t.flat[p.tpl].Optional {
			return 1
		}
		return 3
	}
	// What is foreign costs; what fills a blank does too where only optional words follow.
	cost := func(a, b pair) int {
		n := b.doc - a.doc - 1
		c := 2 * max(0, n-t.room(a.tpl+1, b.tpl))
		if t.flat[b.tpl].Optional {
			c = max(c, n/2)
		}
		return c
	}
	best, sum, at := 0, 0, 0
	for i := len(pairs) - 1; i >= 0; i-- { // where to begin
		sum += gain(pairs[i])
		if i+1 < len(pairs) {
			sum -= cost(pairs[i], pairs[i+1])
		}
		if sum >= best {
			best, at = sum, i
		}
	}
	pairs = pairs[at:]
	best, sum, at = 0, 0, 0
	for i := range pairs {
		sum += gain(pairs[i])
		if i > 0 {
			sum -= cost(pairs[i-1], pairs[i])
		}
		if sum >= best {
			best, at = sum, i+1
		}
	}
	return pairs[:at]
}

// room is how many foreign words may stand before flat[to] where the words flat[from:to] are not there.
func (t *laid) room(from, to int) int {
	n := 0
	for i := from; i <= to && i < len(t.flat); i++ {
		if t.flat[i].Behind && i > from {
			continue
		}
		if t.flat[i].Room == 255 {
			return 1 << 20
		}
		n += int(t.flat[i].Room)
	}
	return n
}

// maxRuns bounds the differences that are listed.
const maxRuns = 50

func (t *laid) measure(pairs []pair, toks []words.Token) alignment {
	pairs = t.connected(pairs)
	t.slide(pairs, toks)
	a := alignment{from: pairs[0].doc, to: pairs[len(pairs)-1].doc + 1, matched: len(pairs), required: t.required}
	lose := func(from, to int) {
		for i := from; i < to; i++ {
			if t.flat[i].Optional {
				continue
			}
			if n := len(a.missing); n > 0 && a.missing[n-1].to == i {
				a.missing[n-1].to++
			} else if n < maxRuns {
				a.missing = append(a.missing, run{i, i + 1})
			}
		}
	}
	if len(t.flat) < 500 {
		for _, p := range t.flat[:pairs[0].tpl] {
			if !p.Optional {
				a.headless++
			}
		}
	}
	first, end := core(pairs)
	for i, p := range t.flat {
		if p.Optional {
			continue
		}
		if i < pairs[0].tpl || i > pairs[len(pairs)-1].tpl {
			a.outside++
		}
		if i < pairs[first].tpl || i > pairs[end-1].tpl {
			a.preface++
		}
	}
	a.preface -= min(a.preface, first+len(pairs)-end) // a title that is there
	last := pair{-1, pairs[0].doc - 1}
	for _, p := range pairs {
		begun := a.have > 0 // before that stand titles and holders
		if !t.flat[p.tpl].Optional {
			if a.have == 0 {
				a.body = p.doc
			}
			a.have++
		}
		lose(last.tpl+1, p.tpl)
		if last.tpl >= 0 && p.tpl == last.tpl+2 && p.doc == last.doc+2 && isVersion(t.Spelling(t.flat[p.tpl-1].Word)) && isVersion(t.SpellingOf(toks[p.doc-1].Hash)) {
			a.versions++
		}
		if from, to := last.doc+1, p.doc; from < to {
			a.add(t, toks, from, to, t.room(last.tpl+1, p.tpl), begun)
		}
		last = p
	}
	lose(last.tpl+1, len(t.flat))
	return a
}

// restriction is how many extra words, with "not" and "may" among them, make a
// condition that the template does not have. The two stand together, with at most
// conditionGap words of the template between what is extra.
const (
	restriction  = 10
	conditionGap = 4
)

// add counts the words of the text from from to to as extra, but for those that the
// template has room for and the numbers of lists.
func (a *alignment) add(t *laid, toks []words.Token, from, to, room int, begun bool) {
	n := 0
	for i := from; i < to; i++ {
		if !listNumber(&toks[i]) {
			n++
		}
	}
	if n <= room || n == 0 {
		if begun && n > 0 && len(a.extra) < maxRuns && slices.ContainsFunc(toks[from:to], func(w words.Token) bool { return t.limit.has(w.Hash) }) {
			a.extra = append(a.extra, run{from, to}) // "for evaluation purposes only" where a name has its place
		}
		return
	}
	a.extraWords += n - min(room, 8)
	if starts(&toks[from]) && to < len(toks) && starts(&toks[to]) {
		a.inserted += n - min(room, 8)
		if toks[from].Hash == wordAlternatively {
			a.offered += n - min(room, 8)
		}
	}
	again := t.repeats(toks, from, to)
	if again {
		a.repeated += n - min(room, 8)
	}
	if from-a.ends > conditionGap {
		a.not, a.may, a.offers = false, false, false
	}
	for i := from; i < to && !again; i++ {
		a.not = a.not || t.not.has(toks[i].Hash)
		a.may = a.may || t.may.has(toks[i].Hash)
		a.offers = a.offers || toks[i].Hash == wordAlternatively
		if toks[i].Hash == wordSell {
			a.sell++
		}
	}
	a.ends = to
	a.adds = a.adds || a.not && a.may && !a.offers
	a.restricts = a.adds && a.extraWords >= restriction
	if len(a.extra) < maxRuns {
		a.extra = append(a.extra, run{from, to})
	}
}

// starts reports whether a word begins a sentence.
func starts(t *words.Token) bool { return t.Flags&(words.Stop|words.Para) != 0 }

// listNumber reports whether a word only numbers an item of a list.
func listNumber(t *words.Token) bool {
	return t.Flags&words.Bullet != 0 && t.End-t.Start <= 2
}

// laid is a template laid out for alignment.
type laid struct {
	index.Template
	flat       []index.Position
	required   int
	shingles   int
	fixed      int // words that leave nothing open, for the choice between equals; none for the second of a GNU pair
	disclaimer int // where the disclaimer begins that the text ends with; 0 where that is not known
	counting   sync.Once
	bag        []bag   // the words that are known, each once; see words
	tail       int     // optional words after the last that is required
	not, may   *hashes // words of restrictions
	version    string  // of the id, "" where it has none
	placing    sync.Once
	sequence   []uint16         // the words of flat; see holds
	places     map[uint32][]int // where each four of them stand
	limit      *hashes          // words that may not fill a blank of a text that is there word for word
}

// grantWords is how many words stand before a disclaimer at least.
const grantWords = 40

// disclaims returns where the sentence begins by which a text disclaims: "THIS SOFTWARE IS
// PROVIDED", 0 where it has none.
func (t *laid) disclaims(x *index.Index) int {
	if t.Kind != index.Text || len(t.flat) > longText {
		return 0
	}
	disclaims, disclaim, provided, is := x.Word(wordDisclaims), x.Word(wordDisclaim), x.Word(wordProvided), x.Word(wordIs)
	this, the := x.Word(wordThis), x.Word(wordThe)
	for i := grantWords; i < len(t.flat); i++ {
		if w := t.flat[i].Word; w != disclaims && w != disclaim && (w != provided || t.flat[i-1].Word != is) || w == index.Unknown {
			continue
		}
		for k := i - 1; k >= grantWords && k > i-8; k-- {
			if w := t.flat[k].Word; w == this || w == the {
				return k
			}
		}
		return i
	}
	return 0
}

// template lays out template n at its first use.
func (d *data) template(n int) *laid {
	if t := d.laid[n].Load(); t != nil {
		return t
	}
	t := &laid{Template: d.index.Template(n), not: d.not, may: d.may, limit: d.limit}
	t.flat, t.shingles = t.Flat(), t.Shingles
	t.disclaimer = t.disclaims(d.index)
	if _, v := cutVersion(strings.TrimSuffix(strings.TrimSuffix(t.ID, "-only"), "-or-later")); strings.Count(v, ".") == 1 {
		t.version = v
	}
	for _, p := range t.flat {
		t.tail++
		if !p.Optional {
			t.required++
			t.tail = 0
		}
	}
	if t.Kind != index.Text || !strings.HasSuffix(t.ID, "-or-later") {
		t.fixed = t.required
	}
	d.laid[n].Store(t)
	return t
}
