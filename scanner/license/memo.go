package license

import (
	"hash/maphash"
	"sync"

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

func (m *memo) key(toks []words.Token) uint64 {
	var h maphash.Hash
	h.SetSeed(m.seed)
	var b [5]byte
	for _, t := range toks {
		b = [5]byte{byte(t.Hash), byte(t.Hash >> 8), byte(t.Hash >> 16), byte(t.Hash >> 24), byte(t.Flags & words.Bullet)}
		h.Write(b[:])
	}
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
