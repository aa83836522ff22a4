package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// Source is one template to pack.
type Source struct {
	ID, Title string
	Kind      Kind
	Parts     []Part
	Verbatim  [][]words.Token // whole texts that are this template
	Links     []string        // where the text is to be found, as Address writes them
}

// Part is a piece of a template: words, or one of the operations (Op from
// OptBegin), or both absent.
type Part struct {
	Op    uint16 // 0 for words
	Words []Spelled
}

// Spelled is a word with its spelling.
type Spelled struct {
	Hash words.Hash
	Text string
}

// Link is an address, as Address writes it, and the expression that it stands for.
type Link struct{ Address, Expression string }

// Build packs the templates, in this order of preference where texts are equal, and links
// beyond those of the templates.
func Build(sources []Source, links []Link) ([]byte, error) {
	b := builder{number: map[words.Hash]uint16{}, links: map[uint64]string{}}
	for _, l := range links { // what is said of an address by name goes before what a source says
		b.link(l.Address, b.name(l.Expression))
	}
	for _, s := range sources {
		b.template(s)
	}
	if len(b.spell) >= int(OptBegin) {
		return nil, fmt.Errorf("%d words do not fit the vocabulary", len(b.spell))
	}
	if b.err != nil {
		return nil, b.err
	}
	return b.pack()
}

type entry struct {
	shingle  uint32
	template uint16
	at       uint16
}

type builder struct {
	number  map[words.Hash]uint16
	hashes  []words.Hash
	spell   []string
	ops     []uint16
	names   bytes.Buffer
	records []byte
	entries []entry
	whole   []wholeText
	links   map[uint64]string // name record by hash, of the first licence that has it
	n       int
	err     error
}

type wholeText struct {
	hash     uint64
	template uint32
}

func (b *builder) word(w Spelled) uint16 {
	n, ok := b.number[w.Hash]
	if !ok {
		n = uint16(len(b.spell))
		b.number[w.Hash] = n
		b.spell = append(b.spell, w.Text)
		b.hashes = append(b.hashes, w.Hash)
	}
	return n
}

// name returns the record of a name: where it lies, and its length.
func (b *builder) name(s string) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(b.names.Len()))
	b.names.WriteString(s)
	return binary.LittleEndian.AppendUint16(out, uint16(len(s)))
}

// link gives an address to the licence of this name record, if none has it.
func (b *builder) link(address string, name []byte) {
	if h := linkHash(address); b.links[h] == "" {
		b.links[h] = string(name)
	}
}

func (b *builder) template(s Source) {
	start := len(b.ops)
	for _, p := range s.Parts {
		if p.Op != 0 {
			b.ops = append(b.ops, p.Op)
		}
		for _, w := range p.Words {
			b.ops = append(b.ops, b.word(w))
		}
	}
	ops := b.ops[start:]
	flat := Flatten(ops)
	if len(flat) > 0xFFFF {
		b.err = fmt.Errorf("%s: %d words are too many for one template", s.ID, len(flat))
		return
	}
	stored := 0
	step := uint32(Step(len(flat)))
	for i := 0; i+ShingleLen <= len(flat); i++ {
		ok := true
		for k := 1; k < ShingleLen; k++ {
			ok = ok && flat[i+k].Room == 0
		}
		if !ok {
			continue
		}
		h := Shingle(flat[i].Word, flat[i+1].Word, flat[i+2].Word, flat[i+3].Word)
		// Near its ends all are kept, so that a text is found from its first word to its last.
		if b.sample(flat[i:i+ShingleLen])%step != 0 && i >= endWords && i < len(flat)-endWords {
			continue
		}
		b.entries = append(b.entries, entry{h, uint16(b.n), uint16(i)})
		stored++
	}
	id := b.name(s.ID)
	for _, l := range s.Links {
		b.link(l, id)
	}
	r := append(id, byte(s.Kind), 0)
	r = append(r, b.name(s.Title)...)
	r = binary.LittleEndian.AppendUint16(r, uint16(stored))
	r = binary.LittleEndian.AppendUint32(r, uint32(start))
	r = binary.LittleEndian.AppendUint32(r, uint32(len(ops)))
	b.records = append(b.records, r...)
	for _, text := range s.Verbatim {
		b.whole = append(b.whole, wholeText{WholeHash(text), uint32(b.n)})
	}
	b.n++
}

// sample decides by the words themselves, not by their numbers, whether a shingle is kept: what is known of one text does not change with
// others that come or go.
func (b *builder) sample(shingle []Position) uint32 {
	h := uint32(2166136261)
	for _, p := range shingle {
		if int(p.Word) < len(b.hashes) {
			h = (h ^ uint32(b.hashes[p.Word])) * 16777619
		}
	}
	return h >> 15
}

func (b *builder) pack() ([]byte, error) {
	sort.SliceStable(b.entries, func(i, j int) bool {
		x, y := b.entries[i], b.entries[j]
		if x.shingle != y.shingle {
			return x.shingle < y.shingle
		}
		if x.template != y.template {
			return x.template < y.template
		}
		return x.at < y.at
	})
	sort.SliceStable(b.whole, func(i, j int) bool { return b.whole[i].hash < b.whole[j].hash })
	kept := b.whole[:0]
	for i, w := range b.whole { // of equal texts the first template is preferred
		if i == 0 || w.hash != kept[len(kept)-1].hash {
			kept = append(kept, w)
		}
	}
	b.whole = kept

	out := make([]byte, headerSize)
	copy(out, magic)
	le := binary.LittleEndian
	mark := func(h int) { le.PutUint32(out[h:], uint32(len(out))) }
	le.PutUint32(out[hTemplates:], uint32(b.n))
	le.PutUint32(out[hWords:], uint32(len(b.spell)))
	bits := 4
	for 1<<bits < 2*len(b.spell) {
		bits++
	}
	le.PutUint32(out[hTableBits:], uint32(bits))
	mark(hVocab)
	table := make([]uint16, 1<<bits)
	for n, h := range b.hashes {
		i := slot(h) & (1<<bits - 1)
		for table[i] != 0 {
			i = (i + 1) & (1<<bits - 1)
		}
		table[i] = uint16(n + 1)
	}
	for _, v := range table {
		out = le.AppendUint16(out, v)
	}
	mark(hHashes)
	for _, h := range b.hashes {
		out = le.AppendUint32(out, uint32(h))
	}
	mark(hSpellOff)
	off := 0
	for _, s := range b.spell {
		out = le.AppendUint32(out, uint32(off))
		off += len(s)
	}
	out = le.AppendUint32(out, uint32(off))
	mark(hSpellings)
	for _, s := range b.spell {
		out = append(out, s...)
	}
	mark(hRecords)
	out = append(out, b.records...)
	mark(hOps)
	for _, v := range b.ops {
		out = le.AppendUint16(out, v)
	}
	mark(hNames)
	out = append(out, b.names.Bytes()...)
	mark(hBuckets)
	k := 0
	for bucket := 0; bucket <= 1<<16; bucket++ {
		for k < len(b.entries) && int(b.entries[k].shingle>>16) < bucket {
			k++
		}
		out = le.AppendUint32(out, uint32(k))
	}
	mark(hEntries)
	for _, e := range b.entries {
		out = le.AppendUint16(out, uint16(e.shingle))
		out = le.AppendUint16(out, e.template)
		out = le.AppendUint16(out, e.at)
	}
	mark(hWhole)
	le.PutUint32(out[hWholeLen:], uint32(len(b.whole)))
	for _, w := range b.whole {
		out = le.AppendUint64(out, w.hash)
		out = le.AppendUint32(out, w.template)
	}
	mark(hLinks)
	le.PutUint32(out[hLinksLen:], uint32(len(b.links)))
	for _, h := range slices.Sorted(maps.Keys(b.links)) {
		out = le.AppendUint64(out, h)
		out = append(out, b.links[h]...)
		out = append(out, 0, 0)
	}
	mark(hEnd)
	sum := sha256.Sum256(out[headerSize:])
	copy(out[hDigest:], sum[:])
	return out, nil
}

// endWords is how many words at either end of a template have all of their shingles kept.
const endWords = 40

// Step says of a template of so many words that one shingle in so many is kept, but near its ends.
func Step(words int) int {
	switch {
	case words > 1000:
		return 4
	case words > 300:
		return 2
	}
	return 1
}
