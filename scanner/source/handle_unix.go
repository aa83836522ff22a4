//go:build unix

package source

import (
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// handle is a directory held open. Things in it are reached by a name of one part, and no link
// is followed: nothing outside of the tree is.
type handle struct {
	fd   int
	file *os.File // that fd belongs to, of the root
}

// openRoot gives the handle of the directory that a tree is read from.
func openRoot(root *os.Root) (*handle, error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	return &handle{fd: int(f.Fd()), file: f}, nil
}

func (h *handle) close() {
	if h.file != nil {
		h.file.Close()
	} else {
		unix.Close(h.fd)
	}
}

// retry repeats a call of the system that a signal interrupted.
func retry(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

func at(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// openAt opens something in the directory. A pipe does not block.
func (h *handle) openAt(name string, flags int) (fd int, err error) {
	err = retry(func() (err error) {
		fd, err = unix.Openat(h.fd, name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC|flags, 0)
		return err
	})
	if err != nil {
		return -1, at("openat", name, err)
	}
	return fd, nil
}

// sub opens a directory in this one.
func (h *handle) sub(name string) (*handle, error) {
	fd, err := h.openAt(name, unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	return &handle{fd: fd}, nil
}

// identity is that of the directory itself.
func (h *handle) identity() (identity, error) { return identify(h.fd, ".") }

// open opens a file.
func (h *handle) open(name string) (io.ReadCloser, identity, error) {
	fd, err := h.openAt(name, 0)
	if err != nil {
		return nil, identity{}, err
	}
	id, err := identify(fd, name)
	if err != nil {
		unix.Close(fd)
		return nil, id, err
	}
	return &file{fd, name}, id, nil
}

// file is a file that is read from its beginning to its end, by system calls alone.
type file struct {
	fd   int
	name string
}

func (f *file) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	err = retry(func() (err error) {
		n, err = unix.Read(f.fd, p[:min(len(p), 1<<30)])
		return err
	})
	switch {
	case err != nil:
		return 0, at("read", f.name, err)
	case n == 0:
		return 0, io.EOF
	}
	return n, nil
}

func (f *file) Close() error {
	if err := unix.Close(f.fd); err != nil {
		return at("close", f.name, err)
	}
	return nil
}

// names lists the directory, in no order. What could be listed stands beside an error.
func (h *handle) names(buf []byte) (list []string, err error) {
	for {
		n := 0
		if err := retry(func() (err error) {
			n, err = unix.ReadDirent(h.fd, buf)
			return err
		}); err != nil {
			return list, at("readdirent", ".", err)
		}
		if n <= 0 {
			return list, nil
		}
		_, _, list = unix.ParseDirent(buf[:n], -1, list)
	}
}

// look says what a name stands for.
func (h *handle) look(name string) (s seen, err error) {
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstatat(h.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return s, at("lstatat", name, err)
	}
	s.Device, s.Inode, s.Size, s.Mode = uint64(st.Dev), uint64(st.Ino), int64(st.Size), uint32(st.Mode)
	s.Modified = int64(st.Mtim.Sec)*1e9 + int64(st.Mtim.Nsec)
	s.Changed = int64(st.Ctim.Sec)*1e9 + int64(st.Ctim.Nsec)
	s.id = identity{s.Device, s.Inode, s.Mode & unix.S_IFMT}
	s.executable = st.Mode&unix.S_IXUSR != 0
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		s.kind = isFile
	case unix.S_IFDIR:
		s.kind = isDirectory
	case unix.S_IFLNK:
		s.kind = isLink
	}
	return s, nil
}

// readlink gives the target of a link.
func (h *handle) readlink(name string) (string, error) {
	for size := 256; ; size *= 2 {
		buf, n := make([]byte, size), 0
		if err := retry(func() (err error) {
			n, err = unix.Readlinkat(h.fd, name, buf)
			return err
		}); err != nil {
			return "", at("readlinkat", name, err)
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// identity tells whether what was opened is what was looked at.
type identity struct {
	device, inode uint64
	format        uint32 // what kind of thing it is
}

func (i identity) is(other identity) bool { return i == other }

func identify(fd int, name string) (identity, error) {
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstat(fd, &st) }); err != nil {
		return identity{}, at("fstat", name, err)
	}
	return identity{uint64(st.Dev), uint64(st.Ino), uint32(st.Mode) & unix.S_IFMT}, nil
}
