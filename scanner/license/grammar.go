package license

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// mention is a licence named in words or by an address.
type mention struct {
	from, to  int // words, of the name with its version
	family    *family
	version   string
	second    string // another version that is offered as well
	strange   string // a version that the list does not have
	later     bool
	lesser    bool // the LGPL by its name since version 2.1
	expr      string
	exception string
	subject   bool // the text says that the work is subject to the exception
	weak      bool
	plain     bool
	vague     bool // "BSD style"
	cue       bool // words near it say that it applies
	denied    bool // words near it say that it is only talked about
	called    bool // "license" stands behind it
	sparse    bool // few other words stand on its line or in its text
	url       bool
	field     bool // the value of a field such as "license:"
	applied   bool // "modify it under the terms of"
	aside     bool // no more than where to read on
	title     bool // alone on its line
	under     bool // "under", "licensed" and the like stand before it
	tight     bool // words of licensing stand right beside it
	part      bool // joined to other letters by a hyphen or the like, as names in code are
}

// versioned reports whether the mention says which version it means.
func (m *mention) versioned() bool { return m.version != "" || m.expr != "" }

// expression returns what the mention stands for.
func (m *mention) expression() string {
	e := m.expr
	if e == "" {
		id, ok := m.family.versions[m.version]
		switch {
		case !ok && m.lesser:
			e = "LGPL-2.1-or-later" // the first that is called Lesser
		case !ok && m.strange != "":
			name, _ := cutVersion(m.family.stem)
			e = "LicenseRef-" + strings.ReplaceAll(name, " ", "-") + "-" + m.strange
		case !ok:
			e = m.family.bare
		case m.family.gnu && m.later:
			e = id + "-or-later"
		case m.family.gnu:
			e = id + "-only"
		case m.later && m.family.ordered() && !strings.Contains(id, " "):
			e = id + "+"
		default:
			e = id
		}
	}
	if m.second != "" {
		other := *m
		other.version, other.second = m.second, ""
		return e + " OR " + other.expression()
	}
	if m.exception != "" {
		e += " WITH " + m.exception
	}
	return e
}

// vocabulary of the grammar, by what a word does.
type grammar struct {
	names                                               *names
	denied                                              *phrases
	first                                               [128]uint64 // filter of words that begin a name, an exception or an address
	exceptions                                          *names
	link, later, any, cue, deny, pad                    *hashes
	version, only, modify, details, no, with, exception *hashes
	or, and, dual, joint, before, found                 *hashes
	license, field, url, tight, licensed, article       *hashes
	ending                                              *hashes
	rules, works, parts, compounds                      *hashes // what licences do, and what is licensed
	lists                                               *hashes // keys of lists of licences that others may have
}

// denyPhrases say, before a name, that it is not the licence of what follows.
var denyPhrases = []phraseList{{"deny", `
	(modified|adapted|changed|derived|older|newer|previous) (version|versions|form|copy|variant) of (the|)
	(variant|derivative|modification|adaptation) of (the|)
	(based|modeled|modelled|patterned) (on|upon|after) (the|)
	(section|sections|paragraph|clause|article) {3} of (the|)
	(similar|equivalent|identical|comparable|compatible|akin) (to|with) (the|)
	not (available|licensed|covered|released|distributed|subject|governed|placed|published|free) {1} (under|by|to) {3} (the|a|terms|)
	not (under|use|a|the|an) (the|)
	(wouldnt|wouldn t|not|never) be (allowed|permitted|possible) (under|by) (the|)
	(dont|doesnt|cannot|dont want to) use (the|)
	(does not|do not|doesnt|dont|doesn t|don t) mean {12} (under|) (the|)
	(does not|do not|doesnt|dont|doesn t|don t) match {3} (the|)
	(even though|although) {3} (is|are) {2} (under|) (the|)
	which is {3} under (the|)
	link {20} (library|libraries|modules|programs|software) {3} (licensed|released|covered|distributed) (under|by) (the|)
	restrictions {1} (in|of) (the|)
	no longer {4} (under|to|by) (the|a|)
	(code|source|sources) of the {5} (library|package|program) (itself|) (is|are) (covered|licensed|governed) (by|under) (the|)
	rest of the {5} (is|are) (covered|licensed|governed) (by|under) (the|)
	(is|are) not (in|into|placed in|released into) the
	(can not|cannot|must not|may not|should not) be
	(combined|combine|linked|together|mixed) with (the|)
	(other|others|programs|works|libraries) {2} (that|which) (is|are) (released|licensed|distributed|covered|available) under the
	used to be {3} under (the|)
	(a|an|any|other|another|some) {1} (crate|package|library|dependency|project|module|plugin|tool) (that|which) (uses|is under|is using) (the|a|)
	(other|any|some|all) {1} (crates|packages|libraries|dependencies|projects|modules|plugins|tools) (that|which) (use|are under|are using) (the|a|)
	if (your|the|a|an|their|its) {4} (is|are) {2} (under|licensed) {1} (the|a|)
	compared {2} (with|to) (the|)
	to any (libraries|packages) licensed under (the|)
	(every|each|any|some|many|most|few|no) {2} (dependency|dependencies|package|packages|project|projects|tools|distributions) {5} (under|licensed) (the|)
	such as (the|)
	(close|closest) to (the|a|an)
	place (your|their|his|her|its) {2} in the
	or the (contribution|change|patch) is being (released|placed|dedicated)
	(most|many|some|half) of (the|our|these|those) {6} (use|have|under) (the|)
	(previously|formerly|originally|historically) {2} (under|licensed|released|distributed) {3} (the|)
	(instead of|rather than|other than|unlike|more restrictive than|as opposed to|in contrast to) (the|)
	(upgrade|upgraded|convert|converted|relicense) to (the|)
	(do not|cannot|can not) {6} (under|to) (the|)
	no {1} (file|files|part|parts|code|portion|portions) {3} (under|by|to) (the|)
	(different|another|other|various) {1} (license|licenses) including (the|)
	distribute the (contribution|contributions) under (a|the)
	incompatibility of (the|)
	will {2} eventually be {2} (released|licensed|published|distributed) (under|to) (the|a|)
`}, {"whose", `
	(version|implementation|port|package|library) is (distributed|licensed|released|available|published) (with|under|by) {1} (the|)
	(version|implementation|port|package|library) is (in|placed in|released into) (the|)
`}, {"list", `
	(e g|for example|for instance)
	(accept|allow|permit|use) {2} (dependencies|libraries|packages) {2} (under|licensed under)
	(suggested|possible|recommended|valid|supported|allowed|popular|common|accepted|approved|compatible|acceptable) {1} licenses
	licenses (were|are|have been) {1} (seen|found|known|supported|detected|listed|recognized|recognised) {4}
`}, {"project", `
	doap license
`}, {"refused", `
	(cannot|can not|will not|must not|may not) be (approved|accepted|merged|included|added)
	(is|are) not (approved|accepted|acceptable|permitted|allowed) (as|for|in) {2} (dependency|dependencies|libraries|contributions)
`}}

// listGap is how many words may stand between two names of a list of licences that one
// might choose from.
const listGap = 3

func newGrammar(x *index.Index) (*grammar, error) {
	denied, err := phraseSet(denyPhrases)
	if err != nil {
		return nil, err
	}
	g := &grammar{
		names: lexicon(x),
		later: wordSet(`up später spaeter ultérieur later newer greater higher above subsequent later. upwards onwards spätere späteren spaetere spaeteren neuere neueren
			ultérieure ultérieures ulterieure posterior posteriores successiva latere поздней позднее`),
		any:       wordSet(`ou o u any or and jeder jede oder toute toutes cualquier qualquer qualsiasi elke любой более`),
		version:   wordSet(`version versions v ver vers release revision versión versione versão versie версия версии`),
		only:      wordSet(`only nur uniquement seulement solamente`),
		details:   wordSet(`for more details`),
		modify:    wordSet(`modify redistribute modified redistributed`),
		no:        wordSet(`no not neither`),
		with:      wordSet(`with plus exception linking`),
		exception: wordSet(`exception exceptions`),
		or:        wordSet(`or either alternatively alternative choice option choose dual disjunctive oder ou`),
		dual:      wordSet(`dual either alternatively choice choose dually tri triple disjunctive option`),
		and:       wordSet(`and plus`),
		found:     wordSet(`which is are available obtainable found located at from see in`),
		joint: wordSet(`or and either the a an license licenses licensed under terms of both version v your choice at option
			either dual as well alternatively gnu to this file you may use it see is public software code in which case plus
			provisions conditions contents subject distributed redistributed released and or any later
			program library also available choose choosing by file files can be used instead above those s`),
		pad: wordSet(`license licenses licence the as agreement software`),
		cue: wordSet(`licensed license licenses licensing under terms released distributed redistributed redistribute governed
			covered subject according accordance pursuant dual dually relicensed available published modify see read
			via using use permission provided conditions applies copying granted licencing placed ` + foreignLicense + foreignUnder + foreignTerms),
		deny: wordSet(`compatible compatibility incompatible unlike versus vs faq violation violations conflict conflicts
			similar prefer philosophy example examples compliance compliant`),
		denied:   denied,
		licensed: wordSet(`licensed lic`), article: wordSet(`a an any other each every no some`),
		before: wordSet(`the a under of is this by`), license: wordSet(`license licenses licensed licensing licence lic ` + foreignLicense),
		field:     wordSet(`license licenses licence spdxid ` + foreignLicense),
		tight:     wordSet(`licensed license licenses licence licensing licencing under terms dual dually relicensed ` + foreignLicense + foreignUnder),
		url:       wordSet(`http ftp www`),
		ending:    wordSet(`txt md html htm pdf rtf rst`),
		rules:     wordSet(`rely relies contain contains require requires allow allows permit permits do does differ differs lacks forbids prohibits`),
		lists:     wordSet(`allow allowed allowlist whitelist accept accepted approved permit permitted deny denied denylist blacklist forbid forbidden banned unlicensed onlyallow`),
		works:     wordSet(`file program software code library module package script driver plugin project tool font document`),
		compounds: wordSet(`style like type only compatible clause text plus covered family and dual`),
		parts:     wordSet(`code sources source software documentation docs documents data content text fonts images icons artwork examples`),
		link:      wordSet(`http ftp www opensource creativecommons spdx gnu apache choosealicense usr mozilla eclipse licenses license licence`),
	}
	g.exceptions = exceptionNames()
	for i := range g.first {
		g.first[i] = g.names.bits[i] | g.exceptions.bits[i]
	}
	for h := range g.link.all {
		g.first[h>>25] |= 1 << (h >> 19 & 63)
	}
	return g, nil
}

// passage is a text as the grammar reads it.
type passage struct {
	*grammar
	data   *data
	text   []byte
	toks   []words.Token
	stream *stream
	taken  func(int) bool // words that belong to a text or tag
	low    int            // end of the name before
	binary bool
	named  []bool // words that belong to a mention
	fences []int  // see sample
}

// mentions finds every name, in order.
func (p *passage) mentions() []mention {
	var out []mention
	for i := 0; i < len(p.toks); {
		t := p.toks[i]
		if p.first[t.Hash>>25]&(1<<(t.Hash>>19&63)) == 0 && !endsVersion(p.text[t.Start:t.End]) || p.taken(i) {
			i++
			continue
		}
		if p.link.has(p.toks[i].Hash) {
			if m, end := p.address(i); end > i {
				if m != nil {
					out = append(out, *m)
				}
				i = end
				continue
			}
		}
		m, end := p.mention(i)
		if m == nil {
			i++
			continue
		}
		out = append(out, *m)
		i, p.low = end, end
	}
	return out
}

// word returns the bytes of a word in lower case.
func (p *passage) word(i int) string {
	return strings.ToLower(string(p.text[p.toks[i].Start:p.toks[i].End]))
}

// mention reads a name with its version at word i.
func (p *passage) mention(i int) (*mention, int) {
	if n, end := p.exceptions.find(p.toks, i); n != nil {
		return &mention{from: i, to: end, exception: n.expr}, end
	}
	n, j := p.names.find(p.toks, i)
	f, version := (*family)(nil), ""
	if n == nil {
		if f, version = p.acronym(i); f == nil {
			return nil, 0
		}
	}
	m := &mention{from: i, weak: true}
	switch {
	case n != nil:
		m.family, m.expr, m.weak, m.plain, m.cue, m.vague = n.family, n.expr, n.weak, n.plain, n.states, n.vague
		if n.exact && string(p.text[p.toks[i].Start:p.toks[i].End]) != n.expr {
			return nil, 0
		}
		if m.family == nil && m.expr == "" {
			return nil, 0
		}
		if p.toks[j-1].Flags&words.Plus != 0 {
			m.later = true
		}
	default:
		m.family, m.version, j = f, version, i+1
		m.later = p.toks[i].Flags&words.Plus != 0
	}
	m.to = j
	if m.family == nil {
		if p.toks[m.to-1].Flags&words.Plus != 0 {
			if stem, ok := strings.CutSuffix(m.expr, "-only"); ok {
				m.expr = stem + "-or-later"
			} else if c := m.expr[len(m.expr)-1]; '0' <= c && c <= '9' {
				m.expr += "+"
			}
		}
		return m, m.to
	}
	if m.family.key == "LGPL" {
		m.lesser = says(p.toks[i:j], wordLesser) && !says(p.toks[i:j], wordLibrary)
	}
	j = p.acronyms(m, j)
	if m.version == "" && len(m.family.versions) > 0 {
		if v, at := p.versionAfter(m, j); v != "" {
			m.version, m.to = v, at
		} else if v, at := p.versionBefore(m); v != "" {
			m.version, m.from = v, at
		} else if v, at := p.versionFar(m, j); v != "" {
			m.version, m.to = v, at
		} else {
			m.strange = p.strangeVersion(m, j)
		}
	}
	if m.version != "" && !m.later {
		p.secondVersion(m)
	}
	if m.second == "" && (m.family.gnu || m.version != "" && m.family.ordered()) {
		p.orLater(m)
	}
	if n != nil && n.bound && !p.applies(m, i) {
		return nil, 0
	}
	return m, max(m.to, j)
}

// applies reports whether a name at word i that counts only with a version and after an article
// does so, or stands behind "under the".
func (p *passage) applies(m *mention, i int) bool {
	if m.version == "" {
		return i > 1 && p.before.has(p.toks[i-1].Hash) && p.toks[i-2].Hash == wordUnder
	}
	return m.from > 0 && p.before.has(p.toks[i-1].Hash)
}

func says(toks []words.Token, word words.Hash) bool {
	return slices.ContainsFunc(toks, func(t words.Token) bool { return t.Hash == word })
}

// cueWords is how far before a name the words may stand that make it a licence.
const cueWords = 10

// judgeMention sets what the words around a mention say of it.
func (p *passage) judgeMention(m *mention) {
	h := func(i int) words.Hash {
		if i < 0 || i >= len(p.toks) || p.named[i] {
			return 0
		}
		return p.toks[i].Hash
	}
	line := p.toks[m.from].Flags&words.Line != 0
	m.title = line && (m.to >= len(p.toks) || p.toks[m.to].Flags&words.Line != 0 || p.license.has(h(m.to)) && (m.to+1 >= len(p.toks) || p.toks[m.to+1].Flags&words.Line != 0))
	// "The X License" and "AL, X License, V2.0" in a list of licences.
	for k := m.from - 1; k >= 0 && k >= m.from-2 && !m.weak && !m.title; k-- {
		if p.toks[k+1].Flags&words.Line != 0 {
			break
		}
		if p.toks[k].Flags&words.Line != 0 {
			m.title = !p.quoted(m) && !p.ofEntry(m, k) && (m.versioned() || m.to >= len(p.toks) || p.toks[m.to].Flags&words.Line != 0)
		}
	}
	if m.from > 0 && p.toks[m.from].Flags&words.Para != 0 && m.versioned() && !m.weak {
		m.title = true
	}
	m.part = p.partOfName(m)
	if p.kind(m) || p.classifier(m) || p.oldField(m) {
		m.field, m.part = true, false
	}
	if !m.url && p.inBanner(m) {
		m.field, m.part = true, false
	}
	m.denied = m.denied || p.merged(m)
	m.sparse = p.sparse(m) && !p.quoted(m)
	if p.license.has(h(m.to)) || p.license.has(h(m.to-1)) && !m.weak {
		m.called = p.license.has(h(m.to)) && p.toks[m.to].Flags&words.Stop == 0
		// "MIT licensed" says so, "an MIT licensed package" speaks of it.
		m.cue = m.cue || m.called && p.licensed.has(h(m.to)) && !p.article.has(h(m.from-1))
	}
	// "MIT licensed, …" begins a line, "MIT License." is a sentence.
	if end := p.afterLicense(m); end > 0 {
		sentence := !line && p.toks[m.from].Flags&words.Stop != 0 && (end >= len(p.toks) || p.toks[end].Flags&words.Stop != 0)
		m.cue = m.cue || sentence || line && p.toks[end-1].Hash == wordLicensed
	}
	if line && !m.url && p.sendsOn(m) || p.ofPart(m) {
		m.cue, m.part = true, false
	}
	sentence := true // word k stands in the sentence of the name
	for k := m.from - 1; k >= 0 && k >= m.from-cueWords; k-- {
		sentence = sentence && p.toks[k+1].Flags&words.Stop == 0
		if p.cue.has(h(k)) && !p.inPath(k) {
			m.cue = true
		}
		if p.tight.has(h(k)) && m.from-k <= 7 {
			m.tight = true
			m.under = m.under || !p.field.has(h(k))
		}
		if p.field.has(h(k)) && m.from-k <= 2 && p.fieldMark(k, m.from) && !p.inFolders(k) {
			m.field = true
		}
		if p.deny.has(h(k)) && m.from-k <= 4 && sentence && !p.inPath(k) {
			m.denied = true
		}
		m.applied = m.applied || p.modify.has(h(k))
		if f := p.toks[k+1].Flags; f&words.Para != 0 && !p.announces(k) && (!p.field.has(h(k)) || p.inPath(k)) {
			break
		}
	}
	if !m.versioned() && p.details.has(h(m.to)) && p.details.has(h(m.to+1)) {
		m.aside = true // "see the GNU General Public License for more details"
	}
	p.foreign(m)
	m.tight = m.tight || p.license.has(h(m.to)) && p.toks[m.to].Flags&words.Stop == 0 || !m.weak && p.license.has(p.toks[m.to-1].Hash)
	if k := m.to; k < len(p.toks) { // "the BSD and Apache licenses rely on an implied grant"
		if p.license.has(h(k)) && p.toks[k].Flags&words.Stop == 0 {
			k++
		}
		if p.rules.has(h(k)) && p.toks[k].Flags&(words.Stop|words.Line) == 0 {
			m.denied = true
		}
	}
	if k := m.to; k < len(p.toks) && p.toks[k].Hash == wordCode && p.toks[k].Flags&(words.Stop|words.Line) == 0 && h(m.from-1) != wordIs && bytes.IndexByte(p.between(k-1, k), ',') < 0 {
		m.denied = true // "GPL code is only part of the build"
	}
	for k := m.to; k < len(p.toks) && k < m.to+3 && p.toks[k].Flags&words.Stop == 0; k++ {
		if p.deny.has(h(k)) && !p.inPath(k) && p.toks[k-1].Hash != wordYou { // "whichever you prefer"
			m.denied, m.field = true, false // "BSD style license (GPL and LGPL compatible)"
		}
	}
}

// ofEntry reports whether a name, from word k on, stands in brackets before what it is the licence of: "(The X License, Version 2.0) Lamp (org:lamp:1.0)".
func (p *passage) ofEntry(m *mention, k int) bool {
	start, end := int(p.toks[k].Start), int(p.toks[m.to-1].End)
	rest, ok := bytes.CutPrefix(p.text[end:], []byte(")"))
	line, _, _ := bytes.Cut(rest[:min(len(rest), maxExpression)], []byte("\n"))
	return ok && start > 0 && p.text[start-1] == '(' && bytes.IndexByte(line, '(') > 0
}

// sendsOn reports whether "see the LICENSE file" stands behind a name, or behind it and the word for a licence: "MIT License - see the LICENSE file".
func (p *passage) sendsOn(m *mention) bool {
	k := m.to
	if k < len(p.toks) && p.license.has(p.toks[k].Hash) && p.toks[k].Flags&(words.Line|words.Stop) == 0 {
		k++
	}
	if k+1 >= len(p.toks) || p.toks[k].Hash != p.data.see || p.toks[k].Flags&words.Line != 0 {
		return false
	}
	for end := min(len(p.toks), k+4); k < end; k++ {
		if p.data.pointerNames.has(p.toks[k].Hash) {
			return true
		}
	}
	return false
}

// ofPart reports whether a part of the work and a colon stand right before a name: "Code: GPLv3+; artwork: CC-BY 4.0".
func (p *passage) ofPart(m *mention) bool {
	k := m.from - 1
	if k < 0 || m.url || !p.parts.has(p.toks[k].Hash) || !p.announces(k) || bytes.IndexByte(p.between(k, m.from), '"') >= 0 {
		return false
	}
	return p.toks[k].Flags&(words.Line|words.Stop) != 0 && p.word(k)[0] == p.text[p.toks[k].Start]|0x20 && p.text[p.toks[k].Start] < 'a' || k > 0 && bytes.ContainsAny(p.between(k-1, k), ";(,")
}

// afterLicense is the word behind a name and the word for a licence at its end or right behind it, 0 where there is none.
func (p *passage) afterLicense(m *mention) int {
	for end := m.to; end <= m.to+1 && end <= len(p.toks) && !m.url; end++ {
		if t := p.toks[end-1]; p.license.has(t.Hash) && t.Flags&(words.Line|words.Stop) == 0 {
			return end
		}
	}
	return 0
}

// inFolders reports whether word k stands between the slashes of a path: "gnu.org/licenses/".
func (p *passage) inFolders(k int) bool {
	t := p.toks[k]
	return t.Start > 0 && p.text[t.Start-1] == '/' && int(t.End) < len(p.text) && p.text[t.End] == '/'
}

// inPath reports whether word k is part of a path or an address.
func (p *passage) inPath(k int) bool {
	t := p.toks[k]
	return t.Start > 0 && strings.IndexByte("/.", p.text[t.Start-1]) >= 0 || int(t.End) < len(p.text) && p.text[t.End] == '/'
}

// denyList denies the names that follow word at one after the other, up to the one that
// a field of its own gives.
func (p *passage) denyList(all []mention, at int) {
	for k := sort.Search(len(all), func(k int) bool { return all[k].from >= at }); k < len(all) && all[k].from-at <= listGap; k++ {
		m := &all[k]
		if m.from > at && p.field.has(p.toks[m.from-1].Hash) {
			return
		}
		m.denied, m.field = true, false
		at = m.to
	}
}

// quoted reports whether a name stands in quotation marks by itself, as a value that is
// spoken of.
func (p *passage) quoted(m *mention) bool {
	start, end := int(p.toks[m.from].Start), int(p.toks[m.to-1].End)
	return start > 0 && end < len(p.text) && p.text[start-1] == p.text[end] && strings.IndexByte("\"'`", p.text[end]) >= 0
}

// fewWords is how many other words may stand on a line that is about a licence.
const fewWords = 5

// sparse reports whether few words stand beside a name on its line.
func (p *passage) sparse(m *mention) bool {
	n := 0
	for k := m.from; k > 0 && p.toks[k].Flags&words.Line == 0 && n <= fewWords; k-- {
		n++
	}
	for k := m.to; k < len(p.toks) && p.toks[k].Flags&words.Line == 0 && n <= fewWords; k++ {
		n++
	}
	return n <= fewWords
}

// announces reports whether a colon stands behind word k: what it says goes on in the
// next paragraph.
func (p *passage) announces(k int) bool {
	return bytes.IndexByte(p.between(k, k+1), ':') >= 0
}

// maxTitles is how many licences may stand alone on their lines before they are
// taken for a list.
const maxTitles = 4

// review judges all mentions: each by the words around it, then by one another.
func (p *passage) review(all []mention) {
	titles := 0
	p.stream.named = cleared(p.stream.named, len(p.toks))
	p.named = p.stream.named
	for _, m := range all {
		for k := m.from; k < m.to; k++ {
			p.named[k] = true
		}
	}
	for i := range all {
		p.judgeMention(&all[i])
		if all[i].title && !all[i].cue && !all[i].field {
			titles++
		}
	}
	if titles > maxTitles {
		for i := range all {
			all[i].title = false
		}
	}
	for i, t := range p.toks {
		if t.Flags&words.Line != 0 && p.lists.has(t.Hash) {
			if end := p.listKey(i); end > 0 {
				p.denyList(all, end)
			}
		}
	}
	for _, h := range p.denied.find(nil, p.stream) {
		if h.kind == "list" {
			p.denyList(all, h.to)
			continue
		}
		if h.kind == "refused" { // "software under the GPL or the like cannot be accepted"
			for k := sort.Search(len(all), func(k int) bool { return all[k].from >= h.from }) - 1; k >= 0 && h.from-all[k].to < refusedWords && !p.ends(all[k].to, h.from); k-- {
				all[k].denied, all[k].field = true, false
			}
			continue
		}
		if h.kind == "whose" && (h.from == 0 || !bytes.HasSuffix(p.text[p.toks[h.from-1].Start:p.toks[h.from-1].End], []byte("'s"))) {
			continue // "This version is", but "Jane Doe's version is"
		}
		if h.kind == "deny" && p.toks[h.from].Hash == wordWhich && p.ofThis(h.from) {
			continue
		}
		k := sort.Search(len(all), func(k int) bool { return all[k].from > h.from })
		project := h.kind == "project" // what data says of a project, of one that was tested for one, it does not say of itself
		if k < len(all) && all[k].from > 0 && all[k].from <= h.to+1 && p.toks[all[k].from-1].Hash == wordIs && says(p.toks[h.from+1:h.to], wordAnd) {
			continue // "is not subject to copyright and is in the public domain"
		}
		if k < len(all) && all[k].from <= h.to+1 {
			all[k].denied, all[k].field = true, all[k].field && !project
		}
		if project && k > 0 && all[k-1].to >= h.from-1 { // <a href="ADDRESS" property="doap:license">
			all[k-1].denied = true
		}
	}
	for i := 1; i < len(all); i++ { // where a link leads says no more than its words: "a part that uses the [GPL](https://…/gpl-3.0)"
		if u := &all[i]; u.url && all[i-1].denied && !all[i-1].url && p.labels(all[i-1], *u) {
			u.denied, u.field = true, false
		}
	}
	p.enumerated(all)
	p.offer(all)
	// What is said of one licence of a choice is said of the others.
	main := p.mainNames(all)
	for pass := range 2 {
		for i := 1; i < len(main); i++ {
			a, b := main[i-1], main[i]
			if pass == 1 {
				a, b = main[len(main)-i], main[len(main)-i-1]
			}
			if joined, _ := p.join(all[min(a, b)], all[max(a, b)]); !joined {
				all[b].cue = all[b].cue || all[a].cue && p.comma(all[min(a, b)], all[max(a, b)])
				continue
			}
			all[b].cue = all[b].cue || all[a].cue
			all[b].tight = all[b].tight || all[a].tight
			all[b].field = all[b].field || all[a].field
			all[b].denied = all[b].denied || all[a].denied
		}
	}
}

// labels reports whether a name stands in the words of a link to an address.
func (p *passage) labels(name, address mention) bool {
	return address.from > name.to-1 && address.from-name.to <= 5 && bytes.Contains(p.between(name.to-1, address.from), []byte("]("))
}

// ofThis reports whether the sentence of word i says before it that this is part of what follows: "This file is part of Lamp, which is free software under".
func (p *passage) ofThis(i int) bool {
	part := false
	for k := i - 1; k >= 0 && i-k <= 12; k-- {
		part = part || p.toks[k].Hash == wordPart
		if p.toks[k].Hash == wordThis {
			return part
		}
		if p.toks[k].Flags&words.Stop != 0 {
			return false
		}
	}
	return false
}

// refusedWords is how many words may stand between a name and what says that it is refused.
const refusedWords = 25

// ends reports whether a sentence ends between two words.
func (p *passage) ends(from, to int) bool {
	return slices.ContainsFunc(p.toks[from:to], func(t words.Token) bool { return t.Flags&(words.Stop|words.Para) != 0 })
}

// counts reports whether a mention says that the licence applies.
func (p *passage) counts(m *mention, short bool) bool {
	if m.denied && !m.field || m.field && !m.under && !m.url && p.sample(m) {
		return false
	}
	if m.vague && !m.field && !m.tight && !m.called && (!m.title || p.toks[m.from].Flags&words.Line == 0) && !p.near(m.to+1, p.license) {
		return false // "assume BSD style", but "a BSD-style source license"
	}
	switch {
	case m.url:
		return true
	case m.part && m.weak && !m.field:
		return false
	case m.weak && p.binary:
		return m.field || p.near(m.to, p.license)
	case p.declared(m) || m.weak && p.dedication(m):
		return true
	case m.weak && (m.family == nil || !m.family.gnu) && !m.field && !m.tight:
		return m.title && m.versioned() && !m.plain
	case m.plain && m.part:
		return false
	case m.plain:
		return m.field || p.sameAs(m) || p.licensedUnder(m) || (m.cue || m.called && m.sparse) && (p.near(m.to, p.license) || p.near(m.from-1, p.license) && p.toks[m.from].Flags&(words.Stop|words.Para) == 0)
	case m.field, m.cue:
		return true
	case m.called:
		return m.title || m.sparse
	case m.weak:
		return m.title && m.versioned() || short && m.sparse && m.version != ""
	}
	return m.title || short && m.sparse || m.versioned() && m.family != nil && m.family.gnu && m.later
}

// isFile reports whether a name is that of a file with a licence's text: "gpl-3.0.txt".
func (p *passage) isFile(m *mention) bool {
	end := int(p.toks[m.to-1].End)
	for _, kind := range []string{".txt", ".md", ".html", ".rst"} {
		if bytes.HasPrefix(p.text[end:], []byte(kind)) && !m.url {
			return true
		}
	}
	return false
}

// sameAs reports whether "the same license as" or "the same terms as" stands before a name.
func (p *passage) sameAs(m *mention) bool {
	return m.from >= 3 && p.toks[m.from-1].Hash == wordAs && p.toks[m.from-3].Hash == wordSame && (p.license.has(p.toks[m.from-2].Hash) || p.toks[m.from-2].Hash == wordTerms)
}

// dedication reports whether the name is a sentence at the beginning of a line that gives a work up: "Public domain."
func (p *passage) dedication(m *mention) bool {
	end := int(p.toks[m.to-1].End)
	if m.expression() != publicDomain || end >= len(p.text) {
		return false
	}
	if start := int(p.toks[m.from].Start); start > 0 && p.text[start-1] == '(' && p.text[end] == ')' {
		line := p.text[max(0, start-maxHolder):start]
		line = bytes.ToLower(line[bytes.LastIndexByte(line, '\n')+1:])
		return bytes.Contains(line, []byte("(c)")) || bytes.Contains(line, []byte("copyright")) // "(c)2004 Jane Roe (PUBLIC DOMAIN)"
	}
	if p.toks[m.from].Flags&words.Line == 0 {
		return false
	}
	if m.to < len(p.toks) && p.toks[m.to].End-p.toks[m.to].Start == 4 && strings.Trim(p.word(m.to), "0123456789") == "" {
		return true // "Public domain 1998 Jane Roe"
	}
	return p.text[end] == '.' && (m.to >= len(p.toks) || p.toks[m.to].Flags&(words.Stop|words.Line) != 0)
}

// maxHolder is how far before such brackets a statement of copyright may begin, in bytes.
const maxHolder = 120

// declared reports whether a name is what this work is said to be, or a part of it: "this file is GPL", "Code is MIT, documents are CC-BY".
func (p *passage) declared(m *mention) bool {
	if m.from < 2 || m.plain || m.part || p.toks[m.from-1].Hash != wordIs && p.toks[m.from-1].Hash != wordAre {
		return false
	}
	if m.from >= 3 && p.toks[m.from-1].Hash == wordIs && p.near(m.from-2, p.works) && p.toks[m.from-3].Hash == wordThis {
		return m.to >= len(p.toks) || p.toks[m.to].Flags&(words.Line|words.Stop) != 0 || p.license.has(p.toks[m.to].Hash)
	}
	k := m.from - 2
	if !p.parts.has(p.toks[k].Hash) {
		return false
	}
	if k > 0 && p.toks[k-1].Hash == wordThe && p.toks[k].Flags&(words.Line|words.Stop) == 0 {
		k--
	}
	begins := p.toks[k].Flags&(words.Line|words.Stop) != 0 || k == 0 || bytes.IndexByte(p.between(k-1, k), ',') >= 0
	end := int(p.toks[m.to-1].End)
	return begins && (m.to >= len(p.toks) || p.toks[m.to].Flags&(words.Line|words.Stop) != 0 || strings.IndexByte(",;.", p.text[end]) >= 0 || p.license.has(p.toks[m.to].Hash))
}

// licensedUnder reports whether "licensed under" stands right before a name and nothing behind it that the name may be
// the beginning of: "Licensed under Apache 2."
func (p *passage) licensedUnder(m *mention) bool {
	k := m.from - 1
	if k > 0 && p.toks[k].Hash == wordThe {
		k--
	}
	if k < 1 || p.toks[k].Hash != wordUnder || m.family == nil || m.part {
		return false
	}
	if m.to < len(p.toks) && p.toks[m.to].Flags&(words.Line|words.Stop) == 0 && !p.joint.has(p.toks[m.to].Hash) {
		return false
	}
	return p.toks[k-1].Hash == wordLicensed || m.versioned() && p.tight.has(p.toks[k-1].Hash)
}

// fieldMark reports whether what stands between a field's name and its value is
// what files put there.
func (p *passage) fieldMark(k, to int) bool {
	between := p.between(k, to)
	return bytes.ContainsAny(between, ":=>\"'([") || p.toks[k].Flags&words.Line != 0 && !bytes.ContainsAny(between, "/.-")
}

// partOfName reports whether a name is part of a longer one, as in "x-gpl" or
// "BSD_SOURCE".
func (p *passage) partOfName(m *mention) bool {
	start, end := int(p.toks[m.from].Start), int(p.toks[m.to-1].End)
	if !m.versioned() && p.text[min(end, len(p.text)-1)] == '.' && m.to < len(p.toks) && int(p.toks[m.to].Start) == end+1 && p.ending.has(p.toks[m.to].Hash) {
		return true // "gpl.txt"
	}
	if start > 0 && strings.IndexByte("-_.@$", p.text[start-1]) >= 0 && start > 1 && addressByte(p.text[start-2]) {
		return true
	}
	if start > 1 && p.text[start-2] == '$' && strings.IndexByte("({", p.text[start-1]) >= 0 {
		return true // the variable of a Makefile
	}
	if start > 2 && p.text[start-1] == ':' && p.text[start-2] == ':' || bytes.HasPrefix(p.text[end:], []byte("::")) {
		return true // a module: "BSD::Something"
	}
	if m.family == nil && m.to < len(p.toks) && p.text[end] == '/' && int(p.toks[m.to].Start) == end+1 && p.data.pointerNames.has(p.toks[m.to].Hash) {
		return true // the folder of a file, as in "doc/LICENSE"
	}
	return end+1 < len(p.text) && strings.IndexByte("_@(", p.text[end]) >= 0 && p.text[end+1] != ' '
}

func (p *passage) near(i int, set *hashes) bool {
	return i >= 0 && i < len(p.toks) && set.has(p.toks[i].Hash)
}

// shortText is a text of so few words that a licence named in it is its point.
const shortText = 40

// maxNamed is how many licences a text may name; more is a list of licences. So are
// more than fewNamed where most have no words of licensing before them.
const (
	maxNamed = 16
	fewNamed = 6
	// So many others that are only mentioned make a list too: what no words apply is part of it.
	maxListedNames = 24
)

// inCode reports whether a name is a word of a program: a variable that is handed on or followed, "f(psf, x)", what begins like
// it, "psf_log", words that a comma parts, "ntp, 0", and a constant that is called after it, "GPL_ONLY".
func (p *passage) inCode(m mention) bool {
	start, end := int(p.toks[m.from].Start), int(p.toks[m.to-1].End)
	name := p.text[start:end]
	if m.url {
		return false
	}
	if i := bytes.IndexByte(name, '.'); i > 0 && m.to-m.from == 2 && start > 0 && strings.IndexByte("_-/", p.text[start-1]) >= 0 && p.toks[m.to-1].Start == p.toks[m.from].End+1 {
		return name[i+1] > '9' // the end of a file's name: "convert_ms.pl"
	}
	if before, after := p.text[:start], p.text[end:]; bytes.HasSuffix(before, []byte("]?")) || bytes.HasSuffix(before, []byte(")?")) || bytes.HasPrefix(after, []byte("-[")) || bytes.HasPrefix(after, []byte("-(")) {
		return true // a part of a regular expression: "[AL]?GPL-[123]"
	}
	if bytes.ContainsAny(name, "./(") {
		return false
	}
	if m.family != nil && m.family.key == "JSON" && name[0] == 'j' {
		return true // the license that some data in JSON gives
	}
	if m.to-m.from > 1 {
		digits := bytes.ContainsAny(name, "0123456789")
		return bytes.IndexByte(name, ',') >= 0 && m.family == nil && m.to-m.from == 2 || bytes.IndexByte(name, '_') >= 0 && !digits
	}
	if m.from > 0 && p.toks[m.from-1].Hash == wordAs && bytes.Contains(p.line(start), []byte("import ")) {
		return true // "import matplotlib as mpl"
	}
	if bytes.ToLower(name)[0] != name[0] || end+1 >= len(p.text) || start < 2 {
		return false
	}
	if k := m.to; p.text[end] == '-' && k < len(p.toks) && int(p.toks[k].Start) == end+1 && p.text[end+1] >= 'a' && p.text[end+1] <= 'z' &&
		!p.license.has(p.toks[k].Hash) && !p.joint.has(p.toks[k].Hash) && !p.compounds.has(p.toks[k].Hash) {
		return true // the name of a package: "apache2-utils"
	}
	handed := p.text[start-1] == '(' && p.text[end] == ','
	return handed || p.text[end] == '_' || p.text[end] == '-' && p.text[end+1] == '>'
}

// line is what stands before i on its line, as far as it matters.
func (p *passage) line(i int) []byte {
	before := p.text[max(0, i-maxClassifier):i]
	return before[bytes.LastIndexByte(before, '\n')+1:]
}

// inFolder reports whether a name goes across a folder and a file in it: "doc/LICENSE".
func (p *passage) inFolder(m mention) bool {
	from, to := p.toks[m.to-1].Start-1, p.toks[m.to-1].Start
	return m.family == nil && m.to-m.from == 2 && !m.url && from == p.toks[m.from].End && p.text[from] == '/' &&
		p.data.pointerNames.has(p.toks[m.to-1].Hash) && p.text[to] < 'a'
}

// references finds licences that words name, with the words that join them, and the choices that words before the first of several
// texts offer.
func (d *data) references(text []byte, s *stream, taken func(int) bool, known []found, tagged []Match) (all []found, offers []string) {
	toks := s.toks
	p := &passage{grammar: d.grammar, data: d, text: text, toks: toks, stream: s, taken: taken, binary: bytes.IndexByte(text, 0) >= 0}
	names := filter(p.mentions(), func(m mention) bool { return !p.keyed(m) && !p.inFolder(m) && !p.inCode(m) })
	if len(names) == 0 {
		return nil, nil
	}
	pin(names)
	p.review(names)
	names = p.exceptionsOf(names)
	short := s.whole && len(toks) <= shortText
	var applied, clues []mention
	for _, m := range names {
		if p.counts(&m, short) {
			applied = append(applied, m)
		} else {
			clues = append(clues, m)
		}
	}
	for _, c := range names { // "this file is subject to the exception", said beside a bare name
		for i := range applied {
			if m := &applied[i]; c.subject && m.exception == "" && m.second == "" && m.family != nil && m.family == c.family {
				m.exception = c.exception
			}
		}
	}
	said := applied
	applied = p.dedicated(applied)
	if first := firstOf(known); first >= 0 {
		before := filter(slices.Clone(applied), func(m mention) bool { return m.to <= first })
		for _, f := range p.joined(p.absorb(before, nil, tagged), Reference) {
			if strings.Contains(f.Expression, " OR ") {
				offers = append(offers, f.Expression)
			}
		}
	}
	applied = p.absorb(slices.Clone(applied), known, tagged)
	kept := make(map[int]bool, len(applied))
	for _, a := range applied {
		kept[a.from] = true
	}
	for _, m := range said { // what only repeats stays as a clue
		if !kept[m.from] {
			clues = append(clues, m)
		}
	}
	named := map[string]bool{}
	for _, m := range applied {
		named[m.expression()] = true
	}
	how := Reference
	prose := 0
	for _, m := range applied {
		if m.under {
			prose++
		}
	}
	if len(named) > maxNamed || len(named) > fewNamed && prose*2 < len(applied) {
		how = Clue
	}
	applied, tabled := p.table(applied)
	clues = append(clues, tabled...)
	others := map[string]bool{}
	for _, m := range clues {
		if e := m.expression(); !named[e] {
			others[e] = true
		}
	}
	if len(others) > maxListedNames && len(others) > 3*len(named) {
		applied = filter(applied, func(m mention) bool {
			if !m.under && !m.url && !m.applied {
				clues = append(clues, m)
				return false
			}
			return true
		})
	}
	out := p.joined(applied, how)
	for _, m := range clues {
		if e := m.expression(); e != "" && m.exception == "" {
			out = append(out, p.match(m, e, Clue))
		}
	}
	return out, offers
}

// dedicated leaves out the public domain where CC0, the dedication that came before it or the Unlicense is named right behind it: CC0's notice dedicates a
// work to the public domain "to the extent possible under law", and is a licence where that is not possible. "Public domain or CC0" offers both.
func (p *passage) dedicated(list []mention) []mention {
	return filter(slices.Clone(list), func(m mention) bool {
		return m.expression() != publicDomain || !slices.ContainsFunc(list, func(c mention) bool {
			e := c.expression()
			return (e == "CC0-1.0" || e == "CC-PDDC" || e == "Unlicense") && c.from >= m.to && c.from-m.to <= dedicationWords && !says(p.toks[m.to:c.from], wordOr)
		})
	})
}

// dedicationWords is how many words may stand between the two.
const dedicationWords = 40

// firstOf is the word at which the first of several texts begins, -1 where there are fewer than two.
func firstOf(known []found) int {
	first, n := -1, 0
	for _, k := range known {
		if k.kind == index.Text && k.Coverage >= sure {
			if n++; first < 0 || k.from < first {
				first = k.from
			}
		}
	}
	if n < 2 {
		return -1
	}
	return first
}

func (p *passage) match(m mention, expr, how string) found {
	return found{Match: Match{Expression: expr, How: how, Coverage: 1, Start: int(p.toks[m.from].Start), End: int(p.toks[m.to-1].End)}, from: m.from, to: m.to, address: m.url, denied: m.denied}
}

// absorb drops what only repeats, less exactly, what the text says elsewhere: a
// name without a version beside one with it, an address beside the name.
func (p *passage) absorb(list []mention, known []found, tagged []Match) []mention {
	stems := map[string]bool{} // families that are known in full
	var within []found         // exceptions, which speak of the licence that they belong to
	for _, k := range known {
		if k.kind == index.Exception {
			within = append(within, k)
			continue
		}
		stems[stem(k.Expression)] = true
	}
	list = filter(list, func(m mention) bool {
		for _, k := range within {
			if k.from <= m.from && m.from < k.to {
				return m.versioned() && m.applied
			}
		}
		return true
	})
	texts := len(known) - len(within)
	var begins []int         // where texts begin
	kin := map[string]bool{} // what the ids of texts begin with
	for _, k := range known {
		if k.kind == index.Text && k.Coverage >= sure {
			begins = append(begins, k.from)
		}
		for i, c := range k.Expression {
			if c == '-' {
				kin[k.Expression[:i]] = true
			}
		}
	}
	slices.Sort(begins)
	fields := slices.ContainsFunc(list, func(m mention) bool { return m.field && !m.vague })
	for _, t := range tagged {
		e, err := spdx.Parse(t.Expression)
		if err == nil {
			e.Leaves(func(l spdx.Expr) { stems[stem(l.ID)] = true })
		}
	}
	for _, m := range list {
		if m.versioned() && !m.url {
			stems[stem(m.expression())] = true
		}
	}
	for _, m := range list {
		if m.url && strings.ContainsAny(m.expression(), "123456789") && !p.common(m) {
			stems["url:"+stem(m.expression())] = true
		}
	}
	precise := slices.ContainsFunc(list, func(m mention) bool {
		return m.family != nil && len(m.family.versions) == 0 && !m.url && !m.vague && !m.denied && stem(m.expression()) == "BSD"
	})
	called := map[string]bool{} // families that are named, with a version or without
	for _, m := range list {
		if !m.url {
			called[stem(m.expression())] = true
		}
	}
	later := map[string]bool{} // versions that are given with "or any later version"
	for _, k := range known {
		later[k.Expression] = strings.HasSuffix(k.Expression, "-or-later")
	}
	for _, m := range list {
		if e := m.expression(); strings.HasSuffix(e, "-or-later") && m.versioned() {
			later[e] = true
		}
	}
	notice := slices.ContainsFunc(list, func(m mention) bool { return m.family != nil && m.family.gnu && m.applied && !p.isFile(&m) })
	full := map[string]bool{} // licences that tags give
	for _, t := range tagged {
		for _, id := range leaves(t.Expression) {
			full[id] = true
		}
	}
	seen := map[string]bool{}
	return filter(list, func(m mention) bool {
		e := m.expression()
		if base, only := strings.CutSuffix(e, "-only"); only && (m.title || !m.under && !m.field && !m.applied && !p.only.has(p.toks[m.to-1].Hash)) && later[base+"-or-later"] {
			return false // a heading, made precise below it
		}
		if e == "" || m.vague && (texts > 0 || fields && !m.field) {
			return false
		}
		if m.heads(begins) {
			return false
		}
		if notice && m.family != nil && m.family.gnu && !m.under && p.isFile(&m) {
			return false // "see the files gpl-3.0.txt and lgpl-3.0.txt"
		}
		st := stem(e)
		if m.aside && (stems["GPL"] || stems["LGPL"] || stems["AGPL"]) {
			return false
		}
		bare := m.family != nil && !m.versioned() && !m.url && !siblings(e)
		if bare && !m.family.gnu && len(m.family.versions) > 0 && kin[m.family.key] {
			return false
		}
		if m.url && called[st] && p.common(m) {
			return false // the name says more: the Lesser GPL begins with version 2.1
		}
		if bare && m.family.key == "BSD" && precise && p.classifier(&m) {
			return false // "BSD License" among classifiers, and which of them beside
		}
		precise := len(tagged) > 0 && st == "BSD" && m.family != nil && len(m.family.versions) == 0 && !m.vague && texts == 0 && !full[e] // "3-clause", and in a tag the two of another
		if (bare && !precise || m.url) && stems[st] || bare && len(m.family.versions) > 0 && stems["url:"+st] {
			return false
		}
		if m.url && slices.ContainsFunc(list, func(n mention) bool { return p.copyOf(&n, &m) }) {
			return false
		}
		if m.url {
			if seen[e] {
				return false
			}
			seen[e] = true
		}
		return true
	})
}

// copyOf reports whether an address is where a copy of a licence is found that was named in the same paragraph: what stood there once may have been
// another, as on pages of projects that changed theirs.
func (p *passage) copyOf(n, m *mention) bool {
	return !n.url && n.versioned() && n.to <= m.from && m.from-n.to < copyWords && stem(n.expression()) != stem(m.expression()) && p.toks[m.from].Flags&words.Para == 0 &&
		says(p.toks[n.to:m.from], wordCopy) && !slices.ContainsFunc(p.toks[n.to:m.from], func(t words.Token) bool { return t.Flags&words.Para != 0 })
}

// copyWords is how many words may stand between the name and the address.
const copyWords = 60

// siblings reports whether an expression offers licences of one family, "BSD-2-Clause OR BSD-3-Clause": then the text of one says less.
func siblings(expr string) bool {
	one, other, ok := strings.Cut(expr, " OR ")
	return ok && stem(one) == stem(other)
}

// common reports whether an address is the path of a licence that a distribution keeps without a version: "/usr/share/common-licenses/LGPL".
func (p *passage) common(m mention) bool {
	last := p.text[p.toks[m.to-1].End-1]
	return m.url && p.toks[m.from].Start > 0 && p.text[p.toks[m.from].Start-1] == '/' && (last < '0' || last > '9')
}

// stem is the part of an id that its versions share.
func stem(id string) string {
	id, _, _ = strings.Cut(strings.TrimPrefix(id, "LicenseRef-"), " ")
	if i := strings.IndexAny(id, "0123456789"); i > 1 {
		return strings.TrimRight(id[:i], "-")
	}
	return strings.TrimSuffix(id, "-Clause")
}
