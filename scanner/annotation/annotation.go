// Package annotation reads the files in which people state the terms of other
// files: REUSE.toml (REUSE specification 3.3) and debian/copyright in the machine-readable
// form (DEP-5), which REUSE also knows as .reuse/dep5.
//
// Such a file is bytes here and a list of annotations after: which paths, what terms,
// whose copyright, and whether that stands beside, in place of or behind what a file
// says itself. What applies in the end, the scanner decides.
package annotation

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// Precedence says how an annotation stands to what a file says itself.
type Precedence string

const (
	Closest   Precedence = "closest"   // only where the file and nearer annotations say nothing
	Aggregate Precedence = "aggregate" // beside what the file says
	Override  Precedence = "override"  // in place of it
)

// Annotation states terms of the files that its patterns match.
type Annotation struct {
	File       string // the path that states it
	Line       int    // where it begins there; 0 where that is not known
	License    spdx.Expr
	Name       string // the words for the licence, where they are no expression of listed ids
	Copyrights []string
	Precedence Precedence
	dir        string // patterns are relative to it
	patterns   []pattern
}

// Problem is a part of an annotation file that could not be read.
type Problem struct {
	File   string
	Line   int
	Reason string
}

// The budgets of one annotation file.
const (
	maxSize     = 8 << 20
	maxPatterns = 20_000
)

// Wanted reports whether a path names a file that this package reads.
func Wanted(p string) bool {
	switch {
	case path.Base(p) == "REUSE.toml":
		return true
	case p == ".reuse/dep5", p == "debian/copyright":
		return true
	}
	return false
}

// Read reads one annotation file. What cannot be read is a problem; what can is still returned.
func Read(p string, data []byte) ([]Annotation, []Problem) {
	if len(data) > maxSize {
		return nil, []Problem{{File: p, Reason: "more than 8 MiB: not read"}}
	}
	if path.Base(p) == "REUSE.toml" {
		return reuse(p, data)
	}
	return dep5(p, data)
}

// Covers reports whether the annotation speaks of a path.
func (a *Annotation) Covers(p string) bool {
	if a.dir != "." {
		rest, below := strings.CutPrefix(p, a.dir+"/")
		if !below {
			return false
		}
		p = rest
	}
	for _, r := range a.patterns {
		if r.matches(p) {
			return true
		}
	}
	return false
}

// WholeTree reports whether the annotation speaks of every file of the tree.
func (a *Annotation) WholeTree() bool { return a.dir == "." && a.Covers("a/b") && a.Covers("c") }

// Sort puts annotations into the order that Applies wants: debian/copyright first, which
// speaks for a distributor, then from the root down; those of one file as they stand there.
func Sort(all []Annotation) {
	slices.SortStableFunc(all, func(a, b Annotation) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.File, b.File))
	})
}

func (a *Annotation) rank() int {
	switch {
	case a.File == "debian/copyright":
		return -2
	case a.dir == ".":
		return -1
	}
	return strings.Count(a.dir, "/")
}

// Applies are the annotations of one path, from all files of a tree: in one file the
// last that covers it counts, an override cuts off all that stand below it, and the nearest
// file comes first. The list must be in the order of Sort.
func Applies(all []Annotation, p string) []*Annotation {
	var out []*Annotation
	for i := 0; i < len(all); {
		var last *Annotation
		j := i
		for ; j < len(all) && all[j].File == all[i].File; j++ {
			if all[j].Covers(p) {
				last = &all[j]
			}
		}
		i = j
		if last == nil {
			continue
		}
		out = append([]*Annotation{last}, out...)
		if last.Precedence == Override {
			break
		}
	}
	return out
}
