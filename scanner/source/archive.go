package source

import (
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/ulikunitz/xz"
)

// budget bounds what an archive may hold, in bytes where nothing else is said.
type budget struct {
	file    int64 // the archive itself
	member  int64 // one member
	total   int64 // all members
	ratio   int64 // unpacked bytes for each packed one, above free
	free    int64
	members int // count
}

// archiveBudget is far above any source archive and still ends in minutes.
var archiveBudget = budget{file: 8 << 30, member: 2 << 30, total: 16 << 30, ratio: 500, free: 256 << 20, members: maxEntries}

var errBudget = errors.New("over the budget")

// openArchive opens an archive file, or one on standard input, by its content.
func openArchive(path string, stdin io.Reader, limits budget) (Tree, error) {
	name := path
	f, cleanup, err := archiveFile(path, stdin, limits)
	if path == "-" {
		name = "standard input"
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the archive %s: %w", name, err)
	}
	tree, err := openArchiveFile(f, limits)
	if err != nil {
		f.Close()
		cleanup()
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	switch t := tree.(type) {
	case *zipArchive:
		t.name, t.cleanup = name, cleanup
	case *tarArchive:
		t.name, t.cleanup = name, cleanup
	}
	return tree, nil
}

// archiveFile gives the archive as a file: reading it twice, or at any place, tells
// its top directory before the first member. Standard input is kept in a
// temporary file, packed as it came.
func archiveFile(path string, stdin io.Reader, limits budget) (f *os.File, cleanup func(), err error) {
	if path != "-" {
		f, err = os.Open(path)
		return f, func() {}, err
	}
	if f, err = os.CreateTemp("", "licit-stdin-*"); err != nil {
		return nil, nil, err
	}
	cleanup = func() { os.Remove(f.Name()) }
	n, err := io.Copy(f, io.LimitReader(stdin, limits.file+1))
	if err == nil && n > limits.file {
		err = fmt.Errorf("%w: it has more than %d bytes", errBudget, limits.file)
	}
	if err != nil {
		f.Close()
		cleanup()
		return nil, nil, err
	}
	return f, cleanup, nil
}

func openArchiveFile(f *os.File, limits budget) (Tree, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	head := make([]byte, 512)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if head = head[:n]; bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return newZip(f, info.Size(), limits)
	}
	return newTar(f, info.Size(), head, limits)
}

// unpacker gives the function that unpacks a compressed tar file by its first bytes.
func unpacker(f io.ReaderAt, size int64, head []byte) (func(io.Reader) (io.Reader, error), error) {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }, nil
	case bytes.HasPrefix(head, []byte("BZh")):
		return func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }, nil
	case bytes.HasPrefix(head, []byte("\xfd7zXZ\x00")):
		if err := checkXZ(f, size); err != nil {
			return nil, err
		}
		return func(r io.Reader) (io.Reader, error) { return xz.NewReader(r) }, nil
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return nil, errors.New("it is compressed with zstd, which licit does not read; unpack it, or give it on standard input: zstd -dc FILE | licit scan -")
	}
	return func(r io.Reader) (io.Reader, error) { return r, nil }, nil
}

// memberPath checks a member's name and gives the path that it has in the tree,
// which is empty for the directory that holds all.
func memberPath(raw string, dir bool) (string, error) {
	if dir && (raw == "." || raw == "./") {
		return "", nil
	}
	path := raw
	for strings.HasPrefix(path, "./") {
		path = path[2:]
	}
	path = strings.TrimSuffix(path, "/")
	if err := unsafePath(path); err != nil {
		return raw, err
	}
	if strings.Contains(path, `\`) {
		return raw, errors.New(`its name has a "\", which systems read in different ways`)
	}
	return path, nil
}

// topDirectory learns whether all members lie in one directory.
type topDirectory struct {
	name string
	no   bool
}

func (t *topDirectory) see(path string, dir bool) {
	if path == "" {
		return
	}
	top, _, below := strings.Cut(path, "/")
	if t.name == "" {
		t.name = top
	}
	if t.name != top || !below && !dir {
		t.no = true
	}
}

// strip gives the path below the top directory.
func (t *topDirectory) strip(path string) string {
	if t.no {
		return path
	}
	return strings.TrimPrefix(path, t.name+"/")
}

func (t *topDirectory) found() string {
	if t.no {
		return ""
	}
	return t.name
}

// commitOf gives the commit that git archive writes into a comment.
func commitOf(comment string) string {
	if len(comment) != 40 && len(comment) != 64 {
		return ""
	}
	if _, err := hex.DecodeString(comment); err != nil {
		return ""
	}
	return comment
}

func fileDigest(ctx context.Context, f *os.File, size int64) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, &countReader{ctx: ctx, r: io.NewSectionReader(f, 0, size)}); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), nil
}

// countReader counts, and stops at the end of the context.
type countReader struct {
	ctx context.Context
	r   io.Reader
	n   int64
}

func (c *countReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// exactReader ends in an error where a member has more bytes than it declares.
type exactReader struct {
	r    io.ReadCloser
	left int64
}

func (e *exactReader) Close() error { return e.r.Close() }

func (e *exactReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	if e.left -= int64(n); e.left < 0 {
		return 0, errors.New("it holds more bytes than it declares")
	}
	return n, err
}
