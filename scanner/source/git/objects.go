package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// ID is the name of a git object: the raw bytes of its hash.
type ID string

// String gives the hash in hex.
func (id ID) String() string { return hex.EncodeToString([]byte(id)) }

// Format is a repository's hash function.
type Format struct {
	Name string // sha1 or sha256
	Size int    // bytes of an ID
	New  func() hash.Hash
}

// The formats that git knows.
var (
	SHA1   = Format{"sha1", sha1.Size, sha1.New}
	SHA256 = Format{"sha256", sha256.Size, sha256.New}
)

// ParseID reads a full hash in hex.
func (f Format) ParseID(s string) (ID, bool) {
	if len(s) != 2*f.Size {
		return "", false
	}
	b, err := hex.DecodeString(s)
	return ID(b), err == nil
}

// Hash gives the name of the object of that kind and content.
func (f Format) Hash(kind Kind, content []byte) ID {
	h := f.New()
	fmt.Fprintf(h, "%s %d\x00", kind, len(content))
	h.Write(content)
	return ID(h.Sum(nil))
}

// Kind is a kind of object, with the number that packs give it.
type Kind uint8

// The kinds of object.
const (
	Commit Kind = 1
	Tree   Kind = 2
	Blob   Kind = 3
	Tag    Kind = 4
)

func (k Kind) String() string {
	switch k {
	case Commit:
		return "commit"
	case Tree:
		return "tree"
	case Blob:
		return "blob"
	case Tag:
		return "tag"
	}
	return "object of kind " + strconv.Itoa(int(k))
}

func parseKind(s string) (Kind, bool) {
	for k := Commit; k <= Tag; k++ {
		if k.String() == s {
			return k, true
		}
	}
	return 0, false
}

// ErrMissing says that a repository names an object and does not have it, as in a
// partial clone. Nothing is ever fetched to fill the gap.
var ErrMissing = errors.New("missing from the object database")

// ErrBudget says that an object needs more memory or work than allowed.
var ErrBudget = errors.New("over the budget")

const (
	maxInMemory       = 128 << 20 // bytes of an object that must be held whole
	maxAlternates     = 64        // object directories
	maxAlternateDepth = 5         // as in git
)

// Objects is the object database of a repository: loose objects and packs, its
// own and those of its alternates, which clones use to share objects. It is
// safe for concurrent use. What it gives has been checked against its name.
type Objects struct {
	format Format
	dirs   []*os.Root
	once   sync.Once
	packs  []*pack
	err    error // of listing the packs
	cache  baseCache
}

func openObjects(dir *os.Root, format Format) *Objects {
	o := &Objects{format: format, dirs: []*os.Root{dir}}
	o.addAlternates(dir, 1)
	return o
}

// addAlternates follows objects/info/alternates. An alternate that cannot be
// opened is skipped as git does: its objects then are missing, and named.
func (o *Objects) addAlternates(dir *os.Root, depth int) {
	data, err := readSmall(dir, "info/alternates", 1<<20)
	if err != nil || depth > maxAlternateDepth {
		return
	}
	for _, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '"' {
			if s, err := strconv.Unquote(line); err == nil {
				line = s
			}
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(dir.Name(), filepath.FromSlash(line))
		}
		if len(o.dirs) >= maxAlternates || o.has(line) {
			continue
		}
		alt, err := openDir(line)
		if err != nil {
			continue
		}
		o.dirs = append(o.dirs, alt)
		o.addAlternates(alt, depth+1)
	}
}

func (o *Objects) has(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return true // nothing to open there
	}
	for _, d := range o.dirs {
		if have, err := d.Stat("."); err == nil && os.SameFile(info, have) {
			return true
		}
	}
	return false
}

// Close closes the files that the database holds open.
func (o *Objects) Close() {
	o.once.Do(func() {})
	for _, p := range o.packs {
		p.close()
	}
	for _, d := range o.dirs {
		d.Close()
	}
}

func (o *Objects) loadPacks() error {
	o.once.Do(func() {
		for _, dir := range o.dirs {
			names, err := readNames(dir, "pack")
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				o.err = fmt.Errorf("git packs in %s: %w", dir.Name(), err)
			}
			sort.Strings(names)
			for _, name := range names {
				if base, ok := strings.CutSuffix(name, ".idx"); ok {
					o.packs = append(o.packs, &pack{dir: dir, base: "pack/" + base, format: o.format, cache: &o.cache})
				}
			}
		}
	})
	return o.err
}

// inPack finds the pack that holds an object. A pack that cannot be read is an
// error only if no other one has the object.
func (o *Objects) inPack(id ID) (*pack, int64, error) {
	err := o.loadPacks()
	for _, p := range o.packs {
		off, ok, perr := p.find(id)
		if ok {
			return p, off, nil
		}
		if perr != nil {
			err = perr
		}
	}
	return nil, 0, err
}

// loose opens a loose object and reads its header.
func (o *Objects) loose(id ID) (r *looseReader, kind Kind, size int64, err error) {
	name := id.String()
	for _, dir := range o.dirs {
		f, err := openRegular(dir, name[:2]+"/"+name[2:])
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, 0, 0, err
		}
		z, err := zlib.NewReader(bufio.NewReader(f))
		if err != nil {
			f.Close()
			return nil, 0, 0, fmt.Errorf("git object %s: %w", id, err)
		}
		r := &looseReader{Reader: bufio.NewReader(z), f: f}
		kind, size, err := r.header()
		if err != nil {
			f.Close()
			return nil, 0, 0, fmt.Errorf("git object %s: %w", id, err)
		}
		return r, kind, size, nil
	}
	return nil, 0, 0, nil
}

type looseReader struct {
	*bufio.Reader
	f *os.File
}

func (r *looseReader) Close() error { return r.f.Close() }

func (r *looseReader) header() (Kind, int64, error) {
	var head []byte
	for len(head) < 32 {
		c, err := r.ReadByte()
		if err != nil {
			return 0, 0, err
		}
		if c == 0 {
			name, length, _ := strings.Cut(string(head), " ")
			kind, ok := parseKind(name)
			size, err := strconv.ParseInt(length, 10, 64)
			if !ok || err != nil || size < 0 {
				break
			}
			return kind, size, nil
		}
		head = append(head, c)
	}
	return 0, 0, errors.New("no header of a loose object")
}

// Stat gives the kind and size of an object without reading its content.
func (o *Objects) Stat(id ID) (Kind, int64, error) {
	p, off, perr := o.inPack(id)
	if p != nil {
		return p.stat(off)
	}
	r, kind, size, err := o.loose(id)
	if err != nil {
		return 0, 0, err
	}
	if r == nil {
		return 0, 0, o.missing(id, perr)
	}
	return kind, size, r.Close()
}

func (o *Objects) missing(id ID, cause error) error {
	if cause != nil {
		return fmt.Errorf("git object %s: %w (%v)", id, ErrMissing, cause)
	}
	return fmt.Errorf("git object %s: %w", id, ErrMissing)
}

// Open gives the content of an object as a stream, with its kind and size. The
// stream ends in an error if the content does not have the object's name.
func (o *Objects) Open(id ID) (io.ReadCloser, Kind, int64, error) {
	p, off, perr := o.inPack(id)
	if p != nil {
		r, kind, size, err := p.open(off)
		if err != nil {
			return nil, 0, 0, fmt.Errorf("git object %s: %w", id, err)
		}
		return o.verified(id, r, kind, size), kind, size, nil
	}
	r, kind, size, err := o.loose(id)
	if err != nil {
		return nil, 0, 0, err
	}
	if r == nil {
		return nil, 0, 0, o.missing(id, perr)
	}
	return o.verified(id, r, kind, size), kind, size, nil
}

// Read gives the content of an object of one kind, of at most limit bytes.
func (o *Objects) Read(id ID, want Kind, limit int64) ([]byte, error) {
	r, kind, size, err := o.Open(id)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if kind != want {
		return nil, fmt.Errorf("git object %s is a %s, not a %s", id, kind, want)
	}
	if size > min(limit, maxInMemory) {
		return nil, fmt.Errorf("git object %s: %w (%d bytes)", id, ErrBudget, size)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (o *Objects) verified(id ID, r io.ReadCloser, kind Kind, size int64) io.ReadCloser {
	h := o.format.New()
	fmt.Fprintf(h, "%s %d\x00", kind, size)
	return &verifier{r: r, id: id, h: h, left: size}
}

// verifier passes an object's content on and checks size and hash at its end.
type verifier struct {
	r    io.ReadCloser
	id   ID
	h    hash.Hash
	left int64
	err  error
}

func (v *verifier) Close() error { return v.r.Close() }

func (v *verifier) Read(p []byte) (int, error) {
	if v.err != nil {
		return 0, v.err
	}
	n, err := v.r.Read(p)
	v.h.Write(p[:n])
	v.left -= int64(n)
	switch {
	case v.left < 0, err == io.EOF && (v.left != 0 || ID(v.h.Sum(nil)) != v.id):
		err = fmt.Errorf("git object %s: its content does not have this name; the repository is damaged, run git fsck", v.id)
	case err != nil && err != io.EOF:
		err = fmt.Errorf("git object %s: %w", v.id, err)
	}
	v.err = err
	return n, err
}

// Prefixed gives the objects whose name in hex begins with prefix, at most max.
func (o *Objects) Prefixed(prefix string, max int) ([]ID, error) {
	if err := o.loadPacks(); err != nil {
		return nil, err
	}
	found := map[ID]bool{}
	for _, p := range o.packs {
		if err := p.prefixed(prefix, max, found); err != nil {
			return nil, err
		}
	}
	for _, dir := range o.dirs {
		names, err := readNames(dir, prefix[:2])
		if err != nil {
			continue // no object begins so
		}
		for _, name := range names {
			if id, ok := o.format.ParseID(prefix[:2] + name); ok && strings.HasPrefix(prefix[:2]+name, prefix) && len(found) < max {
				found[id] = true
			}
		}
	}
	ids := make([]ID, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	return ids, nil
}
