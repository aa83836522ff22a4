package license

import (
	"slices"

	"github.com/licit-compliance/licit/scanner/license/index"
)

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
	for _, b := range t.words() {
		n := counts[b.word]
		whole.most += int(min(n, b.all))
		whole.lost -= int(min(n, b.required))
		grant.most += int(min(n, b.grants))
		grant.lost += int(b.granted - min(n, b.granted))
	}
	return whole, grant
}

// words counts the words of the template, when that is first asked for.
func (t *laid) words() []bag {
	t.counting.Do(func() {
		known := make([]uint32, 0, len(t.flat)) // with a bit where a word is required and one where it grants
		for i, p := range t.flat {
			bits := uint32(0)
			if !p.Optional {
				bits = 1
			}
			if i < t.disclaimer {
				bits |= 2
			}
			if p.Word != index.Unknown {
				known = append(known, uint32(p.Word)<<2|bits)
			}
		}
		slices.Sort(known)
		for i, w := range known {
			if i == 0 || known[i-1]>>2 != w>>2 {
				t.bag = append(t.bag, bag{word: uint16(w >> 2)})
			}
			last := &t.bag[len(t.bag)-1]
			last.all++
			last.required += uint16(w & 1)
			last.grants += uint16(w >> 1 & 1)
			last.granted += uint16(w & (w >> 1) & 1)
		}
	})
	return t.bag
}
