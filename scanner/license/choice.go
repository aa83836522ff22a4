package license

import (
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// choicePhrases join licences whose words stand apart: "between" stands after one
// and before the other, "ahead" before all of them.
var choicePhrases = []phraseList{
	{"between", `
		alternatively {12} (license|licensed|distributed|distribute|terms|used|software|product|file|gpl|gnu|use|contents|code)
		(may|can) {1} optionally {2} (licensed|used|distributed|redistributed) under
		or under {2} following (terms|license|conditions)
		or the (terms|conditions|license) below
		or {2} (at|in) your (option|choice|discretion)
		(instead of|in lieu of) {5} (license|terms|above|foregoing)
		or alternatively`},
	{"behind", `
		(elect|choose|opt) to (use|redistribute|distribute|license|copy) {6} under (either|any|one) of (these|those|the above) {1} (licenses|license)
		(under|of) {2} (either|any one|one) of (these|those|the above) (two|) (licenses|license) at your (option|choice)`},
	{"ahead", `
		(under|of) {4} either (of|the|a) {6} (license|licenses|terms|gpl|gnu|following|lgpl|mit|bsd|apache|two)
		(choice|one) of {3} (two|2|three|3|following) {4} (licenses|license)
		either under (the|) (terms|license|conditions)
		either of the following {2} (licenses|license|two)
		one of the {4} (statements|notices|licenses) below may be (chosen|used|selected)
		(choose|select) {12} (any|either) (one|) of {2} (them|these|those)
		(any|either) (one|) of {2} (two|three|following) licenses
		either license
		(can|may) (choose|select) between
		multi {1} (licensed|license|licensing)
		(dual|dually|tri|triple) {1} (licensed|license|licensing)
		dual {3} (licensed|license|licenses)
		available under {2} (two|2|three|multiple|several) {3} licenses
		under either`},
}

// publicDomain stands for what its author gave up.
const publicDomain = "LicenseRef-scancode-public-domain"

// namedReach is how many words behind a phrase the names stand that it offers.
const namedReach = 40

// reach is how many words may stand between licences of one choice.
const reach = 350

// begin is where what a match says begins.
func (f *found) begin() int { return max(f.from, f.body) }

// choices lets licences that are offered side by side share one expression.
func (d *data) choices(list []found, s *stream, covered []bool) {
	if len(list) < 2 {
		return
	}
	for _, h := range d.choice.find(nil, s) {
		next := sort.Search(len(list), func(i int) bool { return list[i].begin() >= h.from })
		if covered[h.from] && covered[h.to-1] && (next == len(list) || list[next].from > h.from) {
			continue // a text speaks of choices of its own
		}
		if h.kind == "between" && slices.ContainsFunc(list, func(f found) bool {
			return f.from <= h.from && h.from < f.to && (f.How == Reference || f.How == Clue)
		}) {
			continue // "or (at your option) any later version"
		}
		if h.kind == "behind" {
			offer(list, pairBefore(list, h.from))
			continue
		}
		first := next
		if h.kind == "between" {
			first = next - 1
			for first > 0 && list[first].How == Clue {
				first--
			}
		} else if next > 0 && list[next-1].to > h.from { // the phrase is part of the first
			first = next - 1
		}
		if first < 0 || next >= len(list) {
			continue
		}
		// What is offered by name was left out where the text names it elsewhere as well.
		if n := &list[next]; h.kind == "between" && n.How == Clue && !n.address && !n.denied && n.begin()-h.to <= joinWords && list[first].How != Clue {
			n.How = Reference
		}
		named := map[string]bool{} // what the words right after the phrase offer by name
		for i := next; h.kind == "ahead" && i < len(list) && list[i].from < h.to+namedReach; i++ {
			if list[i].How == Clue && !list[i].address {
				named[stem(list[i].Expression)] = true
			}
		}
		var members []int
		exprs, offered := map[string]bool{}, map[string]bool{} // expressions, and the licences in them
		for i := first; i < len(list); i++ {
			from := h.to
			if len(members) > 0 {
				from = list[members[len(members)-1]].to
			}
			if list[i].begin()-from > reach {
				break
			}
			if list[i].How == Clue || list[i].kind == index.Exception {
				continue
			}
			if list[i].Expression == publicDomain && list[i].begin()-from > joinWords {
				continue // what is said of another part
			}
			if h.kind == "between" && len(members) == 2 && !exprs[list[i].Expression] {
				break
			}
			if h.kind == "between" && list[i].from < h.from && h.from-list[i].to > reach {
				break
			}
			known := true // that the choice has it
			for _, id := range leaves(list[i].Expression) {
				known = known && (offered[id] || list[i].Template != "" && offered[strings.Replace(id, "-only", "-or-later", 1)]) // the text of any version
			}
			if h.kind == "ahead" && len(offered) >= 2 && !known && (list[i].begin()-from > 12 || list[i].Template != "") {
				break // what follows two others is not offered with them
			}
			if h.kind == "between" && len(offered) >= 2 && !known && list[i].begin()-h.to > joinWords {
				break // the two that are offered stand before the phrase
			}
			if list[i].Template != "" && len(named) > 0 && !named[stem(list[i].Expression)] {
				break // other texts than those of the names
			}
			members = append(members, i)
			exprs[list[i].Expression] = true
			for _, id := range leaves(list[i].Expression) {
				offered[id] = true
			}
		}
		if len(exprs) < 2 && h.kind == "ahead" && d.dual.has(s.toks[h.from].Hash) {
			members = pairBefore(list, h.from)
		} else if len(exprs) < 2 {
			continue
		}
		if !offer(list, members) {
			return
		}
	}
}

// offer joins members of a list to a choice. It is false where one of them is no licence to choose.
func offer(list []found, members []int) bool {
	if len(members) < 2 {
		return true
	}
	var terms []spdx.Expr
	for _, i := range members {
		e, err := spdx.Parse(list[i].Expression)
		if err != nil || e.Op == spdx.And {
			return false
		}
		terms = append(terms, e)
	}
	joined := spdx.Join(spdx.Or, terms...).String()
	for _, i := range members {
		old := list[i].Expression
		for k := range list { // what a choice gains, it gains wherever it is said
			if k == i || strings.Contains(old, " OR ") && list[k].Expression == old && list[k].How != Clue {
				list[k].Expression = joined
			}
		}
	}
	return true
}

// offered lets texts share the choice that words before them offer by name, where they are just what is offered: "under the terms of the
// A license, or the B license", and then the texts of A and of B.
func offered(list []found, offers []string) {
	for _, offer := range offers {
		want := map[string]bool{} // found
		for _, id := range leaves(offer) {
			want[id] = false
		}
		var texts []int
		for i, f := range list {
			if f.kind != index.Text || f.Template == "" {
				continue
			}
			id := f.Expression
			if _, ok := want[id]; !ok {
				id = strings.Replace(id, "-only", "-or-later", 1) // the text of any version
			}
			if _, ok := want[id]; !ok {
				texts = nil
				break
			}
			want[id] = true
			texts = append(texts, i)
		}
		for _, found := range want {
			if !found {
				texts = nil
			}
		}
		for _, i := range texts {
			list[i].Expression = offer
		}
	}
}

// precise lets a choice that names a version of a GNU licence be of that version or any later one, where the notice of the licence says so: "GPLv3
// and the X licence, of which you may take one", and then the words that apply the GPL.
func precise(list []found) {
	for i, f := range list {
		if f.How == Clue || !strings.Contains(f.Expression, " OR ") {
			continue
		}
		for _, id := range leaves(f.Expression) {
			version, only := strings.CutSuffix(id, "-only")
			if !only || !slices.ContainsFunc(list, func(n found) bool { return n.How != Clue && slices.Contains(leaves(n.Expression), version+"-or-later") }) {
				continue
			}
			e, err := spdx.Parse(strings.ReplaceAll(list[i].Expression, id, version+"-or-later"))
			if err != nil {
				continue
			}
			if e.Op != spdx.Leaf {
				e = spdx.Join(e.Op, e.Terms...)
			}
			list[i].Expression = e.String()
		}
	}
}

// leaves returns the licences of an expression, each with its exception.
func leaves(expr string) []string {
	e, err := spdx.Parse(expr)
	if err != nil {
		return nil
	}
	var out []string
	e.Leaves(func(l spdx.Expr) { out = append(out, l.String()) })
	return out
}

// pairBefore returns the last two names before words that offer them: "under A and B. … what dual-licensing means".
func pairBefore(list []found, at int) []int {
	next := -1
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].to > at || list[i].How != Reference {
			continue
		}
		if next >= 0 {
			a, b := list[i], list[next]
			if at-b.to < dualReach && b.from-a.to <= joinWords && a.Expression != b.Expression {
				return []int{i, next}
			}
		}
		next = i
	}
	return nil
}

// dualReach is how many words may stand between such a pair and the word.
const dualReach = 80

// settle makes mentions of a licence that a choice already holds clues: they say it again.
func settle(list []found) {
	offered := map[string]bool{}
	for _, f := range list {
		if !strings.Contains(f.Expression, " OR ") {
			continue
		}
		if e, err := spdx.Parse(f.Expression); err == nil && e.Op == spdx.Or && f.How != Clue {
			for _, t := range e.Terms {
				offered[t.String()] = true
			}
			if f.How == Tag { // prose that offers the same
				offered[spdx.Join(spdx.Or, e.Terms...).String()] = true
			}
		}
	}
	for i := range list {
		if list[i].How == Reference && offered[list[i].Expression] {
			list[i].How = Clue
		}
	}
}
