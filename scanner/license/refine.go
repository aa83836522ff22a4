package license

// Where seeds of a phrase that a text repeats were taken for one another, words
// are missing in one place and the same words are extra in another close by. Such places are
// aligned once more, without seeds.
const (
	refineReach = 30  // words that agree on either side of a place
	refineApart = 60  // words that agree between two places that are taken as one
	refineWords = 180 // words that may be aligned once more: see maxCells
)

// refine aligns the places once more where words are both missing and extra.
func (t *laid) refine(work *scratch, pairs []pair, ids []uint16) []pair {
	broken := func(i int) (missing, extra bool) {
		a, b := pairs[i-1], pairs[i]
		return b.tpl-a.tpl > 1, b.doc-a.doc-1 > t.room(a.tpl+1, b.tpl)
	}
	out := work.refined[:0]
	copied := 0
	for i := 1; i < len(pairs); i++ {
		missing, extra := broken(i)
		if !missing && !extra {
			continue
		}
		last := i
		for k := i + 1; k < len(pairs) && k-last < refineApart && pairs[k].tpl-pairs[i-1].tpl < refineWords; k++ {
			if m, e := broken(k); m || e {
				missing, extra, last = missing || m, extra || e, k
			}
		}
		if !missing || !extra {
			i = last
			continue
		}
		from, to := max(copied, i-1-refineReach), min(len(pairs)-1, last+refineReach)
		a, b := pairs[from], pairs[to]
		if (b.tpl-a.tpl+1)*(b.doc-a.doc+1) > maxCells {
			i = last
			continue
		}
		again := t.gap(work, work.again[:0], ids, a.tpl, b.tpl, a.doc, b.doc)
		work.again = again
		if len(again) > to-from {
			out = append(append(out, pairs[copied:from]...), again...)
			copied = to
		}
		i = last
	}
	if copied == 0 {
		return pairs
	}
	out = append(out, pairs[copied:]...)
	work.refined = out
	return out
}
