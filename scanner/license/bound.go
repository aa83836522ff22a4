package license

import "github.com/licit-compliance/licit/scanner/license/index"

// Before a template is aligned with a place of the text, counting words tells what the alignment cannot go
// beyond. Most candidates end there.

// count counts the words ids[from:to]; index.Unknown is none.
func (w *scratch) count(ids []uint16, from, to int) []uint16 {
	if w.counts == nil {
		w.counts = make([]uint16, 1<<16)
	}
	if from == w.countFrom && to == w.countTo {
		return w.counts
	}
	for _, id := range w.counted {
		w.counts[id] = 0
	}
	w.counted = append(w.counted[:0], ids[from:to]...)
	for _, id := range w.counted {
		w.counts[id]++
	}
	w.counts[index.Unknown] = 0
	w.countFrom, w.countTo = from, to
	return w.counts
}

// bag is how often a word stands in a template, how often where it is required, and both again of what
// stands before the disclaimer.
type bag struct{ word, all, required, grants, granted uint16 }

// bound is what no alignment with some words of the text can go beyond: how many words agree at most, and how
// many required ones are lost at least.
type bound struct{ most, lost int }

// granted reports whether words that stand before a disclaimer agree well enough to do without it.
func (b bound) granted() bool { return b.most*100 >= 93*(b.most+b.lost) }

// atMost bounds an alignment with the whole template, and one with what stands before its disclaimer.
func (t *laid) atMost(counts []uint16) (whole, grant bound) {
	whole.lost = t.required
	for _, b := range t.bag {
		n := counts[b.word]
		whole.most += int(min(n, b.all))
		whole.lost -= int(min(n, b.required))
		grant.most += int(min(n, b.grants))
		grant.lost += int(b.granted - min(n, b.granted))
	}
	return whole, grant
}
