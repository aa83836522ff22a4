package scanner

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/licit-compliance/licit/scanner/cache"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// reuse takes from the last scan of a tree what still holds, and keeps this one for the
// next. What it gives is what a scan would give: a row holds as long as git or the file
// system says that the bytes are the same, and the whole result as long as all rows
// do. The zero reuse knows nothing and keeps nothing.
type reuse struct {
	old   *cache.File
	path  string // empty: nothing is kept
	build [sha256.Size]byte
	out   *cache.Writer
	start time.Time
	kept  int
	lacks bool // something has no key: the next scan must look at it
}

// found is what examining one entry gave, but for the bytes of a manifest: they are read again.
type found struct {
	Row      inventory.File
	Includes []ecosystem.Include
	Clues    []vendored.Clue
}

// record is what is written of an entry: its path, the key of its content, and what was found, packed.
type record struct{ path, key, found string }

func openReuse(path string, own []license.Own) *reuse {
	r := &reuse{old: new(cache.File), start: time.Now()}
	if path == "" {
		return r
	}
	if build, ok := cache.Build(); ok {
		if len(own) > 0 { // what they find depends on them as on the program
			h := sha256.New()
			h.Write(build[:])
			fmt.Fprintf(h, "%q", own)
			h.Sum(build[:0])
		}
		r.path, r.build, r.old = path, build, cache.Read(path, build)
	}
	return r
}

// begin is called when it is known that there is something new to keep.
func (r *reuse) begin() {
	if r.path != "" {
		r.out, _ = cache.Create(r.path, r.build) // without it nothing is kept
	}
}

// racy is how long before a scan a file must have been changed last. File systems and
// kernels tell times in steps, two seconds at most: a file that is changed again within one looks
// the same.
const racy = 2 * time.Second

// The keys of content. One by git's id is that of the very bytes, checked when they were read;
// the size tells a file that git has converted since.
const (
	keyBlob  = 'b'
	keyStat  = 's'
	keyOther = 'o' // a link, a device, or what the tree cannot give: all in the key
)

func blobKey(dst []byte, e *source.Entry) []byte {
	return append(binary.AppendVarint(append(dst, keyBlob), e.Size), e.Blob...)
}

func statKey(dst []byte, e *source.Entry) []byte {
	s := &e.Stat
	dst = binary.LittleEndian.AppendUint64(append(dst, keyStat), s.Device)
	dst = binary.LittleEndian.AppendUint64(dst, s.Inode)
	dst = binary.LittleEndian.AppendUint64(dst, uint64(s.Size))
	dst = binary.LittleEndian.AppendUint64(dst, uint64(s.Modified))
	dst = binary.LittleEndian.AppendUint64(dst, uint64(s.Changed))
	return binary.LittleEndian.AppendUint32(dst, s.Mode)
}

func otherKey(dst []byte, e *source.Entry) []byte {
	dst = append(append(dst, keyOther, byte(e.Kind)), e.Target...)
	if e.Err != nil {
		dst = binary.AppendVarint(append(dst, 0, 0), e.Size)
		if e.OverBudget {
			dst = append(dst, 1)
		}
		dst = append(dst, e.Err.Error()...)
	}
	return dst
}

// holds reports whether an entry is what a key of the last scan stands for.
func (r *reuse) holds(key string, e *source.Entry) bool {
	if key == "" {
		return false
	}
	var room [128]byte
	now := room[:0]
	switch {
	case e.Kind != source.File || e.Err != nil:
		now = otherKey(now, e)
	case key[0] == keyBlob && e.Blob != "":
		now = blobKey(now, e)
	case key[0] == keyStat && e.Stat != source.Stat{}:
		now = statKey(now, e)
	}
	return string(now) == key
}

// key is what the row of an entry is kept under, nil if it cannot be.
func (r *reuse) key(e *source.Entry, out *examined) []byte {
	before := r.start.Add(-racy).UnixNano()
	switch {
	case e.Kind != source.File || e.Err != nil:
		return otherKey(nil, e)
	case out.row.Status == inventory.StatusFailed:
		return nil
	case out.isBlob:
		return blobKey(nil, e)
	case e.Stat != source.Stat{} && e.Stat.Changed < before && e.Stat.Modified < before:
		return statKey(nil, e)
	}
	return nil
}

// pack makes of an examined entry what is kept of it. It is called by the workers.
func (r *reuse) pack(e *source.Entry, out *examined) {
	if r.out == nil {
		return
	}
	if key := r.key(e, out); key != nil {
		out.kept = record{e.Path, string(key), string(inventory.Pack(nil, &found{*out.row, out.includes, out.clues}))}
	}
}

// recall gives what examining an entry gave before. It is called by the workers.
func (r *reuse) recall(x *examiner, e source.Entry, old cache.Entry) (out examined, ok bool) {
	packed, ok := r.old.Found(old)
	if !ok {
		return out, false
	}
	f, err := inventory.Unpack[found](packed)
	if err != nil {
		return out, false
	}
	out = examined{row: &f.Row, includes: f.Includes, clues: f.Clues, kept: record{old.Path, old.Key, packed}}
	if e.Open != nil && e.Err == nil && f.Row.Kind == "text" && f.Row.Status != inventory.StatusOverBudget && x.keep(f.Row.Path, nil) {
		data := again(e, &f.Row)
		if data != nil && x.keep(f.Row.Path, data) {
			out.manifest = data
		}
		return out, data != nil
	}
	return out, true
}

// again reads the bytes of a row; nil if they are others.
func again(e source.Entry, row *inventory.File) []byte {
	rc, err := e.Open()
	if err != nil {
		return nil
	}
	defer rc.Close()
	data, err := io.ReadAll(io.LimitReader(rc, row.Size+1))
	if err != nil {
		return nil
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != row.SHA256 {
		return nil
	}
	return append([]byte{}, data...) // not nil, however short
}

// add keeps what was found in an entry, which came at a place of the walk.
func (r *reuse) add(order int, out *examined) {
	if r.out == nil {
		return
	}
	if out.kept.key == "" {
		r.lacks = true
		return
	}
	r.kept++
	r.out.Add(order, out.kept.path, out.kept.key, out.kept.found)
}

// conditions are what a result depends on beside the entries and the program.
type conditions struct {
	Info    source.Info
	Version string
	Epoch   *int64
}

func resultKey(tree source.Tree, opt Options) string {
	return string(inventory.Pack(nil, &conditions{tree.Info(), opt.ToolVersion, opt.Epoch}))
}

// result is the inventory that was made of the same entries, nil if there is none.
func (r *reuse) result(key string) *inventory.Inventory {
	if r.old.ResultKey == "" || r.old.ResultKey != key {
		return nil
	}
	n, ok := r.old.Rows()
	if !ok || n != len(r.old.Entries) {
		return nil
	}
	inv, err := inventory.Unpack[inventory.Inventory](r.old.Result)
	if err != nil {
		return nil
	}
	paths := make([]string, n)
	for i, e := range r.old.Entries {
		paths[i] = source.Printable(e.Path)
	}
	inv.Files = inventory.PackedRows(paths, r.old.Row, r.old.Close)
	r.old = new(cache.File) // the rows close it
	return &inv
}

// keep writes what the next scan of the tree may need. Nothing that goes wrong here is an
// error of the scan.
func (r *reuse) keep(ctx context.Context, inv *inventory.Inventory, key string) {
	if r.out == nil || r.kept == 0 || ctx.Err() != nil {
		return
	}
	if !r.lacks && r.out.Holds() {
		digest, err := inventory.Digest(inv)
		if err != nil {
			return
		}
		inv.Known = digest
		var buf []byte
		for row, err := range inv.Files.All() {
			if err != nil {
				return
			}
			buf = inventory.Pack(buf[:0], row)
			r.out.AddRow(buf)
		}
		rest := *inv
		rest.Files = nil
		r.out.SetResult(key, inventory.Pack(buf[:0], &rest))
	}
	r.old.Close() // some systems replace no file that is open
	r.out.Commit()
}

// close removes what was not kept.
func (r *reuse) close() {
	r.old.Close()
	if r.out != nil {
		r.out.Abandon()
	}
}
