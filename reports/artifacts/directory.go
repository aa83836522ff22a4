package artifacts

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// document is a file of the directory and what writes it.
type document struct {
	path  string
	write func(io.Writer) error
}

// directory is where the documents go. Everything goes through root, so that nothing outside
// is written, whatever links lie inside.
type directory struct {
	root    *os.Root
	earlier *Manifest // of what lies there and is replaced
}

// create opens the directory, and refuses one that holds anything but what was written by
// an earlier run and is as it was.
func create(dir string) (*directory, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	d := &directory{root: root}
	if err := d.look(); err != nil {
		root.Close()
		return nil, err
	}
	return d, nil
}

// Ready says what keeps Write from writing into a directory, before the work is done.
func Ready(dir string) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	return (&directory{root: root}).look()
}

func (d *directory) look() error {
	have, err := present(d.root)
	if err != nil || len(have) == 0 {
		return err
	}
	m, differences, err := verify(d.root)
	if err != nil {
		return fmt.Errorf("%s is not empty and not an earlier directory of artefacts (%w); name an empty one", d.root.Name(), err)
	}
	for _, x := range differences {
		if x.What != "missing" {
			return fmt.Errorf("%s is an earlier directory of artefacts, and %s in it is %s; move it away, or name an empty one", d.root.Name(), x.Path, x.What)
		}
	}
	d.earlier = m
	return nil
}

func (d *directory) close() { d.root.Close() }

// present lists what is in a directory but for directories with something in them, sorted.
func present(root *os.Root) ([]string, error) {
	var out []string
	var walk func(dir string) (bool, error)
	walk = func(dir string) (bool, error) {
		f, err := root.Open(filepath.FromSlash(dir))
		if err != nil {
			return false, err
		}
		entries, err := f.ReadDir(-1)
		if err = errors.Join(err, f.Close()); err != nil {
			return false, err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			full := false
			if e.IsDir() {
				if full, err = walk(name); err != nil {
					return false, err
				}
			}
			if !full {
				out = append(out, name)
			}
		}
		return len(entries) > 0, nil
	}
	_, err := walk(".")
	slices.Sort(out)
	return out, err
}

// fill writes the documents and the manifest, which comes last: a directory without one was
// not finished.
func (d *directory) fill(m *Manifest, documents []document) (err error) {
	if err := d.clear(); err != nil {
		return err
	}
	var written []string
	defer func() {
		if err != nil { // leave nothing half done
			for _, name := range written {
				_ = d.root.Remove(filepath.FromSlash(name))
			}
			_ = d.root.Remove("LICENSES")
		}
	}()
	for _, doc := range documents {
		if dir := path.Dir(doc.path); dir != "." {
			if err := d.root.Mkdir(filepath.FromSlash(dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
		written = append(written, doc.path)
		listed, err := d.write(doc)
		if err != nil {
			return fmt.Errorf("write %s: %w", doc.path, err)
		}
		m.Files = append(m.Files, listed)
	}
	slices.SortFunc(m.Files, func(a, b ListedFile) int { return strings.Compare(a.Path, b.Path) })
	if err := m.seal(); err != nil {
		return err
	}
	data, err := m.bytes()
	if err != nil {
		return err
	}
	written = append(written, ManifestName)
	_, err = d.write(document{ManifestName, func(w io.Writer) error { _, err := w.Write(data); return err }})
	return err
}

// clear removes what an earlier run wrote.
func (d *directory) clear() error {
	if d.earlier == nil {
		return nil
	}
	names := []string{ManifestName}
	dirs := map[string]bool{}
	for _, f := range d.earlier.Files {
		names = append(names, f.Path)
		if dir := path.Dir(f.Path); dir != "." {
			dirs[dir] = true
		}
	}
	for _, name := range names {
		if err := d.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for dir := range dirs {
		if err := d.root.Remove(filepath.FromSlash(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// write writes one file and says what it is.
func (d *directory) write(doc document) (listed ListedFile, err error) {
	f, err := d.root.OpenFile(filepath.FromSlash(doc.path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return listed, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	counted := &counter{w: io.MultiWriter(f, h)}
	w := bufio.NewWriterSize(counted, 1<<16)
	if err := errors.Join(doc.write(w), w.Flush()); err != nil {
		return listed, err
	}
	return ListedFile{doc.path, hex.EncodeToString(h.Sum(nil)), counted.n}, nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
