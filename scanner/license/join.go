package license

import (
	"bytes"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// joinWords is how many words may stand between two licences of one choice.
const joinWords = 14

// joined turns mentions into matches: licences that are offered side by side become
// one expression.
func (p *passage) joined(list []mention, how string) []found {
	var out []found
	for i := 0; i < len(list); {
		j, or := p.listed(list, i)
		for j < len(list) && !list[j].url {
			joined, isOr := p.join(list[j-1], list[j])
			if !joined || or && !isOr && p.closed(list[j-1], list[j]) {
				break
			}
			or = or || isOr
			j++
		}
		group := list[i:j]
		terms := make([]spdx.Expr, 0, len(group))
		distinct := map[string]bool{}
		for _, m := range group {
			if e, err := spdx.Parse(m.expression()); err == nil {
				terms = append(terms, e)
				distinct[e.String()] = true
			}
		}
		switch {
		case or && len(distinct) > 1:
			whole := mention{from: group[0].from, to: group[len(group)-1].to}
			out = append(out, p.match(whole, spdx.Join(spdx.Or, terms...).String(), how))
		case !or && len(distinct) > 1 && group[0].field: // "license: GPL-2.0-or-later AND MIT"
			whole := mention{from: group[0].from, to: group[len(group)-1].to}
			out = append(out, p.match(whole, spdx.Join(spdx.And, terms...).String(), how))
		default:
			for _, m := range group {
				out = append(out, p.match(m, m.expression(), how))
			}
		}
		i = j
	}
	return out
}

// listed is behind the mentions from i on that commas part, and reports whether they are offered, as in "A, B or C" and "A, B, or any other license
// that X endorses". Where no such words end the list it is behind the first mention: what else stands between two of them is for join to say.
func (p *passage) listed(list []mention, i int) (end int, or bool) {
	j, commas := i+1, 0
	for j < len(list) && !list[j].url {
		a, b := list[j-1], list[j]
		if p.aside(a, b) && a.expression() == b.expression() { // "GPLv2 (SPDX: GPL-2.0-only)"
			j++
			continue
		}
		if _, or := p.join(a, b); or {
			return j, commas > 0
		}
		if !p.comma(a, b) {
			break
		}
		commas++
		j++
	}
	if commas > 0 && p.orAnother(list[j-1].to) {
		return j, true
	}
	return i + 1, false
}

// comma reports whether just a comma stands between two mentions, with what belongs to the first: "the MIT license, the BSD license".
func (p *passage) comma(a, b mention) bool {
	joined, _, and := p.gap(a, b)
	if !joined || and {
		return false
	}
	commas, aside := 0, 0
	for _, c := range undecorated(p.between(a.to-1, b.from)) {
		switch aside = max(0, aside+bracket(c)); {
		case aside > 0:
		case c == ',':
			commas++
		case bytes.IndexByte([]byte(".;:/|+&"), c) >= 0:
			return false
		}
	}
	return commas == 1
}

// orAnother reports whether "or any other license" stands behind a list of names, brackets behind the last apart.
func (p *passage) orAnother(k int) bool {
	for aside := 0; k < len(p.toks); k++ {
		for _, c := range p.between(k-1, k) {
			aside = max(0, aside+bracket(c))
		}
		if h := p.toks[k].Hash; aside == 0 && (p.or.has(h) || !p.joint.has(h)) {
			break
		}
	}
	if k+2 >= len(p.toks) || !p.or.has(p.toks[k].Hash) || !p.any.has(p.toks[k+1].Hash) {
		return false
	}
	for k += 2; k < len(p.toks) && !p.ends(k-1, k); k++ {
		if p.version.has(p.toks[k].Hash) {
			return false // "or any later version of the license"
		}
		if p.license.has(p.toks[k].Hash) {
			return true
		}
	}
	return false
}

// join reports whether only joining words stand between two mentions, and whether
// they, or the words before, offer a choice.
func (p *passage) join(a, b mention) (joined, or bool) {
	joined, or, and := p.gap(a, b)
	if joined && !or { // "dual licensed under the MIT and GPL licenses", "MIT and GPL, at your option"
		for k := max(0, a.from-cueWords); k < min(len(p.toks), b.to+8); k++ {
			if p.dual.has(p.toks[k].Hash) {
				or = true
			}
		}
	}
	return joined && (or || and), or
}

// gap reports whether only joining words stand between two mentions, and what they say.
func (p *passage) gap(a, b mention) (joined, or, and bool) {
	if b.from < a.to || b.from-a.to > joinWords+placeWords {
		return false, false, false
	}
	n := b.from - a.to // words that join them, without the address at which the first is found
	aside := 0         // how many parentheses are open
	for k := a.to; k < b.from; k++ {
		if end := p.place(k); end > k && end < b.from {
			n -= end - k
			k = end - 1
			continue
		}
		for _, c := range p.between(k-1, k) {
			aside = max(0, aside+bracket(c))
		}
		h := p.toks[k].Hash
		if aside > 0 && p.toks[k].Flags&words.Para == 0 {
			continue // an address, or a short name
		}
		if p.or.has(h) {
			or = true
		}
		if p.and.has(h) {
			and = true
		}
		if !p.joint.has(h) && !p.version.has(h) && !p.later.has(h) && !(k == a.to && p.numeral(k)) {
			return false, false, false
		}
		if p.toks[k].Flags&words.Para != 0 {
			return false, false, false
		}
	}
	if p.toks[b.from].Flags&words.Para != 0 || n > joinWords {
		return false, false, false
	}
	between := string(undecorated(p.between(a.to-1, b.from)))
	if b.from == a.to {
		mark := strings.TrimRight(between, " ")
		and = mark == " +" || mark == " &" || a.field && strings.Trim(between, "+ ") == "" // "CDDL + GPLv2", "license: GPL-2+ MIT"
	}
	if !or {
		if strings.ContainsAny(between, "/|") && !strings.ContainsAny(between, "(<") {
			or = true
		}
	}
	if and && !or && a.family != nil && b.family != nil { // how the Eclipse Foundation and Sun write a choice between their two
		or = a.family.key == "EPL" && b.family.key == "EDL" || a.family.key == "CDDL" && b.family.key == "GPL"
	}
	return true, or, and
}

// placeWords is how many words say at most where a licence is to be found.
const placeWords = 16

// place is behind the words that say where a licence is to be found, "which is available at https://…", k where there are none.
func (p *passage) place(k int) int {
	at := k
	for at < len(p.toks) && at < k+4 && p.found.has(p.toks[at].Hash) {
		at++
	}
	if at == len(p.toks) || !bytes.HasPrefix(p.text[p.toks[at].Start:], []byte("http")) {
		return k
	}
	for at++; at < len(p.toks) && at < k+placeWords && !bytes.ContainsAny(p.between(at-1, at), " \t\n\r<>()"); at++ {
	}
	return at
}

// between is what stands between words i and j, nothing where they are two of one: "noncommercial".
func (p *passage) between(i, j int) []byte {
	from, to := p.toks[i].End, p.toks[j].Start
	return p.text[min(from, to):to]
}

// undecorated is what stands between two words without the marks that begin the lines of comments.
func undecorated(between []byte) []byte {
	if bytes.IndexByte(between, '\n') < 0 {
		return between
	}
	var out []byte
	for i, line := range bytes.Split(between, []byte("\n")) {
		if i > 0 {
			line = append([]byte("\n"), bytes.TrimLeft(line, " \t/*#;!|%-")...)
		}
		out = append(out, line...)
	}
	return out
}

// closed reports whether brackets end or begin between two names: "(GPLv2 or MIT) and BSD".
func (p *passage) closed(a, b mention) bool {
	return strings.ContainsAny(string(p.between(a.to-1, b.from)), "()")
}

// numeral reports whether a word is a number, as in "the same terms as Ruby 1.8".
func (p *passage) numeral(k int) bool {
	c := p.text[p.toks[k].Start]
	return '0' <= c && c <= '9'
}

// mainNames returns the mentions that are names, but for those in brackets behind another name: "the Apache
// License, Version 2.0 <LICENSE-APACHE or https://…> or the MIT license".
func (p *passage) mainNames(all []mention) []int {
	var out []int
	for i, m := range all {
		if n := len(out); !m.url && (n == 0 || !p.aside(all[out[n-1]], m)) {
			out = append(out, i)
		}
	}
	return out
}

// aside reports whether a mention stands in brackets that open behind another one.
func (p *passage) aside(a, b mention) bool {
	if b.from < a.to || b.from-a.to > joinWords {
		return false
	}
	open := 0
	for _, c := range p.between(a.to-1, b.from) {
		open = max(0, open+bracket(c))
	}
	return open > 0
}

// bracket is what a byte adds to the number of open brackets.
func bracket(c byte) int {
	switch c {
	case '(', '<':
		return 1
	case ')', '>':
		return -1
	}
	return 0
}
