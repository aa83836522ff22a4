package license

import "github.com/licit-compliance/licit/scanner/license/words"

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
		gone, there := b.tpl-a.tpl-1, b.doc-a.doc-1
		return gone > 0, there > t.room(a.tpl+1, b.tpl) || gone > 0 && there >= gone // what fills a blank may be what is gone
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

// strayWords is how many words of a text that a template does not have stand on both sides of a word that agrees by chance.
const strayWords = 3

// connected leaves out words that may be absent and that stand alone among words that the template does not have.
func (t *laid) connected(pairs []pair) []pair {
	stray := func(i int) bool {
		a, b, c := pairs[i-1], pairs[i], pairs[i+1]
		return t.flat[b.tpl].Optional && b.doc-a.doc > strayWords && c.doc-b.doc > strayWords && t.room(a.tpl+1, c.tpl) < strayWords
	}
	var out []pair
	for i := 1; i+1 < len(pairs); i++ {
		switch {
		case stray(i) && out == nil:
			out = append(out, pairs[:i]...)
		case out != nil && !stray(i):
			out = append(out, pairs[i])
		}
	}
	if out == nil {
		return pairs
	}
	return append(out, pairs[len(pairs)-1])
}

// slideWords is how many words at the beginning of a sentence may be taken for those of a sentence that
// was put in before it.
const slideWords = 4

// slide mends pairs where sentences were put into a text and begin, or go on, as the next sentence of the template does: in
// "… Alternatively, this software may be … . THIS SOFTWARE IS PROVIDED" the second "this software" is the template's.
func (t *laid) slide(pairs []pair, toks []words.Token) {
	for i := 0; i+1 < len(pairs); i++ {
		// Room that is there only behind a word goes with the last such word: "Copyright <year> <name>".
		if a, b := &pairs[i], pairs[i+1]; b.doc-a.doc > 1 && b.tpl-a.tpl > 1 && t.flat[b.tpl].Behind && t.flat[a.tpl].Optional &&
			t.flat[b.tpl-1].Optional && t.flat[b.tpl-1].Word == t.flat[a.tpl].Word {
			a.tpl = b.tpl - 1
		}
		// "a) A licence": the number of an item was taken for the word.
		if a := &pairs[i]; listNumber(&toks[a.doc]) && pairs[i+1].doc > a.doc+1 && toks[a.doc+1].Hash == toks[a.doc].Hash {
			a.doc++
		}
		end := pairs[i+1].doc // of what is extra behind pair i
		if end-pairs[i].doc <= slideWords || pairs[i+1].tpl-pairs[i].tpl > 1 {
			continue
		}
		for n := 1; n <= slideWords && n <= i; n++ {
			first := i - n + 1
			if pairs[first].doc+n-1 != pairs[i].doc || toks[pairs[first].doc].Hash != toks[end-n].Hash {
				continue
			}
			before := pairs[first-1].doc + 1
			if before == pairs[first].doc || !starts(&toks[before]) || !starts(&toks[end-n]) || !sameWords(toks[pairs[first].doc:pairs[first].doc+n], toks[end-n:end]) {
				continue
			}
			for k := range n {
				pairs[first+k].doc = end - n + k
			}
			break
		}
	}
}

func sameWords(a, b []words.Token) bool {
	for i := range a {
		if a[i].Hash != b[i].Hash {
			return false
		}
	}
	return true
}
