//go:build !unix

package source

import (
	"cmp"
	"io"
	"io/fs"
	"os"
)

// handle is a directory held open. Things in it are reached by a name of one part, and nothing
// outside of the tree is.
type handle struct{ root *os.Root }

// openRoot gives the handle of the directory that a tree is read from.
func openRoot(root *os.Root) (*handle, error) {
	r, err := root.OpenRoot(".")
	if err != nil {
		return nil, err
	}
	return &handle{r}, nil
}

func (h *handle) close() { h.root.Close() }

// sub opens a directory in this one.
func (h *handle) sub(name string) (*handle, error) {
	if info, err := h.root.Lstat(name); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, fs.ErrInvalid) // OpenRoot follows links
	}
	root, err := h.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &handle{root}, nil
}

// identity is that of the directory itself.
func (h *handle) identity() (identity, error) {
	info, err := h.root.Stat(".")
	return identity{info}, err
}

// open opens a file.
func (h *handle) open(name string) (io.ReadCloser, identity, error) {
	f, err := h.root.Open(name)
	if err != nil {
		return nil, identity{}, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, identity{}, err
	}
	return f, identity{info}, nil
}

// names lists the directory, in no order. What could be listed stands beside an error.
func (h *handle) names([]byte) ([]string, error) {
	f, err := h.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// look says what a name stands for. Of the stat data it knows only the size and the time of
// modification: without the time of change a file may be another under the same data.
func (h *handle) look(name string) (s seen, err error) {
	info, err := h.root.Lstat(name)
	if err != nil {
		return s, err
	}
	s.id, s.Size, s.Modified, s.executable = identity{info}, info.Size(), info.ModTime().UnixNano(), info.Mode()&0o100 != 0
	switch {
	case info.Mode().IsRegular():
		s.kind = isFile
	case info.IsDir():
		s.kind = isDirectory
	case info.Mode()&fs.ModeSymlink != 0:
		s.kind = isLink
	}
	return s, nil
}

// readlink gives the target of a link.
func (h *handle) readlink(name string) (string, error) { return h.root.Readlink(name) }

// identity tells whether what was opened is what was looked at.
type identity struct{ info fs.FileInfo }

func (i identity) is(other identity) bool { return os.SameFile(i.info, other.info) }
