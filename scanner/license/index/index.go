// Package index reads and writes the packed licence templates. The bytes are used
// where they lie: opening an index reads its header and nothing else.
package index

import (
	"errors"
	"fmt"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// The layout, little endian. Offsets are from the start of the bytes.
//
//	header     magic, digest, counts and offsets: see the constants
//	vocabulary open-addressed table of word number + 1 (u16), by hash
//	hashes     u32 for each word
//	spellings  u32 offsets and the bytes of the words
//	templates  records of recordSize bytes
//	ops        u16, see the Op constants
//	names      bytes
//	buckets    u32 offsets into entries, by the high 16 bits of a shingle's hash
//	entries    low 16 bits, template, position (3 × u16), sorted
//	whole      u64 hash of a verbatim text and u32 template, sorted
//	links      u64 hash of an address, then offset (u32) and length (u16) of an id in names, sorted
const (
	magic = "LICITX03"

	hDigest    = 8  // 32 bytes: sha256 of all that follows the header
	hTemplates = 40 // u32 from here
	hWords     = 44
	hTableBits = 48
	hVocab     = 52
	hHashes    = 56
	hSpellOff  = 60
	hSpellings = 64
	hRecords   = 68
	hOps       = 72
	hNames     = 76
	hBuckets   = 80
	hEntries   = 84
	hWhole     = 88
	hWholeLen  = 92
	hLinks     = 96
	hLinksLen  = 100
	hEnd       = 104
	headerSize = 108

	recordSize = 24
	entrySize  = 6
	wholeSize  = 12
	linkSize   = 16
)

// The operations of a template; a lower value is a word of the vocabulary.
const (
	OptBegin uint16 = 0xF000 + iota
	OptEnd
	AltBegin
	AltOr
	AltEnd
	Slot uint16 = 0xF100 // plus the most words that may stand here, 255 for any number
)

// Kind says what a template is the text of.
type Kind uint8

// The kinds of template.
const (
	Text Kind = iota
	Exception
	Notice // a standard header
)

// Unknown is the number of a word that no template has.
const Unknown = 0xFFFF

// ShingleLen is the number of consecutive words that a seed is made of.
const ShingleLen = 4

// Index is an open index. It is read only and safe for concurrent use.
type Index struct {
	data      string
	templates int
	words     int
	tableMask uint32
	vocab     int
	hashes    int
	records   int
	ops       int
	buckets   int
	entries   int
	whole     int
	wholeLen  int
	links     int
	linksLen  int
}

// ErrFormat says that bytes are no index of this version.
var ErrFormat = errors.New("not a licence index of this version: run go generate ./scanner/license")

func u16(s string, i int) uint16 { _ = s[i+1]; return uint16(s[i]) | uint16(s[i+1])<<8 }
func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
func u64(s string, i int) uint64 { return uint64(u32(s, i)) | uint64(u32(s, i+4))<<32 }

// Open checks the header of data and the bounds of its parts.
func Open(data string) (*Index, error) {
	if len(data) < headerSize || data[:8] != magic {
		return nil, ErrFormat
	}
	at := func(h int) int { return int(u32(data, h)) }
	x := &Index{data: data, templates: at(hTemplates), words: at(hWords), vocab: at(hVocab), hashes: at(hHashes),
		records: at(hRecords), ops: at(hOps), buckets: at(hBuckets), entries: at(hEntries), whole: at(hWhole), wholeLen: at(hWholeLen),
		links: at(hLinks), linksLen: at(hLinksLen)}
	bits := at(hTableBits)
	if bits > 20 || x.words >= int(OptBegin) || at(hEnd) != len(data) {
		return nil, ErrFormat
	}
	x.tableMask = 1<<bits - 1
	parts := []struct{ from, size int }{
		{x.vocab, 2 << bits}, {x.hashes, 4 * x.words}, {at(hSpellOff), 4 * (x.words + 1)}, {x.records, recordSize * x.templates},
		{x.buckets, 4 * (1<<16 + 1)}, {x.whole, wholeSize * x.wholeLen}, {x.links, linkSize * x.linksLen},
	}
	for _, p := range parts {
		if p.from < headerSize || p.size < 0 || p.from > len(data) || p.size > len(data)-p.from {
			return nil, ErrFormat
		}
	}
	if n := int(u32(data, x.buckets+4<<16)); x.entries < headerSize || x.entries > len(data) || n > (len(data)-x.entries)/entrySize {
		return nil, ErrFormat
	}
	return x, nil
}

// Digest identifies the data.
func (x *Index) Digest() string { return fmt.Sprintf("sha256:%x", x.data[hDigest:hDigest+32]) }

// Len is the number of templates.
func (x *Index) Len() int { return x.templates }

// Word returns the number of the word with this hash, Unknown where no template
// has it.
func (x *Index) Word(h words.Hash) uint16 {
	for i, tries := slot(h)&x.tableMask, x.tableMask; tries > 0; i, tries = (i+1)&x.tableMask, tries-1 {
		n := u16(x.data, x.vocab+2*int(i))
		if n == 0 {
			return Unknown
		}
		if int(n) <= x.words && u32(x.data, x.hashes+4*int(n-1)) == uint32(h) {
			return n - 1
		}
	}
	return Unknown
}

func slot(h words.Hash) uint32 { return uint32(h) * 0x9E3779B1 >> 9 }

// Spelling returns the word of a number as one of the texts has it.
func (x *Index) Spelling(word uint16) string {
	if int(word) >= x.words {
		return ""
	}
	off, base := int(u32(x.data, hSpellOff)), int(u32(x.data, hSpellings))
	from, to := base+int(u32(x.data, off+4*int(word))), base+int(u32(x.data, off+4*int(word)+4))
	if from > to || from < 0 || to > len(x.data) {
		return ""
	}
	return x.data[from:to]
}

// Template is the record of one template.
type Template struct {
	ID       string // of a licence or exception
	Title    string
	Kind     Kind
	Ops      int // number of operations
	Shingles int // that the index holds of it
	opsAt    int
	x        *Index
}

// Template returns template n, which must be below Len.
func (x *Index) Template(n int) Template {
	r := x.records + recordSize*n
	t := Template{ID: x.name(r), Title: x.name(r + 8), Kind: Kind(x.data[r+6]), Shingles: int(u16(x.data, r+14)), x: x}
	t.opsAt, t.Ops = x.ops+2*int(u32(x.data, r+16)), int(u32(x.data, r+20))
	if t.opsAt < 0 || t.opsAt > len(x.data) || 2*t.Ops > len(x.data)-t.opsAt {
		t.Ops = 0
	}
	return t
}

// Shingles is how many shingles of template n the index holds.
func (x *Index) Shingles(n int) int { return int(u16(x.data, x.records+recordSize*n+14)) }

// Spelling returns the spelling of a word of the index.
func (t Template) Spelling(word uint16) string { return t.x.Spelling(word) }

// SpellingOf returns the spelling of a word of a text, "" where no template has it.
func (t Template) SpellingOf(h words.Hash) string {
	if w := t.x.Word(h); w != Unknown {
		return t.x.Spelling(w)
	}
	return ""
}

// name reads the offset and length of a name at a place of the data.
func (x *Index) name(at int) string {
	off, size := int(u32(x.data, hNames))+int(u32(x.data, at)), int(u16(x.data, at+4))
	if off < 0 || off > len(x.data) || size > len(x.data)-off {
		return ""
	}
	return x.data[off : off+size]
}

// Link returns the id of the licence that an address is known to hold.
func (x *Index) Link(address string) (id string, ok bool) {
	hash := linkHash(address)
	lo, hi := 0, x.linksLen
	for lo < hi {
		mid := (lo + hi) / 2
		switch v := u64(x.data, x.links+linkSize*mid); {
		case v == hash:
			return x.name(x.links + linkSize*mid + 8), true
		case v < hash:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return "", false
}

// Address brings a web address into the form that links are compared in: lower case,
// without scheme, "www." and the ending of a page. A part of a page, behind "#", stays.
func Address(url string) string {
	s := strings.ToLower(url)
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+3:]
	}
	s = strings.TrimPrefix(s, "www.")
	s, part, _ := strings.Cut(s, "#")
	s = strings.TrimRight(s, "/.,;:)>]'\"")
	for _, tail := range []string{".html", ".htm", ".php", ".txt", ".md", ".aspx", ".shtml", ".xml", ".pdf"} {
		s = strings.TrimSuffix(s, tail)
	}
	s = strings.TrimSuffix(s, "/legalcode")
	if part != "" {
		return s + "#" + part
	}
	return s
}

func linkHash(address string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(address); i++ {
		h = (h ^ uint64(address[i])) * 1099511628211
	}
	return h
}

// Op returns operation i of the template.
func (t Template) Op(i int) uint16 { return u16(t.x.data, t.opsAt+2*i) }

// Seeds calls yield for every place in a template where the shingle stands.
func (x *Index) Seeds(shingle uint32, yield func(template, at int)) {
	b := x.buckets + 4*int(shingle>>16)
	from, to := u32(x.data, b), u32(x.data, b+4)
	low := uint16(shingle)
	last := u32(x.data, x.buckets+4<<16)
	if to > last {
		return
	}
	for e := from; e < to; e++ {
		at := x.entries + entrySize*int(e)
		switch v := u16(x.data, at); {
		case v == low:
			if t := int(u16(x.data, at+2)); t < x.templates {
				yield(t, int(u16(x.data, at+4)))
			}
		case v > low:
			return
		}
	}
}

// Has reports whether any template holds the shingle.
func (x *Index) Has(shingle uint32) bool {
	b := x.buckets + 4*int(shingle>>16)
	from, to := u32(x.data, b), u32(x.data, b+4)
	if to > u32(x.data, x.buckets+4<<16) {
		return false
	}
	low := uint16(shingle)
	for e := from; e < to; e++ {
		if v := u16(x.data, x.entries+entrySize*int(e)); v >= low {
			return v == low
		}
	}
	return false
}

// Shingle is the hash of ShingleLen words.
func Shingle(a, b, c, d uint16) uint32 {
	v := (uint64(a) | uint64(b)<<16 | uint64(c)<<32 | uint64(d)<<48) * 0x9E3779B97F4A7C15
	v ^= v >> 29
	v *= 0xBF58476D1CE4E5B9
	return uint32(v >> 32)
}

// Whole returns the template of a verbatim text by the hash of all its words.
func (x *Index) Whole(hash uint64) (template int, ok bool) {
	lo, hi := 0, x.wholeLen
	for lo < hi {
		mid := (lo + hi) / 2
		switch v := u64(x.data, x.whole+wholeSize*mid); {
		case v == hash:
			n := int(u32(x.data, x.whole+wholeSize*mid+8))
			return n, n < x.templates
		case v < hash:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}

// WholeHash hashes the words of a text.
func WholeHash(toks []words.Token) uint64 {
	h := uint64(14695981039346656037)
	for i := range toks {
		h = (h ^ uint64(toks[i].Hash)) * 1099511628211
		h ^= h >> 32
	}
	return h
}
