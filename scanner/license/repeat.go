package license

import "github.com/licit-compliance/licit/scanner/license/words"

// A clause that a text says twice, for another holder mostly, adds nothing to the licence.
const (
	repeatWords = 10 // so many words may be a clause
	repeatOver  = 6  // how many words more its twin may have
)

// repeats reports whether toks[from:to] says what stands right before or behind it once more: three quarters of the words
// are there, and all that forbid or allow.
func (t *laid) repeats(toks []words.Token, from, to int) bool {
	n := to - from
	if n < repeatWords || n > maxParagraph {
		return false
	}
	same := func(low, high int) bool {
		there := make(map[words.Hash]int, high-low)
		for _, w := range toks[max(0, low):min(len(toks), high)] {
			there[w.Hash]++
		}
		found := 0
		for _, w := range toks[from:to] {
			if there[w.Hash] > 0 {
				there[w.Hash]--
				found++
			} else if t.not.has(w.Hash) || t.may.has(w.Hash) {
				return false
			}
		}
		return 4*found >= 3*n
	}
	return same(from-n-repeatOver, from) || same(to, to+n+repeatOver)
}
