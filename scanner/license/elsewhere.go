package license

import (
	"bytes"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// What stands elsewhere in a text says more of a name: addresses and other names its version, the
// words before a list that its names count, the text below a heading what it is.

// pin gives names without a version the one that the addresses of the same text give: "the Common
// Development and Distribution License … see https://example.org/CDDL-1.1". An "LGPL" is the one that
// the text names in full.
func pin(all []mention) {
	lesser, library := false, false
	for _, m := range all {
		if m.family != nil && m.family.key == "LGPL" && m.to-m.from > 1 {
			lesser, library = lesser || m.lesser, library || !m.lesser
		}
	}
	for i := range all { // "LGPL" is what the text calls so
		m := &all[i]
		m.lesser = m.lesser || lesser && !library && m.family != nil && m.family.key == "LGPL"
	}
	linked := map[string]bool{} // ids that addresses give
	for _, m := range all {
		if !m.url {
			continue
		}
		if e, err := spdx.Parse(m.expression()); err == nil {
			e.Leaves(func(l spdx.Expr) { linked[l.ID] = true })
		}
	}
	if len(linked) == 0 {
		return
	}
	for i := range all {
		m := &all[i]
		if m.url || m.family == nil || m.family.gnu || m.versioned() || len(m.family.versions) < 2 {
			continue
		}
		ids := map[string]string{} // versions by id
		for _, v := range slices.Sorted(maps.Keys(m.family.versions)) {
			if id := m.family.versions[v]; linked[id] {
				ids[id] = v
			}
		}
		for _, v := range ids {
			if len(ids) == 1 {
				m.version = v
			}
		}
	}
}

// offer lets the names of a list count that the words before it offer for a choice: "under any of
// the following licenses: …".
func (p *passage) offer(all []mention) {
	for _, h := range p.data.choice.find(nil, p.stream) {
		if h.kind != "ahead" {
			continue
		}
		at := h.to
		if p.items(all, at) {
			continue
		}
		// The first name may be the end of the phrase: "under the terms of either the GNU General Public License".
		for k := sort.Search(len(all), func(k int) bool { return all[k].to >= at }); k < len(all) && all[k].from-at <= joinWords; k++ {
			all[k].cue, all[k].under = true, true
			at = max(at, all[k].to)
		}
	}
}

// items lets the names count that begin the items of a list behind word at: "one of these licenses:", then "- The X License, found in …" in
// paragraphs of their own. It is false where there are less than two.
func (p *passage) items(all []mention, at int) bool {
	var found []int
	for k := sort.Search(len(all), func(k int) bool { return all[k].from >= at }); k < len(all) && all[k].from-at <= itemWords; k++ {
		if !all[k].denied && p.item(&all[k]) {
			found = append(found, k)
			at = all[k].to
		}
	}
	if len(found) < 2 {
		return false
	}
	for _, k := range found {
		all[k].cue, all[k].under = true, true
	}
	return true
}

// itemWords is how many words such an item may have.
const itemWords = 100

// item reports whether only the mark of an item and an article stand before a name on its line.
func (p *passage) item(m *mention) bool {
	start := int(p.toks[m.from].Start)
	line := p.text[max(0, start-maxItem):start]
	line = bytes.TrimSpace(line[bytes.LastIndexByte(line, '\n')+1:])
	if len(line) == 0 || strings.IndexByte("-*+", line[0]) < 0 {
		return false
	}
	switch strings.ToLower(string(bytes.TrimSpace(line[1:]))) {
	case "", "the", "a":
		return true
	}
	return false
}

// maxItem is how far a name may stand from the beginning of its line, in bytes.
const maxItem = 40

// headWords is how many words may stand between a heading and the text below it.
const headWords = 14

// heads reports whether a name is the heading of a text, or part of its first words: the text says
// which licence it is. The words at which texts begin are in order.
func (m *mention) heads(begins []int) bool {
	i := sort.SearchInts(begins, m.from+1)
	if i == len(begins) {
		return false
	}
	return begins[i] < m.to || m.title && !m.under && !m.field && begins[i]-m.to <= headWords
}

// sure is the coverage from which a text is taken for what it is, whatever its heading says.
const sure = 0.95
