package git

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sort"
)

const (
	maxReceived  = 3_000_000 // objects of a pack that is indexed; each takes memory
	maxInflation = 64 << 30  // bytes that a received pack may unpack to
)

// Receive writes a pack that a server sends, and an index made for it, into a new
// bare repository at dir, whose HEAD is the object head. The objects are read as
// streams and checked, so that memory is bounded whatever the server sends.
func Receive(ctx context.Context, dir string, head ID, r io.Reader) (err error) {
	for _, sub := range []string{"objects/pack", "refs"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "HEAD"), []byte(head.String()+"\n"), 0o600); err != nil {
		return err
	}
	base := filepath.Join(dir, "objects", "pack", "pack-received")
	f, err := os.OpenFile(base+".pack", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	size, err := io.Copy(f, r)
	if err != nil {
		return err
	}
	x := &indexer{ctx: ctx, p: &pack{format: SHA1, file: f, size: size - int64(SHA1.Size), cache: &baseCache{}}}
	x.p.once.Do(func() {}) // nothing to load, the index is being made
	x.p.known = map[ID]int64{}
	sum, err := x.scan()
	if err == nil {
		err = x.resolve()
	}
	if err != nil {
		return fmt.Errorf("received pack: %w", err)
	}
	return os.WriteFile(base+".idx", x.index(sum), 0o600)
}

// indexer makes the index of a pack.
type indexer struct {
	ctx      context.Context
	p        *pack
	objects  []indexed
	ofs      []ofsPending // sorted by base
	ref      []refPending // sorted by base
	inflated int64
}

type indexed struct {
	id  ID
	off int64
	crc uint32
}

type ofsPending struct {
	base int64
	at   int // in objects
}

type refPending struct {
	base ID
	at   int
}

// scan reads the pack from its beginning to its end. Objects that are whole get
// their names, deltas wait for their bases.
func (x *indexer) scan() (sum []byte, err error) {
	var head [12]byte
	if _, err := x.p.file.ReadAt(head[:], 0); err != nil {
		return nil, errPack
	}
	version, count := binary.BigEndian.Uint32(head[4:]), binary.BigEndian.Uint32(head[8:])
	if string(head[:4]) != "PACK" || version != 2 && version != 3 {
		return nil, errPack
	}
	if count > maxReceived {
		return nil, fmt.Errorf("%w: it has %d objects, at most %d are read; clone it with git, and scan the directory", ErrBudget, count, maxReceived)
	}
	off := int64(len(head))
	for range count {
		if off, err = x.object(off); err != nil {
			return nil, err
		}
	}
	if off != x.p.size {
		return nil, errPack
	}
	h := x.p.format.New()
	if _, err := io.Copy(h, io.NewSectionReader(x.p.file, 0, x.p.size)); err != nil {
		return nil, err
	}
	sum = make([]byte, x.p.format.Size)
	if _, err := x.p.file.ReadAt(sum, x.p.size); err != nil || !bytes.Equal(sum, h.Sum(nil)) {
		return nil, errors.New("it does not have its checksum")
	}
	sort.Slice(x.ofs, func(i, j int) bool { return x.ofs[i].base < x.ofs[j].base })
	sort.Slice(x.ref, func(i, j int) bool { return x.ref[i].base < x.ref[j].base })
	return sum, nil
}

// object reads the object at off and gives the place of the next.
func (x *indexer) object(off int64) (next int64, err error) {
	if err := x.ctx.Err(); err != nil {
		return 0, err
	}
	h, err := x.p.rawHeader(off)
	if err != nil {
		return 0, err
	}
	if x.inflated += h.size; h.size < 0 || x.inflated > maxInflation {
		return 0, fmt.Errorf("%w: it unpacks to more than %d bytes", ErrBudget, int64(maxInflation))
	}
	in, err := x.p.inflater(h)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	at := len(x.objects)
	object := indexed{off: off}
	content := x.p.format.New()
	fmt.Fprintf(content, "%s %d\x00", Kind(h.kind), h.size)
	n, err := io.Copy(content, io.LimitReader(in, h.size+1))
	if err != nil {
		return 0, err
	}
	if n != h.size {
		return 0, errPack
	}
	if _, err := in.z.Read(make([]byte, 1)); err != io.EOF { // the checksum stands behind the data
		return 0, errPack
	}
	switch h.kind {
	case ofsDelta:
		x.ofs = append(x.ofs, ofsPending{h.base, at})
	case refDelta:
		x.ref = append(x.ref, refPending{h.baseID, at})
	default:
		object.id = ID(content.Sum(nil))
	}
	next = h.data + in.consumed()
	crc := crc32.NewIEEE()
	if _, err := io.Copy(crc, bufio.NewReader(io.NewSectionReader(x.p.file, off, next-off))); err != nil {
		return 0, err
	}
	object.crc = crc.Sum32()
	x.objects = append(x.objects, object)
	return next, nil
}

// resolve names the deltas, from their bases on.
func (x *indexer) resolve() error {
	var todo []int // a stack: what was just made is the base of the next
	for at := range x.objects {
		if x.objects[at].id != "" {
			todo = append(todo, at)
		}
	}
	done := 0
	for ; len(todo) > 0; done++ {
		base := x.objects[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		children := x.children(base)
		for _, child := range children {
			if err := x.name(child); err != nil {
				return err
			}
		}
		todo = append(todo, children...)
	}
	if done != len(x.objects) {
		return fmt.Errorf("%d of its deltas have no base: %w", len(x.objects)-done, ErrMissing)
	}
	return nil
}

// children takes the deltas on an object out of those that wait.
func (x *indexer) children(base indexed) (out []int) {
	for i := sort.Search(len(x.ofs), func(i int) bool { return x.ofs[i].base >= base.off }); i < len(x.ofs) && x.ofs[i].base == base.off; i++ {
		out = append(out, x.ofs[i].at)
	}
	if _, again := x.p.known[base.id]; again {
		return out // the same object stands in the pack twice
	}
	for i := sort.Search(len(x.ref), func(i int) bool { return x.ref[i].base >= base.id }); i < len(x.ref) && x.ref[i].base == base.id; i++ {
		x.p.known[base.id] = base.off
		out = append(out, x.ref[i].at)
	}
	return out
}

func (x *indexer) name(at int) error {
	if err := x.ctx.Err(); err != nil {
		return err
	}
	r, kind, size, err := x.p.open(x.objects[at].off)
	if err != nil {
		return err
	}
	defer r.Close()
	h := x.p.format.New()
	fmt.Fprintf(h, "%s %d\x00", kind, size)
	if _, err := io.Copy(h, r); err != nil {
		return err
	}
	if x.inflated += size; x.inflated > maxInflation {
		return fmt.Errorf("%w: it unpacks to more than %d bytes", ErrBudget, int64(maxInflation))
	}
	x.objects[at].id = ID(h.Sum(nil))
	return nil
}

// index writes an index of version 2, gitformat-pack(5).
func (x *indexer) index(sum []byte) []byte {
	sort.Slice(x.objects, func(i, j int) bool { return x.objects[i].id < x.objects[j].id })
	b := []byte("\xfftOc\x00\x00\x00\x02")
	n := 0
	for first := range 256 {
		for n < len(x.objects) && int(x.objects[n].id[0]) <= first {
			n++
		}
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	for _, o := range x.objects {
		b = append(b, o.id...)
	}
	for _, o := range x.objects {
		b = binary.BigEndian.AppendUint32(b, o.crc)
	}
	var large []byte
	for _, o := range x.objects {
		small := uint32(o.off)
		if o.off >= 1<<31 {
			small = 1<<31 | uint32(len(large)/8)
			large = binary.BigEndian.AppendUint64(large, uint64(o.off))
		}
		b = binary.BigEndian.AppendUint32(b, small)
	}
	b = append(append(b, large...), sum...)
	h := x.p.format.New()
	h.Write(b)
	return h.Sum(b)
}
