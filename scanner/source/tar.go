package source

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// tarArchive is a tar file, compressed or not, read from its beginning to its end:
// once for the names, once for the members.
type tarArchive struct {
	name    string
	file    *os.File
	size    int64
	unpack  func(io.Reader) (io.Reader, error)
	limits  budget
	info    Info
	cleanup func()
}

func newTar(f *os.File, size int64, head []byte, limits budget) (*tarArchive, error) {
	unpack, err := unpacker(f, size, head)
	if err != nil {
		return nil, err
	}
	t := &tarArchive{file: f, size: size, unpack: unpack, limits: limits, info: Info{Kind: "archive", TimeFrom: "none"}}
	r, _, err := t.reader(context.Background())
	if err == nil {
		if _, err = r.Next(); err == io.EOF && size > 0 {
			err = nil // no members
		}
	}
	if err != nil {
		return nil, fmt.Errorf("it is neither a directory nor an archive of a known kind (zip, tar, tar.gz, tar.bz2, tar.xz): %w; of a single file, licit explain FILE tells", err)
	}
	return t, nil
}

func (t *tarArchive) Info() Info       { return t.info }
func (t *tarArchive) Sequential() bool { return true }

func (t *tarArchive) Close() error {
	err := t.file.Close()
	if t.cleanup != nil {
		t.cleanup()
	}
	return err
}

func (t *tarArchive) reader(ctx context.Context) (*tar.Reader, *unpacked, error) {
	in := &countReader{ctx: ctx, r: io.NewSectionReader(t.file, 0, t.size)}
	r, err := t.unpack(bufio.NewReaderSize(in, 64<<10))
	if err != nil {
		return nil, nil, err
	}
	u := &unpacked{r: r, in: in, limits: t.limits}
	return tar.NewReader(u), u, nil
}

// unpacked is the unpacked archive, with bounds on its bytes.
type unpacked struct {
	r      io.Reader
	in     *countReader
	limits budget
	n      int64
	zeros  int64 // bytes at the end of what was read that are zero
}

// ended reports whether the archive that was read to its end has its end mark, blocks of zeros (POSIX.1, pax,
// "ustar Interchange Format"). One that has none may have been cut between two members.
func (u *unpacked) ended() bool { return u.zeros >= 512 }

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	zeros := len(p[:n]) - len(bytes.TrimRight(p[:n], "\x00"))
	if u.zeros += int64(zeros); zeros < n {
		u.zeros = int64(zeros)
	}
	switch {
	case u.n > u.limits.free && u.n/u.limits.ratio > u.in.n:
		return n, fmt.Errorf("%w: %d bytes unpack to more than %d", errBudget, u.in.n, u.n)
	case u.n > u.limits.total:
		return n, fmt.Errorf("%w: it unpacks to more than %d bytes", errBudget, u.limits.total)
	}
	return n, err
}

// Walk yields the members in their order. Where the archive is damaged or passes a
// bound, the last entry says so: what follows it is not known.
func (t *tarArchive) Walk(ctx context.Context, yield func(Entry) error) error {
	top, count, rest, err := t.survey(ctx)
	if err != nil {
		return t.damaged(err)
	}
	if name := top.found(); t.info.PURL == "" {
		t.info.Name = name
	}
	r, _, err := t.reader(ctx)
	if err != nil {
		return t.damaged(err)
	}
	seen := make(map[string]bool, count)
	for i := range count {
		h, err := r.Next()
		if err != nil {
			return t.damaged(err)
		}
		last := rest != nil && i == count-1
		if h.Typeflag == tar.TypeXGlobalHeader && !last {
			continue
		}
		if _, err := memberPath(h.Name, h.Typeflag == tar.TypeDir); err == nil && h.Typeflag == tar.TypeDir && !last {
			continue
		}
		content := &member{r: r}
		e := t.entry(content, h, &top, seen)
		if last {
			e.Err, e.Open, e.OverBudget = fmt.Errorf("here the archive ends before its end, what follows is not known: %w", rest), nil, errors.Is(rest, errBudget)
		}
		seen[e.Path] = true
		err = yield(e)
		content.r = nil
		if err != nil {
			return err
		}
	}
	if t.info.Digest, err = fileDigest(ctx, t.file, t.size); err != nil {
		return t.damaged(err)
	}
	return nil
}

func (t *tarArchive) damaged(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("cannot read the archive %s: %w; fetch it again", t.name, err)
}

// survey reads the names: how many members can be read, whether they share a top
// directory, and in rest what keeps the others from being read.
func (t *tarArchive) survey(ctx context.Context) (top topDirectory, count int, rest, err error) {
	r, read, err := t.reader(ctx)
	if err != nil {
		return top, 0, nil, err
	}
	var total int64
	for {
		h, err := r.Next()
		if err == io.EOF {
			if unmarked := "what may have stood behind the last member of the archive: it has no end mark, so it may have been cut"; !read.ended() && count > 0 && !slices.Contains(t.info.NotExamined, unmarked) {
				t.info.NotExamined = append(t.info.NotExamined, unmarked)
			}
			return top, count, nil, nil
		}
		if err != nil && (count == 0 || ctx.Err() != nil) {
			return top, 0, nil, err
		}
		if err != nil {
			return top, count, err, nil
		}
		count++
		if h.Typeflag == tar.TypeXGlobalHeader {
			if c := commitOf(h.PAXRecords["comment"]); c != "" {
				t.info.Revision = c
			}
			continue
		}
		if p, err := memberPath(h.Name, h.Typeflag == tar.TypeDir); err == nil {
			top.see(p, h.Typeflag == tar.TypeDir)
		}
		if sec := h.ModTime.Unix(); h.Typeflag == tar.TypeReg && sec > t.info.Time {
			t.info.Time, t.info.TimeFrom = sec, "archive"
		}
		if total += h.Size; total > t.limits.total || total < 0 {
			return top, count, fmt.Errorf("%w: the archive's members have more than %d bytes", errBudget, t.limits.total), nil
		}
		if count == t.limits.members {
			return top, count, fmt.Errorf("%w: it has more than %d members", errBudget, t.limits.members), nil
		}
	}
}

// member is the content of the member that the walk stands at.
type member struct{ r io.Reader }

func (m *member) Read(p []byte) (int, error) {
	if m.r == nil {
		return 0, errors.New("the walk through the archive has passed this member")
	}
	return m.r.Read(p)
}

func (m *member) Close() error { return nil }

func (t *tarArchive) entry(content *member, h *tar.Header, top *topDirectory, seen map[string]bool) Entry {
	p, err := memberPath(h.Name, h.Typeflag == tar.TypeDir)
	if err != nil {
		return failed(p, err)
	}
	e := Entry{Path: top.strip(p), Size: h.Size}
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeGNUSparse, tar.TypeCont:
		e.Executable = h.Mode&0o100 != 0
		if h.Size > t.limits.member {
			e.OverBudget = true
			e.Err = fmt.Errorf("%w: it has %d bytes, at most %d are read", errBudget, h.Size, t.limits.member)
			break
		}
		e.Open = func() (io.ReadCloser, error) { return content, nil }
	case tar.TypeSymlink:
		e.Kind, e.Target, e.Size = Symlink, h.Linkname, int64(len(h.Linkname))
	case tar.TypeLink:
		e.Kind = Symlink
		e.Target, e.Err = hardLink(e.Path, h.Linkname, top, seen)
		e.Size = int64(len(e.Target))
	case tar.TypeChar, tar.TypeBlock, tar.TypeFifo:
		e.Kind, e.Size = Device, 0
	default:
		e.Err = fmt.Errorf("it is a member of the kind %q, which licit does not know", h.Typeflag)
	}
	if seen[e.Path] && e.Err == nil {
		e.Err, e.Open = errors.New("another member of the archive has the same name"), nil
	}
	return e
}

// hardLink gives a second name of an earlier member as a link to the first.
func hardLink(from, name string, top *topDirectory, seen map[string]bool) (string, error) {
	to, err := memberPath(name, false)
	if err != nil {
		return name, fmt.Errorf("a hard link to %q: %w", name, err)
	}
	if to = top.strip(to); !seen[to] {
		return name, fmt.Errorf("a hard link to %q, which is no earlier member of the archive", name)
	}
	up := strings.Count(from, "/")
	return strings.Repeat("../", up) + to, nil
}
