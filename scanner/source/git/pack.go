package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"container/list"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"sync"
)

const (
	ofsDelta = 6
	refDelta = 7

	maxChain     = 4096    // deltas on deltas; git itself writes no longer chains
	maxChainWork = 4 << 30 // bytes made on the way to one object
)

var errPack = errors.New("malformed pack")

// pack is a pack and its index, gitformat-pack(5), opened at first use. Nothing
// of them is held in memory, so that a repository's size does not matter.
type pack struct {
	dir    *os.Root
	base   string // path without extension
	format Format
	cache  *baseCache

	once   sync.Once
	err    error
	idx    *os.File
	file   *os.File
	size   int64 // of the pack, without its trailing checksum
	v1     bool
	count  uint32
	fanout [256]uint32
	known  map[ID]int64 // bases found so far, while a received pack has no index
}

func (p *pack) close() {
	p.once.Do(func() { p.err = os.ErrClosed })
	if p.idx != nil {
		p.idx.Close()
	}
	if p.file != nil {
		p.file.Close()
	}
}

func (p *pack) load() error {
	p.once.Do(func() {
		if err := p.openFiles(); err != nil {
			p.err = fmt.Errorf("git pack %s/%s: %w", p.dir.Name(), p.base, err)
		}
	})
	return p.err
}

func (p *pack) openFiles() (err error) {
	if p.idx, err = openRegular(p.dir, p.base+".idx"); err != nil {
		return err
	}
	if p.file, err = openRegular(p.dir, p.base+".pack"); err != nil {
		return err
	}
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	p.size = info.Size() - int64(p.format.Size)
	if info, err = p.idx.Stat(); err != nil {
		return err
	}
	head := make([]byte, 8+256*4)
	if _, err := p.idx.ReadAt(head, 0); err != nil {
		return err
	}
	table := head[8:]
	if string(head[:4]) != "\xfftOc" {
		p.v1, table = true, head[:256*4]
	} else if v := binary.BigEndian.Uint32(head[4:]); v != 2 {
		return fmt.Errorf("index version %d is not known", v)
	}
	for i := range p.fanout {
		p.fanout[i] = binary.BigEndian.Uint32(table[4*i:])
		if i > 0 && p.fanout[i] < p.fanout[i-1] {
			return errPack
		}
	}
	p.count = p.fanout[255]
	if need := p.nameAt(p.count); info.Size() < need {
		return errPack
	}
	return nil
}

func (p *pack) nameAt(i uint32) int64 {
	if p.v1 {
		return 256*4 + int64(i)*int64(4+p.format.Size) + 4
	}
	return 8 + 256*4 + int64(i)*int64(p.format.Size)
}

// search finds the first object whose name is not below prefix.
func (p *pack) search(prefix []byte) (uint32, error) {
	lo, hi := uint32(0), p.fanout[prefix[0]]
	if prefix[0] > 0 {
		lo = p.fanout[prefix[0]-1]
	}
	name := make([]byte, p.format.Size)
	var err error
	i := sort.Search(int(hi-lo), func(i int) bool {
		if _, e := p.idx.ReadAt(name, p.nameAt(lo+uint32(i))); e != nil {
			err = e
		}
		return bytes.Compare(name, prefix) >= 0
	})
	return lo + uint32(i), err
}

func (p *pack) find(id ID) (int64, bool, error) {
	if p.known != nil {
		off, ok := p.known[id]
		return off, ok, nil
	}
	if err := p.load(); err != nil {
		return 0, false, err
	}
	i, err := p.search([]byte(id))
	if err != nil || i >= p.count {
		return 0, false, err
	}
	name := make([]byte, p.format.Size)
	if _, err := p.idx.ReadAt(name, p.nameAt(i)); err != nil || ID(name) != id {
		return 0, false, err
	}
	off, err := p.offset(i)
	return off, err == nil, err
}

func (p *pack) offset(i uint32) (int64, error) {
	var b [8]byte
	if p.v1 {
		_, err := p.idx.ReadAt(b[:4], p.nameAt(i)-4)
		return int64(binary.BigEndian.Uint32(b[:4])), err
	}
	small := p.nameAt(p.count) + 4*int64(p.count) // behind names and checksums
	if _, err := p.idx.ReadAt(b[:4], small+4*int64(i)); err != nil {
		return 0, err
	}
	off := binary.BigEndian.Uint32(b[:4])
	if off < 1<<31 {
		return int64(off), nil
	}
	large := small + 4*int64(p.count)
	if _, err := p.idx.ReadAt(b[:], large+8*int64(off&(1<<31-1))); err != nil {
		return 0, err
	}
	return int64(binary.BigEndian.Uint64(b[:]) &^ (1 << 63)), nil
}

func (p *pack) prefixed(prefix string, max int, found map[ID]bool) error {
	if err := p.load(); err != nil {
		return err
	}
	whole := prefix + strings.Repeat("0", len(prefix)%2)
	first, err := hex.DecodeString(whole)
	if err != nil || len(first) == 0 {
		return fmt.Errorf("%q is no hash", prefix)
	}
	i, err := p.search(first)
	if err != nil {
		return err
	}
	name := make([]byte, p.format.Size)
	for ; i < p.count && len(found) < max; i++ {
		if _, err := p.idx.ReadAt(name, p.nameAt(i)); err != nil {
			return err
		}
		if !strings.HasPrefix(hex.EncodeToString(name), prefix) {
			break
		}
		found[ID(name)] = true
	}
	return nil
}

// packed is an object's header in a pack.
type packed struct {
	kind   byte
	size   int64 // inflated, of the delta where it is one
	data   int64 // offset of the deflated bytes
	base   int64 // offset of a delta's base
	baseID ID    // of a delta that names its base
}

// header reads the header of the object at off, and finds the base of a delta.
func (p *pack) header(off int64) (packed, error) {
	h, err := p.rawHeader(off)
	if err != nil || h.kind != refDelta {
		return h, err
	}
	base, ok, err := p.find(h.baseID)
	if err == nil && !ok {
		err = fmt.Errorf("base %s of a delta: %w", h.baseID, ErrMissing)
	}
	h.base = base
	return h, err
}

func (p *pack) rawHeader(off int64) (packed, error) {
	if off < 12 || off >= p.size {
		return packed{}, errPack
	}
	var buf [64]byte
	n, err := p.file.ReadAt(buf[:], off)
	if err != nil && err != io.EOF {
		return packed{}, err
	}
	b := buf[:n]
	h := packed{kind: b[0] >> 4 & 7, size: int64(b[0] & 15)}
	i := 1
	for shift := 4; b[i-1]&0x80 != 0; shift += 7 {
		if i >= len(b) || shift > 56 {
			return h, errPack
		}
		h.size |= int64(b[i]&0x7f) << shift
		i++
	}
	switch h.kind {
	case ofsDelta:
		if i >= len(b) {
			return h, errPack
		}
		d := int64(b[i] & 0x7f)
		for b[i]&0x80 != 0 {
			i++
			if i >= len(b) || d > 1<<48 {
				return h, errPack
			}
			d = (d+1)<<7 | int64(b[i]&0x7f)
		}
		i++
		h.base = off - d
		if h.base < 12 || d <= 0 {
			return h, errPack
		}
	case refDelta:
		if i+p.format.Size > len(b) {
			return h, errPack
		}
		h.baseID = ID(b[i : i+p.format.Size])
		i += p.format.Size
	case byte(Commit), byte(Tree), byte(Blob), byte(Tag):
	default:
		return h, errPack
	}
	h.data = off + int64(i)
	return h, nil
}

// inflater reads the deflated bytes of one object.
type inflater struct {
	io.Reader
	z   io.ReadCloser
	b   *bufio.Reader
	raw *io.SectionReader
}

// consumed is the number of deflated bytes that were read.
func (in *inflater) consumed() int64 {
	at, _ := in.raw.Seek(0, io.SeekCurrent) // never fails
	return at - int64(in.b.Buffered())
}

var inflaters = sync.Pool{New: func() any { return &inflater{b: bufio.NewReaderSize(nil, 8<<10)} }}

func (p *pack) inflater(h packed) (*inflater, error) {
	in := inflaters.Get().(*inflater)
	in.raw = io.NewSectionReader(p.file, h.data, p.size-h.data)
	in.b.Reset(in.raw)
	var err error
	if in.z == nil {
		in.z, err = zlib.NewReader(in.b)
	} else {
		err = in.z.(zlib.Resetter).Reset(in.b, nil)
	}
	if err != nil {
		return nil, err
	}
	in.Reader = in.z
	return in, nil
}

func (in *inflater) Close() error {
	if in.z != nil {
		inflaters.Put(&inflater{z: in.z, b: in.b})
		in.z, in.b, in.raw, in.Reader = nil, nil, nil, bytes.NewReader(nil)
	}
	return nil
}

func (p *pack) inflate(h packed) ([]byte, error) {
	if h.size > maxInMemory {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are held in memory", ErrBudget, h.size, maxInMemory)
	}
	in, err := p.inflater(h)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var b bytes.Buffer
	b.Grow(int(min(h.size+bytes.MinRead, 1<<20)))
	n, err := b.ReadFrom(io.LimitReader(in, h.size+1))
	if err != nil {
		return nil, err
	}
	if n != h.size {
		return nil, errPack
	}
	return b.Bytes(), nil
}

// chain follows an object's deltas down to the object that is whole, or to one
// that the cache holds.
func (p *pack) chain(off int64, cached bool) (deltas []packed, offs []int64, root packed, base *cachedBase, err error) {
	for {
		if cached {
			if base = p.cache.get(p, off); base != nil {
				return deltas, offs, root, base, nil
			}
		}
		h, err := p.header(off)
		if err != nil {
			return nil, nil, h, nil, err
		}
		offs = append(offs, off)
		if h.kind != ofsDelta && h.kind != refDelta {
			return deltas, offs, h, nil, nil
		}
		if deltas = append(deltas, h); len(deltas) > maxChain {
			return nil, nil, h, nil, fmt.Errorf("%w: more than %d deltas in a chain", ErrBudget, maxChain)
		}
		off = h.base
	}
}

func (p *pack) stat(off int64) (Kind, int64, error) {
	deltas, _, root, _, err := p.chain(off, false)
	if err != nil {
		return 0, 0, err
	}
	if len(deltas) == 0 {
		return Kind(root.kind), root.size, nil
	}
	in, err := p.inflater(deltas[0])
	if err != nil {
		return 0, 0, err
	}
	defer in.Close()
	var head [20]byte
	n, err := io.ReadFull(in, head[:])
	if err != nil && err != io.ErrUnexpectedEOF {
		return 0, 0, err
	}
	_, size, _, ok := deltaSizes(head[:n])
	if !ok {
		return 0, 0, errPack
	}
	return Kind(root.kind), size, nil
}

// open streams a whole object and builds a delta in memory.
func (p *pack) open(off int64) (io.ReadCloser, Kind, int64, error) {
	deltas, offs, root, base, err := p.chain(off, true)
	if err != nil {
		return nil, 0, 0, err
	}
	if len(deltas) == 0 && base == nil {
		in, err := p.inflater(root)
		if err != nil {
			return nil, 0, 0, err
		}
		return in, Kind(root.kind), root.size, nil
	}
	kind, data := Kind(root.kind), []byte(nil)
	if base != nil {
		kind, data = base.kind, base.data
	} else {
		if data, err = p.inflate(root); err != nil {
			return nil, 0, 0, err
		}
		p.cache.put(p, offs[len(offs)-1], kind, data)
	}
	work := int64(len(data))
	for i := len(deltas) - 1; i >= 0; i-- {
		delta, err := p.inflate(deltas[i])
		if err != nil {
			return nil, 0, 0, err
		}
		if data, err = applyDelta(data, delta); err != nil {
			return nil, 0, 0, err
		}
		if work += int64(len(data)); work > maxChainWork {
			return nil, 0, 0, fmt.Errorf("%w: a chain of deltas makes more than %d bytes", ErrBudget, int64(maxChainWork))
		}
		p.cache.put(p, offs[i], kind, data)
	}
	return io.NopCloser(bytes.NewReader(data)), kind, int64(len(data)), nil
}

func varint(b []byte) (int64, []byte, bool) {
	var n int64
	for i, shift := 0, 0; i < len(b) && shift <= 56; i, shift = i+1, shift+7 {
		n |= int64(b[i]&0x7f) << shift
		if b[i]&0x80 == 0 {
			return n, b[i+1:], true
		}
	}
	return 0, nil, false
}

func deltaSizes(delta []byte) (base, result int64, rest []byte, ok bool) {
	if base, rest, ok = varint(delta); !ok {
		return
	}
	result, rest, ok = varint(rest)
	return
}

func applyDelta(base, delta []byte) ([]byte, error) {
	from, size, d, ok := deltaSizes(delta)
	if !ok || from != int64(len(base)) {
		return nil, errPack
	}
	if size > maxInMemory {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are held in memory", ErrBudget, size, maxInMemory)
	}
	out := make([]byte, 0, size)
	for len(d) > 0 {
		op := d[0]
		d = d[1:]
		if op&0x80 == 0 { // insert
			if n := int(op); n == 0 || n > len(d) || int64(len(out)+n) > size {
				return nil, errPack
			}
			out, d = append(out, d[:op]...), d[op:]
			continue
		}
		var off, n int64 // copy
		for bit := 0; bit < 7; bit++ {
			if op&(1<<bit) == 0 {
				continue
			}
			if len(d) == 0 {
				return nil, errPack
			}
			if bit < 4 {
				off |= int64(d[0]) << (8 * bit)
			} else {
				n |= int64(d[0]) << (8 * (bit - 4))
			}
			d = d[1:]
		}
		if n == 0 {
			n = 0x10000
		}
		if off+n > int64(len(base)) || int64(len(out))+n > size {
			return nil, errPack
		}
		out = append(out, base[off:off+n]...)
	}
	if int64(len(out)) != size {
		return nil, errPack
	}
	return out, nil
}

// baseCache keeps the objects that deltas were last built on: reading a tree in
// path order meets the same bases again and again.
type baseCache struct {
	mu    sync.Mutex
	bytes int64
	order list.List // of *cachedBase, newest first
	at    map[baseKey]*list.Element
}

type baseKey struct {
	p   *pack
	off int64
}

type cachedBase struct {
	key  baseKey
	kind Kind
	data []byte
}

const maxCached = 24 << 20

func (c *baseCache) get(p *pack, off int64) *cachedBase {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[baseKey{p, off}]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*cachedBase)
}

func (c *baseCache) put(p *pack, off int64, kind Kind, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := baseKey{p, off}
	if len(data) > maxCached/4 || c.at[key] != nil {
		return
	}
	if c.at == nil {
		c.at = map[baseKey]*list.Element{}
	}
	c.at[key] = c.order.PushFront(&cachedBase{key, kind, data})
	for c.bytes += int64(len(data)); c.bytes > maxCached; {
		last := c.order.Back()
		b := c.order.Remove(last).(*cachedBase)
		delete(c.at, b.key)
		c.bytes -= int64(len(b.data))
	}
}
