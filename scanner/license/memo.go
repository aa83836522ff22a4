package license

import (
	"hash/maphash"
	"slices"
	"sync"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// memo remembers what passages gave: a header stands in a thousand files. Its keys are
// hashed with a secret of the process, so that no text can be made to meet another.
type memo struct {
	seed    maphash.Seed
	mu      *sync.Mutex
	kept    map[uint64][]alignment
	results map[uint64]Result // of whole regions, byte by byte
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed(), mu: new(sync.Mutex)} }

// Bounds of the memo: words of a passage that is remembered, and passages; bytes of a region, findings in it, and regions.
const (
	maxRemembered = 4000
	maxPassages   = 4096
	maxRegion     = 8 << 10
	maxFindings   = 32
	maxRegions    = 2048
)

// remembered returns what a region that stands in a text gives: the same bytes were read before, or are read now.
func (d *data) remembered(text []byte, region Span, whole bool) Result {
	part := text[region.Start:region.End]
	key := maphash.Bytes(d.memo.seed, part)
	if whole {
		key = ^key
	}
	d.memo.mu.Lock()
	r, ok := d.memo.results[key]
	d.memo.mu.Unlock()
	if !ok {
		r = d.scan(part, []Span{{0, len(part)}}, whole)
		if len(r.Matches)+len(r.Clauses)+len(r.Unidentified)+len(r.Pointers)+len(r.Invalid) > maxFindings {
			return r.moved(func(at int) int { return at + region.Start })
		}
		d.memo.mu.Lock()
		if d.memo.results == nil || len(d.memo.results) >= maxRegions {
			d.memo.results = map[uint64]Result{}
		}
		d.memo.results[key] = r
		d.memo.mu.Unlock()
	}
	return r.clone().moved(func(at int) int { return at + region.Start })
}

// clone returns a copy whose offsets may be changed.
func (r Result) clone() Result {
	r.Matches, r.Clauses, r.Unidentified = slices.Clone(r.Matches), slices.Clone(r.Clauses), slices.Clone(r.Unidentified)
	r.Pointers, r.Invalid = slices.Clone(r.Pointers), slices.Clone(r.Invalid)
	for i, m := range r.Matches {
		r.Matches[i].Extra = slices.Clone(m.Extra)
	}
	return r
}

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
