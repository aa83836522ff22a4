package vendored

import (
	"github.com/licit-compliance/licit/scanner/lazily"
)

// revisionBytes is where the mark stands that a system for versions puts into a file: at the top, or below the licence.
const revisionBytes = 3000

// revisionOf is the mark of a file in the sources of a BSD: "$OpenBSD: list.c,v 1.4 2019/01/02", "$FreeBSD$", "@(#)list.c 8.1 (Berkeley)". Whoever
// copies the file copies the mark.
var revisionOf = lazily.Regexp(`\b(OpenBSD|NetBSD|FreeBSD|DragonFly)(?:: [\w.+/-]+(?:,v [\d.]+| \d+) \d{4}[/-]\d\d[/-]\d\d|\$)|@\(#\)\s*[\w.-]+\s+\d+\.\d+(?:\.\d+)?\s+\((Berkeley)\)`)

// revisionMarks are what every such mark has one of.
var revisionMarks = [][]byte{[]byte("BSD: "), []byte("BSD$"), []byte("DragonFly: "), []byte("DragonFly$"), []byte("(Berkeley)")}

// revisions reads of which system's sources a file says that it is one.
func revisions(data []byte) []Clue {
	head := data[:min(len(data), revisionBytes)]
	if !containsAny(head, revisionMarks) {
		return nil
	}
	m := revisionOf().FindSubmatchIndex(head)
	if m == nil {
		return nil
	}
	if m[2] >= 0 {
		return []Clue{{Kind: origin, Name: string(head[m[2]:m[3]]), Line: lineOf(data, m[2])}}
	}
	return []Clue{{Kind: origin, Name: "BSD", Line: lineOf(data, m[4])}}
}
