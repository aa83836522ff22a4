// Package source gives trees to the scanner: a directory (in a git work tree the
// files that git tracks or does not ignore), a git revision, an archive, a Go
// module. Nothing in a tree is ever run, followed outside it, or obeyed.
//
// A Tree of ours stands where fs.FS might, because fs.FS refuses names that are
// not UTF-8 and knows no blob id, mode, gitlink or symlink.
package source

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Kind is what a tree holds at a path.
type Kind uint8

// The kinds of entry.
const (
	File Kind = iota
	Symlink
	Gitlink
	Device // a device, socket or pipe: never opened
)

// Entry is one thing in a tree. Path is raw: slash-separated, relative, its
// bytes as the tree has them. Use Printable before showing it.
type Entry struct {
	Path       string
	Kind       Kind
	Executable bool
	Size       int64  // bytes; -1 where the tree does not say before reading
	Blob       string // git blob id, its bytes, where known without reading; git may have converted the file's line ends
	Stat       Stat   // of a file in a directory
	Target     string // of a symlink, raw; the commit of a gitlink
	Err        error  // the tree names the entry and cannot give it: a row that failed
	OverBudget bool   // Err is a budget, not a fault
	Open       func() (io.ReadCloser, error)
}

// Stat is what a file system says of a file without reading it. Files with the same
// Stat hold the same bytes, unless they were changed within the grain of its clock.
// The zero Stat says nothing.
type Stat struct {
	Device, Inode uint64
	Size          int64
	Mode          uint32
	Modified      int64 // ns since 1970
	Changed       int64 // likewise; of content or of anything else of the file, and nobody sets it
}

// Info says where a tree comes from and in which state it is.
type Info struct {
	Kind        string // directory git archive module
	URL         string
	PURL        string
	Name        string // a name that the source itself gives, empty if none
	Version     string // likewise
	Revision    string
	Dirty       bool     // what was walked is not what the revision holds
	Time        int64    // seconds since 1970, 0 if the source gives none
	TimeFrom    string   // commit, archive, none
	Digest      string   // swh:1:dir: or gitoid:tree: of a clean git tree, sha256: of an archive, h1: of a module
	NotExamined []string // what was left out on purpose, in plain words
}

// Tree is a source tree. Walk yields every file, symlink, gitlink and device
// exactly once, in any order, and stops at the first error of yield. A path comes
// again only where an archive has it again, and then with Err. An
// entry's Open may be called only until yield returns where the tree is
// Sequential, and until Close elsewhere, from several goroutines at once. Info is
// complete after the first Walk; another one gives the same entries.
type Tree interface {
	Walk(ctx context.Context, yield func(Entry) error) error
	Info() Info
	Sequential() bool
	Close() error
}

// Options select what of the source is read.
type Options struct {
	Rev      string // git revision to read instead of the work tree
	AllFiles bool   // also files that git ignores
	// Outputs are paths in a directory, of files or directories, that the caller is about to write. They are no
	// part of its tree unless git tracks them: a second run must see what the first saw.
	Outputs []string
}

// Printable turns raw path bytes into the inventory's form: UTF-8, with "%" and every
// byte that is not UTF-8 as %XX.
func Printable(raw string) string {
	if utf8.ValidString(raw) && !strings.Contains(raw, "%") {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		if r == utf8.RuneError && n <= 1 || raw[i] == '%' {
			fmt.Fprintf(&b, "%%%02X", raw[i])
			i++
			continue
		}
		b.WriteString(raw[i : i+n])
		i += n
	}
	return b.String()
}
