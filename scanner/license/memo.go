package license

import (
	"hash/maphash"
	"sync"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// memo remembers what passages gave: a header stands in a thousand files. Its keys are
// hashed with a secret of the process, so that no text can be made to meet another.
type memo struct {
	seed maphash.Seed
	mu   *sync.Mutex
	kept map[uint64][]alignment
}

func newMemo() memo { return memo{seed: maphash.MakeSeed(), mu: new(sync.Mutex)} }

// Bounds of the memo: words of a passage that is remembered, and passages.
const (
	maxRemembered = 4000
	maxPassages   = 4096
)

// key stands for what an alignment looks at: words that no template has are all alike, so that
// a header has one key whoever's name stands in it.
func (d *data) key(toks []words.Token, ids []uint16) uint64 {
	var h maphash.Hash
	h.SetSeed(d.memo.seed)
	var room [3 * 256]byte
	b := room[:0]
	for i := range toks {
		mark := byte(0)
		if listNumber(&toks[i]) {
			mark = 1
		}
		if ids[i] == index.Unknown {
			if d.not.has(toks[i].Hash) {
				mark |= 2
			}
			if d.may.has(toks[i].Hash) {
				mark |= 4
			}
			if d.limit.has(toks[i].Hash) {
				mark |= 8
			}
		}
		if b = append(b, byte(ids[i]), byte(ids[i]>>8), mark); len(b) == len(room) {
			h.Write(b)
			b = room[:0]
		}
	}
	h.Write(b)
	return h.Sum64()
}

func (m *memo) get(key uint64) ([]alignment, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, ok := m.kept[key]
	return a, ok
}

func (m *memo) put(key uint64, a []alignment) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= maxPassages {
		m.kept = map[uint64][]alignment{}
	}
	m.kept[key] = a
}
