package source

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// maxDictionary is twice what the strongest setting of xz uses, in bytes.
const maxDictionary = 128 << 20

var errXZ = errors.New("its xz data are malformed; fetch it again")

// checkXZ goes through the headers of an xz file, without unpacking it, and refuses
// a block whose dictionary would take gigabytes of memory: the library takes
// whatever a header says. The XZ File Format 1.2; the chunks are those of LZMA2.
func checkXZ(file io.ReaderAt, size int64) error {
	x := &xzScan{r: file, size: size}
	for x.at < x.size {
		if err := x.stream(); err != nil {
			return err
		}
		for x.at+4 <= x.size { // stream padding
			b, err := x.peek(4)
			if err != nil {
				return err
			}
			if binary.LittleEndian.Uint32(b) != 0 {
				break
			}
			x.at += 4
		}
	}
	return nil
}

type xzScan struct {
	r        io.ReaderAt
	size, at int64
}

func (x *xzScan) peek(n int64) ([]byte, error) {
	b := make([]byte, n)
	if x.at < 0 || x.at+n > x.size {
		return nil, errXZ
	}
	_, err := x.r.ReadAt(b, x.at)
	if err == io.EOF {
		err = nil
	}
	return b, err
}

func (x *xzScan) next(n int64) ([]byte, error) {
	b, err := x.peek(n)
	x.at += n
	return b, err
}

func (x *xzScan) stream() error {
	head, err := x.next(12)
	if err != nil {
		return err
	}
	if string(head[:6]) != "\xfd7zXZ\x00" {
		return errXZ
	}
	check := int64(0) // bytes behind each block, 2.1.1.2
	if kind := head[7] & 15; kind > 0 {
		check = 4 << ((kind - 1) / 3)
	}
	for {
		b, err := x.peek(1)
		if err != nil {
			return err
		}
		if b[0] == 0 {
			return x.index()
		}
		if err := x.block(int64(b[0]), check); err != nil {
			return err
		}
	}
}

func (x *xzScan) block(headerSize, check int64) error {
	head, err := x.next((headerSize + 1) * 4)
	if err != nil {
		return err
	}
	if err := checkBlockHeader(head); err != nil {
		return err
	}
	start := x.at
	for {
		control, err := x.next(1)
		if err != nil {
			return err
		}
		c := control[0]
		if c == 0 {
			break
		}
		if c > 2 && c < 0x80 {
			return errXZ
		}
		sizes, err := x.next(2)
		if err == nil && c >= 0x80 { // the size that it unpacks to came first
			sizes, err = x.next(2)
		}
		if err != nil {
			return err
		}
		if c >= 0xc0 {
			x.at++ // properties
		}
		x.at += int64(binary.BigEndian.Uint16(sizes)) + 1
	}
	x.at += -(x.at-start)&3 + check
	return nil
}

// checkBlockHeader reads a block's filters and its dictionary's size.
func checkBlockHeader(head []byte) error {
	flags, b := head[1], head[2:len(head)-4]
	if flags&0x3f != 0 {
		return errors.New("it is an xz file with filters that licit does not read; unpack it first")
	}
	for _, has := range []byte{0x40, 0x80} { // compressed and uncompressed size
		for more := flags&has != 0; more; {
			if len(b) == 0 {
				return errXZ
			}
			more, b = b[0]&0x80 != 0, b[1:]
		}
	}
	if len(b) < 3 || b[0] != 0x21 || b[1] != 1 {
		return errors.New("it is an xz file with filters that licit does not read; unpack it first")
	}
	if bits := b[2]; bits > 40 || bits == 40 || int64(2|bits&1)<<(bits/2+11) > maxDictionary {
		return fmt.Errorf("%w: its xz dictionary has more than %d bytes", errBudget, maxDictionary)
	}
	return nil
}

// index passes over a stream's index and footer.
func (x *xzScan) index() error {
	start := x.at
	x.at++
	records, err := x.number()
	if err != nil || records > uint64(x.size) {
		return errXZ
	}
	for range 2 * records {
		if _, err := x.number(); err != nil {
			return err
		}
	}
	x.at += -(x.at-start)&3 + 4 + 12
	if x.at > x.size {
		return errXZ
	}
	return nil
}

func (x *xzScan) number() (n uint64, err error) {
	for shift := 0; shift < 63; shift += 7 {
		b, err := x.next(1)
		if err != nil {
			return 0, err
		}
		if n |= uint64(b[0]&0x7f) << shift; b[0]&0x80 == 0 {
			return n, nil
		}
	}
	return 0, errXZ
}
