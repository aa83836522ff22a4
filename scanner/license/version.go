package license

import (
	"bytes"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// secondVersion reads "version 2.1 of the License, or version 3".
func (p *passage) secondVersion(m *mention) {
	or := false
	for k := m.to; k < len(p.toks) && k < m.to+10; k++ {
		if p.version.has(p.toks[k].Hash) && p.key(k) {
			return // "or any later version.", and below it "VERSION: 1.1"
		}
		if v, ok := p.number(m.family, k); ok && or && v != m.version && !p.itemMark(k) && (p.version.has(p.toks[k-1].Hash) || p.text[p.toks[k].Start]|0x20 == 'v' || k == m.to+1) {
			m.second, m.to = v, k+1
			return
		}
		h := p.toks[k].Hash
		or = or || p.or.has(h) || p.and.has(h)
		if !p.joint.has(h) && !p.version.has(h) && !p.pad.has(h) {
			return
		}
	}
}

// endsVersion reports whether a word of four letters or more may end with a version: "gplv2", "lppl1.3c".
func endsVersion(w []byte) bool {
	n := len(w)
	if c := w[n-1]; n > 3 && c >= 'a' && c <= 'c' {
		n--
	}
	return w[n-1] >= '0' && w[n-1] <= '9'
}

// acronym reads "gplv2", "lgpl3" and the like.
func (p *passage) acronym(i int) (*family, string) {
	t := p.toks[i]
	if n := t.End - t.Start; n < 4 || n > 12 || !endsVersion(p.text[t.Start:t.End]) {
		return nil, ""
	}
	for _, c := range p.text[t.Start : t.Start+3] {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return nil, ""
		}
	}
	w := p.word(i)
	k := strings.IndexAny(w, "0123456789")
	if k < 3 {
		return nil, ""
	}
	stem := w[:k]
	f := p.names.acronyms[stem]
	if f == nil {
		f = p.names.acronyms[strings.TrimSuffix(stem, "v")]
	}
	if f == nil {
		return nil, ""
	}
	v, ok := f.known(w[k:])
	if !ok {
		return nil, ""
	}
	return f, v
}

// known brings a version into the form of the family; ok is false where it has
// no such version.
func (f *family) known(v string) (string, bool) {
	v = normalVersion(v)
	if _, ok := f.versions[v]; ok {
		return v, true
	}
	if len(v) == 2 && v[0] != '1' || len(v) == 2 && !strings.Contains(v, ".") { // "v21"
		w := normalVersion(v[:1] + "." + v[1:])
		if _, ok := f.versions[w]; ok {
			return w, true
		}
	}
	return "", false
}

// acronyms goes on over the same name said again: "the GNU General Public License
// (GPL)", "GNU Lesser General Public License, LGPL".
func (p *passage) acronyms(m *mention, j int) int {
	for k := j; k < len(p.toks) && k < j+3; k++ {
		if n, end := p.names.find(p.toks, k); n != nil && n.family == m.family && p.toks[k].Flags&(words.Stop|words.Para) == 0 {
			m.to = end
			m.weak = m.weak && n.weak
			if p.toks[end-1].Flags&words.Plus != 0 {
				m.later = true
			}
			return end
		}
		if f, v := p.acronym(k); f == m.family && f != nil {
			if m.version != "" && m.version != v {
				break
			}
			m.version, m.to = v, k+1
			m.later = m.later || p.toks[k].Flags&words.Plus != 0
			return k + 1
		}
		if !p.pad.has(p.toks[k].Hash) {
			break
		}
	}
	return j
}

// number reads word i as a version of the family.
func (p *passage) number(f *family, i int) (string, bool) {
	t := p.toks[i]
	if t.End-t.Start > 8 {
		return "", false
	}
	c := p.text[t.Start]
	if c != 'v' && c != 'V' && (c < '0' || c > '9') {
		return "", false
	}
	if t.End-t.Start == 2 && c != 'v' && c != 'V' {
		return "", false // "10" is no 1.0 where it stands alone
	}
	if w := strings.TrimPrefix(p.word(i), "v"); f.key == "BSD" && len(w) > 1 && w[0] == '1' {
		return "", false // "Lamp BSD License v1.0" is a version of Lamp's, and no count of clauses
	}
	if t.Start > 0 && p.text[t.Start-1] == '[' && int(t.End) < len(p.text) && p.text[t.End] == ']' {
		return "", false // a footnote
	}
	return f.known(p.word(i))
}

// versionAfter reads a version that follows the name at once.
func (p *passage) versionAfter(m *mention, j int) (string, int) {
	for k := j; k < len(p.toks) && k < j+5; k++ {
		if p.toks[k].Flags&words.Para != 0 && k > j || p.key(k) {
			break
		}
		if v, ok := p.number(m.family, k); ok {
			if strings.Contains(string(p.between(k-1, k)), ">=") {
				m.later = true // "GPL (>= 2)"
			}
			if k == j || p.version.has(p.toks[k-1].Hash) || p.pad.has(p.toks[k-1].Hash) || p.text[p.toks[k].Start]|0x20 == 'v' {
				return v, k + 1
			}
			return "", 0
		}
		if h := p.toks[k].Hash; !p.version.has(h) && !p.pad.has(h) {
			break
		}
	}
	return "", 0
}

// strangeVersion is a version right behind a name that the licence was not listed in: "Hippocratic License 3.0" is not 2.1, which the name alone
// would stand for.
func (p *passage) strangeVersion(m *mention, j int) string {
	f := m.family
	if f.gnu || strings.HasPrefix(f.bare, "LicenseRef-") || f.bare == "" || f.key == "BSD" {
		return ""
	}
	k, said := j, false
	if k < len(p.toks) && p.version.has(p.toks[k].Hash) && !p.key(k) {
		k, said = k+1, true
	}
	if k >= len(p.toks) || !said && !p.license.has(p.toks[k-1].Hash) || k == j && p.toks[k].Flags&(words.Stop|words.Line) != 0 {
		return ""
	}
	v := strings.TrimPrefix(strings.ToLower(string(p.text[p.toks[k].Start:p.toks[k].End])), "v")
	if major, minor, ok := strings.Cut(v, "."); !ok || len(v) > 5 || major == "" || minor == "" || strings.Trim(major+minor, "0123456789") != "" {
		return ""
	}
	return v
}

// versionBefore reads "version 2 of the GNU General Public License".
func (p *passage) versionBefore(m *mention) (string, int) {
	for k := m.from - 1; k >= p.low && k > m.from-16; k-- {
		if p.toks[k+1].Flags&words.Stop != 0 && p.toks[k+1].Flags&words.Bullet == 0 {
			break
		}
		if h := p.toks[k].Hash; h == wordUnder || h == wordLicensed {
			break // "version 3, licensed under the GPL"
		}
		v, ok := p.number(m.family, k)
		if !ok {
			if n, _ := p.names.find(p.toks, k); n != nil && n.family != nil {
				break
			}
			continue
		}
		if k > 0 && p.version.has(p.toks[k-1].Hash) {
			if p.key(k - 1) {
				break
			}
			for i := k + 1; i < m.from; i++ {
				if p.later.has(p.toks[i].Hash) {
					m.later = true
				}
			}
			if p.toks[k].Flags&words.Plus != 0 {
				m.later = true
			}
			return v, k
		}
		c := p.text[p.toks[k].Start]
		if (c == 'v' || c == 'V') && m.from-k <= 4 {
			return v, k
		}
	}
	return "", 0
}

// key reports whether word k is the key of a field of a package's description, as in "Version: 1.0" at the beginning of a line, `version="1.0"`,
// `"version": "1.0"`, "<version>" and "@version": its value says nothing of the licence that another field names.
func (p *passage) key(k int) bool {
	start, end := int(p.toks[k].Start), int(p.toks[k].End)
	if start > 0 && p.text[start-1] == '@' {
		return true
	}
	rest := p.text[end:min(end+4, len(p.text))]
	if len(rest) == 0 {
		return false
	}
	if rest[0] == '>' {
		return start > 0 && (p.text[start-1] == '<' || p.text[start-1] == '/')
	}
	quoted := rest[0] == '"' || rest[0] == '\''
	if quoted {
		rest = rest[1:]
	}
	rest = bytes.TrimLeft(rest, " ")
	switch {
	case len(rest) == 0:
		return false
	case rest[0] == ':':
		return quoted || p.text[end] == ':' && p.toks[k].Flags&words.Line != 0
	}
	return rest[0] == '=' && (len(rest) == 1 || rest[1] != '=')
}

// farWords is how far behind a name its version may stand: "as published by the Free
// Software Foundation; either version 2 …".
const farWords = 32

func (p *passage) versionFar(m *mention, j int) (string, int) {
	if m.plain {
		return "", 0
	}
	next := false // a sentence has ended since
	for k := j; k < len(p.toks) && k < j+farWords; k++ {
		next = next || p.toks[k].Flags&words.Stop != 0
		if n, _ := p.names.find(p.toks, k); n != nil && n.family != nil && (n.family != m.family && (!n.weak || !m.family.gnu) || n.family == m.family && next && !n.weak) {
			break
		}
		if p.toks[k].Flags&words.Para != 0 && k > j || p.key(k) {
			break
		}
		if f, _ := p.acronym(k); f != nil && next && !p.inPath(k) {
			break
		}
		if n, _ := p.exceptions.find(p.toks, k); n != nil {
			break
		}
		if !p.version.has(p.toks[k].Hash) || k+1 >= len(p.toks) {
			// "either v2 of the License"
			if c := p.text[p.toks[k].Start]; (c == 'v' || c == 'V') && k > j {
				if v, ok := p.number(m.family, k); ok {
					return v, k + 1
				}
			}
			continue
		}
		at := k + 1
		if v, ok := p.number(m.family, at); ok {
			if p.ofAnother(m.family, at+1) {
				break
			}
			return v, at + 1
		}
	}
	return "", 0
}

// ofAnother reports whether "of the" and the name of another licence stand at word k: "the Artistic License, or version 2 of the GPL".
func (p *passage) ofAnother(f *family, k int) bool {
	if k+2 >= len(p.toks) || p.toks[k].Hash != wordOf {
		return false
	}
	if p.toks[k+1].Hash == wordThe {
		k++
	}
	n, _ := p.names.find(p.toks, k+1)
	return n != nil && n.family != nil && n.family != f && (!n.weak || !f.gnu)
}

// itemMark reports whether word k is the mark of an item: "(3)".
func (p *passage) itemMark(k int) bool {
	start, end := int(p.toks[k].Start), int(p.toks[k].End)
	return start > 0 && end < len(p.text) && p.text[start-1] == '(' && p.text[end] == ')'
}

// padded reports whether the words from one to the other only join a version to a name.
func (p *passage) padded(from, to int) bool {
	for ; from < to; from++ {
		if h := p.toks[from].Hash; !p.pad.has(h) && !p.version.has(h) && !p.and.has(h) && h != wordOf {
			return false
		}
	}
	return true
}

// laterWords is how far behind a version "or any later version" may begin.
const laterWords = 18

func (p *passage) orLater(m *mention) {
	if m.later {
		return
	}
	for k := m.to - 1; k >= m.from && k >= m.to-3; k-- {
		if p.toks[k].Flags&words.Plus != 0 {
			m.later = true
			return
		}
	}
	next := false // a sentence has ended since
	for k := m.to; k < len(p.toks) && k < m.to+laterWords; k++ {
		if n, _ := p.names.find(p.toks, k); n != nil && (n.family != nil && (!n.weak || n.family.gnu && n.family != m.family) || n.family == nil && !n.weak) {
			return
		}
		next = next || p.toks[k].Flags&words.Stop != 0
		if f, _ := p.acronym(k); f != nil && next && !p.inPath(k) {
			return // "under the GPL. Licensed under GPLv2 or later"
		}
		if p.only.has(p.toks[k].Hash) && k < m.to+3 && p.padded(m.to, k) {
			m.to = k + 1
			return
		}
		if !p.later.has(p.toks[k].Hash) {
			continue
		}
		// "or – as soon they will be approved by the European Commission – subsequent versions"
		if p.toks[k].Hash == wordSubsequent && k+1 < len(p.toks) && p.version.has(p.toks[k+1].Hash) && says(p.toks[m.to:min(m.to+2, k)], wordOr) && !next {
			m.later, m.to = true, k+2
			return
		}
		for b := max(m.to, k-4); b < k; b++ {
			if p.any.has(p.toks[b].Hash) {
				if b > m.to && p.no.has(p.toks[b-1].Hash) || p.no.has(p.toks[k-1].Hash) {
					return // "and no later version"
				}
				m.later, m.to = true, k+1
				return
			}
		}
	}
}
