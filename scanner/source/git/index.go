package git

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unsafe"
)

// File modes in git's index and trees.
const (
	ModeType    = 0o170000
	ModeTree    = 0o040000
	ModeFile    = 0o100000
	ModeSymlink = 0o120000
	ModeGitlink = 0o160000
)

// IndexEntry is a path of the index, with the stat data that git kept to tell
// cheaply whether the file changed.
type IndexEntry struct {
	Path         string // raw
	Mode         uint32
	ID           ID
	Stage        uint8 // not 0 while a merge is unresolved
	SkipWorktree bool  // sparse: not meant to be in the work tree
	IntentToAdd  bool  // git add -N: a name without content

	CtimeSec, CtimeNsec uint32
	MtimeSec, MtimeNsec uint32
	Ino, Size           uint32
}

var errIndex = errors.New("git index is malformed")

// parseIndex reads an index of version 2 to 4, gitformat-index(5), which nobody changes afterwards. Entries come
// in the order of their paths. The extensions are not needed and are skipped,
// but one that changes the meaning of the entries is an error.
func parseIndex(data []byte, f Format) ([]IndexEntry, error) {
	if len(data) < 12+f.Size || string(data[:4]) != "DIRC" {
		return nil, errIndex
	}
	body, sum := data[:len(data)-f.Size], data[len(data)-f.Size:]
	if !bytes.Equal(sum, make([]byte, f.Size)) { // zero: index.skipHash
		h := f.New()
		h.Write(body)
		if !bytes.Equal(h.Sum(nil), sum) {
			return nil, errors.New("git index does not have its checksum")
		}
	}
	version, count := binary.BigEndian.Uint32(data[4:]), int(binary.BigEndian.Uint32(data[8:]))
	if version < 2 || version > 4 {
		return nil, fmt.Errorf("git index has version %d, known are 2 to 4", version)
	}
	fixed := 40 + f.Size + 2
	if count > len(body)/fixed {
		return nil, errIndex
	}
	text := unsafe.String(unsafe.SliceData(body), len(body)) // paths and ids are parts of it: nothing is copied
	entries := make([]IndexEntry, 0, count)
	pos, previous := 12, ""
	for i := 0; i < count; i++ {
		start := pos
		if pos+fixed > len(body) {
			return nil, errIndex
		}
		word := func(i int) uint32 { return binary.BigEndian.Uint32(body[start+4*i:]) }
		e := IndexEntry{
			CtimeSec: word(0), CtimeNsec: word(1), MtimeSec: word(2), MtimeNsec: word(3),
			Ino: word(5), Mode: word(6), Size: word(9), ID: ID(text[start+40 : start+40+f.Size]),
		}
		pos += 40 + f.Size
		flags := binary.BigEndian.Uint16(body[pos:])
		e.Stage = uint8(flags >> 12 & 3)
		pos += 2
		if flags&0x4000 != 0 && version >= 3 {
			if pos+2 > len(body) {
				return nil, errIndex
			}
			more := binary.BigEndian.Uint16(body[pos:])
			e.SkipWorktree, e.IntentToAdd = more&0x4000 != 0, more&0x2000 != 0
			pos += 2
		}
		keep := 0
		if version == 4 {
			strip, n, ok := offsetVarint(body[pos:])
			if !ok || strip > len(previous) {
				return nil, errIndex
			}
			pos += n
			keep = len(previous) - strip
		}
		end := strings.IndexByte(text[pos:], 0)
		if end < 0 || keep+end > 1<<16 {
			return nil, errIndex
		}
		if e.Path = text[pos : pos+end]; version == 4 {
			e.Path = previous[:keep] + e.Path
			pos += end + 1
		} else {
			pos = start + (pos+end-start)/8*8 + 8 // padded with 1 to 8 NULs
		}
		if n := len(entries); n > 0 && (entries[n-1].Path > e.Path || entries[n-1].Path == e.Path && entries[n-1].Stage >= e.Stage) {
			return nil, fmt.Errorf("%w: not in the order of its paths", errIndex)
		}
		previous = e.Path
		entries = append(entries, e)
	}
	for pos+8 <= len(body) {
		name, size := text[pos:pos+4], int(binary.BigEndian.Uint32(body[pos+4:]))
		if size > len(body)-pos-8 {
			return nil, errIndex
		}
		if name[0] >= 'a' && name != "sdir" {
			return nil, fmt.Errorf("git index has the extension %q, which licit does not read; run git update-index --no-split-index", name)
		}
		pos += 8 + size
	}
	return entries, nil
}

// offsetVarint reads the variable-width number of index version 4.
func offsetVarint(b []byte) (value, n int, ok bool) {
	for n < len(b) && n < 5 {
		c := b[n]
		n++
		value = value<<7 | int(c&0x7f)
		if c&0x80 == 0 {
			return value, n, true
		}
		value++
	}
	return 0, 0, false
}

// TreeID gives the name of the tree object that the index would write for the
// entries under prefix, a directory with its "/" or empty. It reads no object.
// It is empty where an unresolved merge leaves no tree to write.
func TreeID(f Format, entries []IndexEntry, prefix string) ID {
	for len(entries) > 0 && !strings.HasPrefix(entries[0].Path, prefix) {
		entries = entries[1:]
	}
	t := treeWriter{format: f}
	id, _, _ := t.write(entries, prefix)
	return id
}

// treeWriter writes trees that lie in each other into one buffer.
type treeWriter struct {
	format Format
	buf    []byte
}

// write writes the tree of the leading entries under prefix. The order of the
// index is the order of a tree, because both compare a directory with its "/".
func (t *treeWriter) write(entries []IndexEntry, prefix string) (id ID, used int, empty bool) {
	start := len(t.buf)
	for used < len(entries) && strings.HasPrefix(entries[used].Path, prefix) {
		e := &entries[used]
		if e.Stage != 0 {
			return "", len(entries), false
		}
		name := e.Path[len(prefix):]
		if dir, _, ok := strings.Cut(name, "/"); ok && !(e.Mode&ModeType == ModeTree && len(dir)+1 == len(name)) {
			sub, n, none := t.write(entries[used:], e.Path[:len(prefix)+len(dir)+1])
			if sub == "" {
				return "", len(entries), false
			}
			if used += n; !none {
				t.entry(ModeTree, dir, sub)
			}
			continue
		}
		if used++; !e.IntentToAdd {
			t.entry(e.Mode, strings.TrimSuffix(name, "/"), e.ID)
		}
	}
	content := t.buf[start:]
	t.buf = t.buf[:start]
	return t.format.Hash(Tree, content), used, len(content) == 0
}

func (t *treeWriter) entry(mode uint32, name string, id ID) {
	t.buf = append(strconv.AppendUint(t.buf, uint64(mode), 8), ' ')
	t.buf = append(append(append(t.buf, name...), 0), id...)
}
