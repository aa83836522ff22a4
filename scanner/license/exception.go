package license

import (
	"maps"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// exceptionNames is the lexicon of exceptions: the ids and names of the list, and what they are called.
func exceptionNames() *names {
	n := &names{byFirst: map[words.Hash][]name{}}
	taken, newest := map[string]bool{}, map[string]string{} // names, and names without their version
	add := func(way, id string) {
		if way = normalName(way); !taken[way] && strings.Contains(way, " ") {
			taken[way] = true
			n.add(way, name{expr: id})
		}
	}
	for _, row := range spdx.Exceptions() {
		if row.Deprecated {
			continue
		}
		id := strings.ToLower(row.ID)
		add(strings.ReplaceAll(id, "-", " "), row.ID)
		title := plainTitle.Replace(row.Name)
		if strings.HasPrefix(row.ID, "SHL-") {
			continue // in words its name stands for the Apache license with it
		}
		add(title, row.ID)
		if m := versionOf(strings.TrimSpace(title)); m != nil {
			newest[normalName(m[1])] = row.ID
			add(m[1]+" version "+m[2], row.ID)
			add(m[1]+" v"+m[2], row.ID)
		}
		// "Classpath-exception-2.0" is called "classpath exception".
		if i := strings.Index(id, "-exception"); i > 0 {
			short := strings.ReplaceAll(id[:i], "-", " ")
			add(short+" exception", row.ID)
			add(short+" exceptions", row.ID)
			add(short+" linking exception", row.ID)
		}
	}
	add("w cpe", "Classpath-exception-2.0") // "GPL2 w/ CPE"
	for _, way := range slices.Sorted(maps.Keys(newest)) {
		if strings.Contains(way, "exception") { // else the name is that of a licence as well
			add(way, newest[way])
		}
	}
	for h := range n.byFirst {
		list := n.byFirst[h]
		slices.SortStableFunc(list, func(a, b name) int { return len(b.rest) - len(a.rest) })
		n.bits[h>>25] |= 1 << (h >> 19 & 63)
	}
	return n
}

// exceptionsOf gives exceptions that are named to the nearest GNU licence before
// them, or to the licence right before them; an exception alone is no mention.
func (p *passage) exceptionsOf(all []mention) []mention {
	var out []mention
	for _, m := range all {
		if m.exception == "" || m.family != nil || m.expr != "" {
			out = append(out, m)
			continue
		}
		for k := len(out) - 1; k >= 0 && k >= len(out)-4 && m.from-out[k].to <= exceptionReach/4; k-- {
			subject := says(p.toks[max(0, m.from-subjectReach):m.from], wordSubject)
			if out[k].exception == m.exception { // said again
				out[k].subject = out[k].subject || subject
				break
			}
			if near := m.from-out[k].to < 12; out[k].exception == "" && !out[k].denied && !out[k].url &&
				(out[k].family != nil && out[k].family.gnu && (out[k].versioned() || near) || near && strings.Contains(stem(out[k].expr), "GPL") || p.withIt(out[k], m)) {
				out[k].exception = m.exception
				out[k].subject = subject
				if near {
					out[k].to = m.to
				}
				break
			}
		}
	}
	return out
}

// withIt reports whether an exception is joined to a licence by "with": "the Apache License v2.0 with LLVM Exceptions".
func (p *passage) withIt(licence, exception mention) bool {
	return exception.from-licence.to <= 3 && licence.to < exception.from && licence.versioned() && says(p.toks[licence.to:exception.from], wordWith)
}

// subjectReach is how many words before an exception "subject to" may stand.
const subjectReach = 5

// exceptionReach is how far from the licence an exception to it may stand.
const exceptionReach = 500

// withExceptions gives an exception found as a text to the licence that it is an
// exception to: the nearest licence of its kind before it, else after it.
func withExceptions(list []found) {
	for i := range list {
		if list[i].kind != index.Exception || list[i].How == Clue {
			continue
		}
		id := list[i].Expression
		at := -1
		for k := i - 1; k >= 0 && at < 0 && list[i].from-list[k].to < exceptionReach; k-- {
			if takesException(list[k], id) {
				at = k
			}
		}
		for k := i + 1; k < len(list) && at < 0 && list[k].from-list[i].to < exceptionReach/4; k++ {
			if takesException(list[k], id) {
				at = k
			}
		}
		if at < 0 {
			continue
		}
		plain := list[at].Expression
		e, err := spdx.Parse(plain)
		if err != nil || e.Op != spdx.Leaf || e.Exception != "" {
			continue
		}
		e.Exception = id
		list[i].Expression = e.String()
		for k := range list { // what the file says again of the same licence means the same
			if list[k].Expression == plain && list[k].kind != index.Exception && (k == at || list[k].How == Reference) {
				list[k].Expression = e.String()
			}
		}
	}
}

// exceptionsTo are the exceptions that are made to other licences than those of GNU, by the stem of the licence's id.
var exceptionsTo = map[string]string{
	"LLVM-exception": "APACHE", "Swift-exception": "APACHE", "mxml-exception": "APACHE", "SHL-2.0": "APACHE", "SHL-2.1": "APACHE",
	"fmt-exception": "MIT", "PCRE2-exception": "BSD", "LZMA-exception": "CPL", "KiCad-libraries-exception": "CC",
	"QPL-1.0-INRIA-2004-exception": "QPL",
}

// takesException reports whether a licence is of the kind that an exception is made to.
func takesException(f found, exception string) bool {
	if f.How == Clue || f.kind == index.Exception {
		return false
	}
	own := stem(f.Expression)
	if to := exceptionsTo[exception]; to != "" && strings.EqualFold(own, to) {
		return true
	}
	return own == "GPL" || own == "LGPL" || own == "AGPL"
}
