package source

import (
	"archive/zip"
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sort"
	"strings"
)

// maxDirectory bounds the central directory of a zip file, which is held in
// memory: enough for half a million members with long names.
const maxDirectory = 64 << 20

// zipArchive is a zip file, read at any place.
type zipArchive struct {
	name    string
	file    *os.File
	size    int64
	zip     *zip.Reader
	limits  budget
	info    Info
	cleanup func()
	strip   string // a prefix that the source itself gives to all members, or empty
}

func newZip(f *os.File, size int64, limits budget) (*zipArchive, error) {
	bounded := &boundedReaderAt{r: f, left: maxDirectory}
	r, err := zip.NewReader(bounded, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are our own matter
		return nil, fmt.Errorf("it is no sound zip file (%w); fetch it again", err)
	}
	bounded.free = true
	if len(r.File) > limits.members {
		return nil, fmt.Errorf("%w: it has %d members, at most %d are read", errBudget, len(r.File), limits.members)
	}
	r.RegisterDecompressor(12, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	return &zipArchive{file: f, size: size, zip: r, limits: limits, info: Info{Kind: "archive", TimeFrom: "none", Revision: commitOf(r.Comment)}}, nil
}

// boundedReaderAt bounds what is read while the directory is.
type boundedReaderAt struct {
	r    io.ReaderAt
	left int64
	free bool
}

func (b *boundedReaderAt) ReadAt(p []byte, off int64) (int, error) {
	if !b.free {
		if b.left -= int64(len(p)); b.left < 0 {
			return 0, fmt.Errorf("%w: its directory has more than %d bytes", errBudget, maxDirectory)
		}
	}
	return b.r.ReadAt(p, off)
}

func (z *zipArchive) Info() Info       { return z.info }
func (z *zipArchive) Sequential() bool { return false }

func (z *zipArchive) Close() error {
	err := z.file.Close()
	if z.cleanup != nil {
		z.cleanup()
	}
	return err
}

// Walk yields the members in the order of the archive's directory. A member that
// cannot be what it says comes with the reason.
func (z *zipArchive) Walk(ctx context.Context, yield func(Entry) error) error {
	var top topDirectory
	paths := make([]string, len(z.zip.File))
	errs := make([]error, len(z.zip.File))
	for i, f := range z.zip.File {
		paths[i], errs[i] = memberPath(f.Name, f.Mode().IsDir())
		if errs[i] == nil {
			top.see(paths[i], f.Mode().IsDir())
			if t := f.Modified.Unix(); t > z.info.Time && f.Mode().IsRegular() {
				z.info.Time, z.info.TimeFrom = t, "archive"
			}
		}
	}
	z.findOverlaps(errs)
	if z.strip == "" {
		if name := top.found(); z.info.PURL == "" {
			z.info.Name = name
		}
	} else {
		top = topDirectory{no: true}
	}
	seen := make(map[string]bool, len(paths))
	var total int64
	for i, f := range z.zip.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Mode().IsDir() && errs[i] == nil {
			continue
		}
		path := paths[i]
		if errs[i] == nil {
			path = top.strip(path)
			if below, ok := strings.CutPrefix(path, z.strip); ok {
				path = below
			} else {
				errs[i] = fmt.Errorf("it does not lie in the archive's directory %s", z.strip)
			}
		}
		e := z.entry(f, path, errs[i], &total)
		if seen[path] && e.Err == nil {
			e.Err, e.Open = errors.New("another member of the archive has the same name"), nil
		}
		seen[path] = true
		if err := yield(e); err != nil {
			return err
		}
	}
	if z.info.Digest != "" {
		return nil
	}
	digest, err := fileDigest(ctx, z.file, z.size)
	if err != nil {
		return fmt.Errorf("cannot read the archive %s: %w", z.name, err)
	}
	z.info.Digest = digest
	return nil
}

// findOverlaps marks members whose data lie in one another: no packer writes them,
// and they make a small file unpack without end.
func (z *zipArchive) findOverlaps(errs []error) {
	type span struct {
		start, end int64
		at         int
	}
	spans := make([]span, 0, len(errs))
	for i, f := range z.zip.File {
		start, err := f.DataOffset()
		if end := start + int64(f.CompressedSize64); err != nil || end < start || end > z.size {
			if errs[i] == nil && !f.Mode().IsDir() {
				errs[i] = errors.New("its data lie outside the archive; fetch it again")
			}
		} else if end > start {
			spans = append(spans, span{start, end, i})
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].start < spans[j].start })
	for i, last := 1, 0; i < len(spans); i++ {
		if spans[i].start < spans[last].end {
			for _, at := range []int{spans[last].at, spans[i].at} {
				if errs[at] == nil {
					errs[at] = errors.New("its data overlap those of another member; no packer writes that")
				}
			}
		}
		if spans[i].end > spans[last].end {
			last = i
		}
	}
}

func (z *zipArchive) entry(f *zip.File, path string, err error, total *int64) Entry {
	e := Entry{Path: path, Size: int64(f.UncompressedSize64), Executable: f.Mode()&0o100 != 0, Err: err}
	switch mode := f.Mode(); {
	case mode&fs.ModeSymlink != 0:
		e.Kind, e.Executable = Symlink, false
	case !mode.IsRegular():
		e.Kind, e.Size, e.Executable = Device, 0, false
		return e
	}
	if e.Err != nil {
		return e
	}
	if f.Flags&1 != 0 {
		e.Err = errors.New("it is encrypted")
		return e
	}
	if e.Err = z.limits.check(f.UncompressedSize64, f.CompressedSize64, total); e.Err != nil {
		e.OverBudget = true
		return e
	}
	if e.Kind == Symlink {
		e.Target, e.Err = zipTarget(f)
		return e
	}
	e.Open = func() (io.ReadCloser, error) {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		return &exactReader{r, int64(f.UncompressedSize64)}, nil
	}
	return e
}

// check adds a member to the total and says whether one of the bounds is passed.
func (b budget) check(size, packed uint64, total *int64) error {
	if size > uint64(b.member) {
		return fmt.Errorf("%w: it has %d bytes, at most %d are read", errBudget, size, b.member)
	}
	if size > uint64(b.free) && size/uint64(b.ratio) > packed {
		return fmt.Errorf("%w: %d bytes unpack to %d", errBudget, packed, size)
	}
	if *total+int64(size) > b.total {
		return fmt.Errorf("%w: the archive's members have more than %d bytes", errBudget, b.total)
	}
	*total += int64(size)
	return nil
}

const maxTarget = 64 << 10

func zipTarget(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	target, err := io.ReadAll(io.LimitReader(r, maxTarget+1))
	if err == nil && len(target) > maxTarget {
		err = fmt.Errorf("%w: a link of more than %d bytes", errBudget, maxTarget)
	}
	return string(target), err
}
