package license

import (
	"bytes"
	"slices"
	"sort"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// termPhrases are words that only terms have: a passage that holds one and is no
// known licence is shown as it stands.
var termPhrases = []phraseList{
	{"grant", `
		permission is (hereby|herewith) (granted|given)
		permission is (granted|given) to {8} to (use|copy|modify|distribute|reproduce|redistribute|run)
		permission is (granted|given) {1} (to (use|copy|make|distribute|modify|process|print|reproduce|redistribute|anyone|any|all|everyone|you|the user|licensee|users|freely)|free|without|provided|royalty|for)
		permission (is|) {2} (hereby|herewith) {2} (granted|given)
		permission to (use|copy|modify|distribute|reproduce|redistribute|make) {8} (software|program|code|file|document|documentation|manual|work|material|materials|copies|font|fonts|images|data)
		(is|are) (hereby|herewith) (granted|licensed|authorized|permitted)
		(user|users|licensee|you|recipient|everyone|anyone) {1} (is|are) {1} granted {8} (license|right|permission) to {2} (use|copy|modify|distribute|reproduce)
		(hereby|herewith) grants {22} (right|rights|license|permission|licensee|user|customer|recipient)
		grants (you|user|licensee|the licensee) {8} (right|license|permission|rights)
		redistribution and use {5} (source|binary|with or without)
		(you|users|anyone|everyone|anybody) (may|can|are free to|is free to|are permitted to|is permitted to|are allowed to) {3} (use|copy|modify|redistribute|distribute|sell) {3} (this|the|it) {2} (software|program|code|file|files|font|fonts|package|library|source|document|work|material|freely|provided) {8} (freely|without restriction|provided that|provided the|as long as|so long as|under the terms|in any way|for any purpose|as desired)
		(you|users|anyone|everyone|anybody) may (use|copy|redistribute|distribute) (this|these) (software|program|code|file|font|fonts|package|library|source|document)
		(you|users|anyone|everyone|anybody) may (modify|share) (this|these) (software|program|font|fonts|package|library|source|document)
		(software|program|code|file|files|work|material|package|library|module|document|documentation|manual|source|font|fonts|it) (may|can) be (freely|) (used|copied|distributed|redistributed|modified|reproduced) {6} (freely|without restriction|provided that|for any purpose|under the terms|as long as|so long as|subject to)
		(may|can) be freely (used|copied|distributed|redistributed|modified|reproduced) (and|or|without|provided|as long as|so long as|subject to|under|for any|in any|for use|copied|distributed|redistributed|modified)
		(software|program|code|work|material|document|documentation|font|fonts|information|images|package|library) {6} (may|can) be freely (used|copied|distributed|redistributed|modified|reproduced)
		(free|freely) to (use|copy|modify|distribute|redistribute) {3} (this|the) {2} (software|program|code|file|as long as|provided|for any purpose|for any use)
		(free|freely) to (use|copy|modify|distribute|redistribute) {3} it (as long as|provided|for any|however|freely|in your)
		(license|licence|right) to (copy|use|modify|distribute) {8} is {1} granted
		(reproduction|redistribution|distribution|use of|use in|use and|copying) {16} (is|are) (authorized|permitted|allowed|granted) (by|provided|under|only|without|for|if|as|subject)
		verbatim copies of this {2} (manual|document|file|software|documentation)
		without restriction {6} provided
		(give|gives) {8} free (license|permission) to {1} (this|these|the|use|copy)
		provided for unrestricted use
		(may|can) be {2} (used|copied|distributed|redistributed|modified) {4} free of charge
		(you|users|anyone|everyone|anybody) (may|can) (use|copy|modify|redistribute|distribute) (and|or) (use|copy|modify|redistribute|distribute) (this|these|the) (software|program|code|file|font|fonts|package|library|source|document)
		(you|users|anyone|everyone|anybody) (may|can) use modify and (redistribute|distribute) it
		(license|licenses|licensed|grants) to you the right to (use|copy|modify|distribute|reproduce)
		freely (redistributable|distributable) and may
		free from any copyright assertions
		(give|gives) you a {8} license to (use|copy|reproduce|distribute|modify)
		available to {3} (user|users|public|everyone|anyone) {2} without {3} (license fee|fee|fees|charge|royalty|royalties)
		(use|used|copy|copied) {8} (as desired without restriction|without restriction of any kind)
		(may|can) be {1} (reused|copied|distributed|redistributed) {3} without {1} (restriction|restrictions|limitation|limitations)
		(software|program|code|file|files|work|material|package|library|routine|routines|source|font|fonts|data|this|it|they) {4} (may|can) be {1} (used|modified) {3} without {1} (restriction|restrictions|limitation|limitations)
		license for {8} is unknown
		(are|is) {1} subject to {2} (agreement|licensing) {2} (agreement|licensing) by
		(free|freely) to reuse (without|for|in)
		do (what|whatever|anything) {2} (want|like|wish|please) with (this|the|my) {1} (code|software|program|file|stuff|source|library|script)
		(may|can) (use|copy|distribute|redistribute|modify) (and|or) (use|copy|distribute|redistribute|modify) it (free of charge|freely|for free|as you wish|as you like)
		(is|are) freely (distributable|redistributable|copyable|usable) {1} (as long as|so long as|provided|under|for|with)
		(may|can) (copy|redistribute|distribute|modify) it (provided|as long as|so long as)
		free to (use|copy|modify|distribute) {1} (copy|modify|and|or) {1} (modify|distribute|redistribute|share)
		this {1} (code|software|program|library|script|font|file) is free to use
		free for (any|all) (use|uses|purpose|purposes)
		free to be (used|copied|modified|distributed|redistributed) {3} for any (purpose|use)
		(any|permitted) {3} use of this (software|program|code) is permitted`},
	{"limit", `
		(software|program|code|work|material|materials|documentation|document|library|source|font) (may|must|shall|can) not be {2} (used|copied|modified|distributed|redistributed|reproduced|sold|disclosed|transferred)
		file (may|must|shall|can) not be {2} (used|copied|modified|distributed|redistributed|reproduced|sold|disclosed) {6} (without|except|unless|for any|in any|by any|copied|distributed|or copied|or distributed|or modified)
		(you|licensee|user|users) (may|must|shall|agree to|agrees to|will) not {5} (reverse engineer|decompile|disassemble|sublicense|redistribute|rent|lease)
		(agree|agrees) not to {5} (reverse engineer|decompile|disassemble|sublicense|redistribute|rent|lease)
		(redistribution|redistributed|redistribute|distribution|distributed) {4} in {2} (binary|object code|executable) {1} form only
		only {2} (members|participants|licensees) of {8} (may|can|are permitted to|are allowed to) {2} (use|copy|distribute|redistribute) this
		(derivative works|copies) must {3} (include|incude|retain|preserve|reproduce|contain|carry) {6} (notice|notices|license)
		(must|shall) {3} (retain|reproduce|preserve|include) {5} copyright notice {8} (license|conditions|notice|disclaimer|copies)
		copyright is not released for
		inhibit third {1} from using
		(making|providing) (this|these) {3} (design|code|information|software|program) {4} as is
		(must|shall|may|can) {1} be used {1} (solely|only|exclusively) {20} (devices|technologies|products)
		do not use (this|the) (software|package|program|code|library) for any other
		(user|users|you|licensee|licensees|recipient) (cannot|can not) {1} (alter|modify|adapt|duplicate|copy|distribute|sell) {20} (software|program|source code|algorithm)
		(other use|other uses|use or application) {14} (will require|requires|require) {4} license
		(copying|reproduction|distribution|redistribution|duplication) {16} requires {2} (prior|express|written) {2} (consent|permission|authorization|authorisation|approval)
		(all|any) {3} (use|copying|distribution|redistribution|reproduction) {8} (prohibited|forbidden|is strictly)
		all rights reserved {6} (no part of|unauthorized|reproduction|this software is|without)
		(without|absent) {3} (prior|express|explicit) {2} written {2} (permission|consent|authorization|agreement)`},
	{"terms", `
		(is|are) (subject|governed|covered) (to|by|under) {10} (license|license agreement|terms of use|terms and conditions)
		(licensed|released|distributed|available|provided|published|redistributed|copied|used|redistributable) (under|subject to|according to|in accordance with|pursuant to) {3} terms {3} {3} (license|agreement|licenses)
		(licensed|released|distributed|redistributed) (under|subject to|according to) {3} terms {3} {3} policy
		(licensed|sublicensed) (under|to you under) {8} license
		are licensed by {3} under {8} license
		(released|distributed|provided|published|available|made available|redistributed|redistributable) (under|subject to) {8} license
		license agreement {14} (carefully|binding|installing|accept|agree)
		(by|before) {3} (installing|downloading|using|copying|accessing|opening) {12} (you|agree) {4} (agree|bound|accept|terms)
		(terms and conditions|conditions) (for|of) (use|copying|distribution|redistribution|using)
		(this|following|bound by the|terms of the) {1} end user license agreement`},
}

// notTerms are phrases of texts about licences that license nothing themselves:
// a contributor's certificate, the notice of a licence document.
var notTerms = []phraseList{{"not", `
	(appropriate|same|different) open source license
	(this|it|that) (will|would|should|does|may|might) {2} work (with|for|on|if)
	license document but changing
	copies of this license document
	permission to use for
	available under {3} license from
	(ensure|ensures|ensuring) that {6} (may|can) be freely
	permission to (use|read|write|access) {4} (was|were)
	the following license agreement carefully
	whether {8} (can|may) be freely
	agreement and then click
	which (was|were) {2} (released|distributed|licensed)
	(added to|contributed to|submitted to) {3} by contributors
	no permission is (granted|given)
	(appropriate|same|different) free software license
	except according to (those|these) terms
	(terms of|under|of) (either|both|these|those) (license|licenses)
	under (either|any|one) of the following
	if (your|the|a) {3} (is|are) (licensed|released|distributed|published)
	under (some|some other|another|a license (that|which)) 
	(separate|respective|own) {3} (license|licenses|license terms)
	license for the specific language governing
	perpetual worldwide non exclusive no charge royalty free irrevocable {8} patent license
	(have|has|had|having|need|needs|require|requires|given|gives|grants|with) {1} permission to (use|make|view|access|read|write|create|modify|update|work|call)
	(account|accounts|users|user|anyone|principal|principals|role|roles|that|who|which|they|it) (have|has|with|without|needs|need|requires|require) {1} permission to
	(gives|give) (us|google|them|him|her) permission
	(role|roles|scope|scopes|authority|authorities|privilege|privileges|access) {4} (is|are) (granted|given|allowed|permitted)
	(signal|signals|indicates|indicating|means|confirms|reports|tells|checks) {12} that permission is (granted|given)
	(code|changes|patch|patches|contribution|contributions) you submit
	(by|when|before) {1} (submitting|contributing|opening|sending) {2} (this|a|an|to|your|code|changes|patches|us)
	(your|their|all|any) {1} (contribution|contributions|patch|patches|submission|submissions) (is|are|will|must|shall|under)
	(contributor|contribution|contributors) license agreement
	software distributed under the license is distributed
	thereof distributed under the license is distributed
	see {2} copyright (notice|notices|information|statement) in
	see {2} (disclaimer|license|licence) and (license|licence|disclaimer|copyright notice) in
	see the accompanying readme
	look to the {3} license for terms and conditions
	subject to {3} license agreement and {2} not (included|distributed|shipped|part)
	under the {2} license terms (listed|given|stated|shown) above
	parameter that may be freely
	same license as (the|) {3} (package|program|software|project|work|library|code)
	same terms as (the|) {3} (package|program|software|project|work|library|code)
	by (contributing|submitting|sending) {12} (you|i) (agree|understand|accept|acknowledge|confirm|certify|grant)
	contributor (license|licence) agreement
	license to your {1} (contribution|contributions|patches)
	(contribution|contributions|code|changes|work) will be {3} (licensed|released|available|published|distributed) (under|to|by|with)
	under (a|an) {2} open source license
	continues to be {3} under
	under (a|an) {1} (permissive|liberal|free|copyleft|proprietary|commercial) (open source|software|) license
	(indicate|indicates|indicating|denote|denotes|specify|specifies) that {6} (is|are) (covered|licensed|subject|governed|released|distributed|available)
	(no|none|neither) {6} (which|that|) can be freely
	repository is {1} subject to the terms of use of
	use of (the|our|this) {4} (registry|service|services|website|site|api|forum|list) {3} (is|are) (subject|governed)
	it may be used by (applications|programs|callers|clients|the application|other)
	not {1} a licensing term
	according to the license {2} (it comes with|it came with|above|given above|below)
	to use the (metadata|citation|information) (from|in) this file
	(may|must|can|should) not be (used|modified|copied|reused) (after|before|until|once|while|twice|again|concurrently|simultaneously|across|directly|internally|externally|anymore)
	using (our|this|the) {1} (service|services|website|site|platform) {12} (data|consent)
	under {1} (an|a) open {1} license
	licensed under the project license
	wasn t {1} (licensed|released|distributed)`}, {"below", `
	use is subject to {1} license terms`}}

// notReach is how many words around such a phrase are part of it.
const notReach = 12

// paragraphGap is how many paragraphs without such words may stand inside one
// passage of terms.
const paragraphGap = 1

// unidentified returns the passages that read like terms and that no match
// covers, whole sentences or paragraphs of the text, merged, and the links of those that say no more than where their terms are.
func (d *data) unidentified(text []byte, s *stream, known, named, given []Span, stems map[string]bool) (spans []Span, links []Pointer) {
	toks, hits := s.toks, d.terms.findOutside(s, known)
	var not []hit
	if len(hits) > 0 {
		not = d.notTerms.find(nil, s)
	}
	last := -1 // paragraph after the last one taken
	read, part := run{-1, -1}, false
	for _, h := range hits {
		if inSpan(known, int(toks[h.from].Start)) || inSpan(known, int(toks[h.to-1].Start)) {
			continue
		}
		from, to := passageOf(text, toks, h)
		if from != read.from || to != read.to {
			read, part = run{from, to}, d.fragment(s, from, to, stems)
		}
		if part {
			continue
		}
		// "You may redistribute it under the terms of" a licence that was recognised.
		if slices.ContainsFunc(not, func(n hit) bool {
			if n.kind == "below" { // "Use is subject to license terms", and there they are, or were
				return n.from <= h.from && h.to <= n.to && (startsIn(known, int(toks[n.to-1].End), int(toks[min(len(toks), n.to+headed)-1].End)) ||
					endsIn(known, int(toks[max(0, n.from-headed)].Start), int(toks[n.from].Start)))
			}
			return n.from-notReach < h.to && h.from < n.to+notReach
		}) {
			continue
		}
		if h.kind != "limit" {
			first, end := int(toks[h.from].Start), min(to, h.to+sentence)
			if startsIn(known, first, int(toks[end-1].End)) || startsIn(named, first, int(toks[sentenceEnd(toks, h.to, end)-1].End)) {
				continue
			}
		}
		// "… has been put into the public domain. You can do whatever you want with this file."
		if h.kind == "grant" && endsIn(given, int(toks[from].Start), int(toks[h.from].Start)) {
			continue
		}
		// "… is under the following license:", and there it is.
		if h.kind == "terms" && d.announces(toks, h) && startsIn(known, int(toks[h.to-1].End), int(toks[min(len(toks), h.to+announced)-1].End)) {
			continue
		}
		start, end := int(toks[from].Start), int(toks[to-1].End)
		if from < h.from && start > 0 && (text[start-1] == '@' || text[start-1] == '\\') && toks[from].Hash == words.Copyright() {
			start = int(toks[from+1].Start) // the tag of a comment, and no word of the terms
		}
		for _, k := range known { // what is known stays out of the passage
			if k.End > start && k.End <= int(toks[h.from].Start) {
				start = k.End
			}
			if k.Start < end && k.Start >= int(toks[h.to-1].End) {
				end = k.Start
			}
		}
		if bytes.Count(text[start:end], []byte(`\W*`)) > maxPatterned {
			continue // the expressions by which a tool looks for a notice
		}
		if h.kind == "terms" && (to-from <= heading || markup(text, toks, h)) {
			continue // a heading or a link, whose terms are found or not found by themselves
		}
		if h.kind == "terms" {
			if p, ok := d.termLink(text, Span{start, end}); ok {
				links = append(links, p)
				continue
			}
		}
		if n := len(spans); n > 0 && (start <= spans[n-1].End ||
			last >= 0 && !noticeBegins(text, toks, from) && paragraphsBetween(toks, last, from) <= paragraphGap && !startsIn(known, spans[n-1].End, start) && !codeBetween(text, toks, last, from)) {
			spans[n-1].End = max(spans[n-1].End, end)
		} else {
			spans = append(spans, Span{start, end})
		}
		last = to
	}
	return spans, links
}

// withLimits lets passages go on over the paragraphs behind them that hold clauses: "Permission is granted to use it for research", and next
// "Any other use is forbidden".
func withLimits(text []byte, toks []words.Token, spans []Span, clauses []Clause, known []Span) []Span {
	word := func(at int) int { return sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= at }) }
	for i := range spans {
		s := &spans[i]
		for _, c := range clauses {
			if c.Start < s.End {
				continue
			}
			last, first := word(s.End), word(c.Start)
			from, to := paragraph(toks, first, word(c.End))
			if i+1 < len(spans) && spans[i+1].Start <= int(toks[from].Start) || last >= len(toks) || last == 0 || from < last && first < last || paragraphsBetween(toks, last, from) > paragraphGap ||
				startsIn(known, s.End, int(toks[to-1].End)) || codeBetween(text, toks, last, first) {
				break
			}
			_, to = inComment(text, toks, hit{from: first, to: word(c.End)}, from, to)
			s.End = max(s.End, int(toks[to-1].End))
		}
	}
	return spans
}

// noticeBegins reports whether word i is the first of a comment and of a statement of copyright: another's notice.
func noticeBegins(text []byte, toks []words.Token, i int) bool {
	return i > 0 && toks[i].Hash == words.Copyright() && bytes.Contains(text[toks[i-1].End:toks[i].Start], []byte("*/"))
}

// maxPatterned is how often a passage may hold what only expressions have.
const maxPatterned = 2

// markup reports whether a phrase goes across the parts of a page or of data, or is what a link is called: "message
// id="before">Licensed under the</message>", "<a href="…">Terms and conditions for use</a>".
func markup(text []byte, toks []words.Token, h hit) bool {
	start, end := int(toks[h.from].Start), int(toks[h.to-1].End)
	b := text[start:end]
	if bytes.Contains(b, []byte(`="`)) {
		return true
	}
	if _, after, ok := bytes.Cut(b, []byte(`"`)); ok && bytes.HasPrefix(bytes.TrimSpace(after), []byte("(")) {
		return true // of a program that writes a notice
	}
	before := text[max(0, start-linkReach):start]
	link := bytes.LastIndex(before, []byte("<a "))
	return link >= 0 && !bytes.Contains(before[link:], []byte("</a"))
}

// linkReach is how far before what it is called a link may begin, in bytes.
const linkReach = 200

// heading is how many words a paragraph has at most that is only a heading.
const heading = 8

// announced is how many words, names of holders mostly, may stand between such words and
// the text that they announce.
const announced = 150

// announces reports whether a phrase says that the terms follow.
func (d *data) announces(toks []words.Token, h hit) bool {
	for k := h.from; k < h.to; k++ {
		if toks[k].Hash == d.following {
			return true
		}
	}
	return false
}

// sentence is how many words behind such words a licence may be named that they
// belong to.
const sentence = 40

// sentenceEnd is where the sentence of a word ends, or the limit.
func sentenceEnd(toks []words.Token, at, limit int) int {
	for at < limit && toks[at].Flags&words.Stop == 0 {
		at++
	}
	return at
}

// headed is how many words, statements of copyright mostly, may stand between such a sentence and the terms.
const headed = 100

func endsIn(spans []Span, from, to int) bool {
	for _, s := range spans {
		if from < s.End && s.End <= to {
			return true
		}
	}
	return false
}

func startsIn(spans []Span, from, to int) bool {
	for _, s := range spans {
		if from <= s.Start && s.Start < to {
			return true
		}
	}
	return false
}

// maxParagraph bounds a passage in words on either side of the words found.
const maxParagraph = 400

func paragraph(toks []words.Token, from, to int) (int, int) {
	low := max(0, from-maxParagraph)
	for from > low && toks[from].Flags&words.Para == 0 {
		from--
	}
	high := min(len(toks), to+maxParagraph)
	for to < high && toks[to].Flags&words.Para == 0 {
		to++
	}
	return from, to
}

// passageOf is the paragraph around a phrase, or its sentence where the paragraph is data: elements of markup with few words each.
func passageOf(text []byte, toks []words.Token, h hit) (from, to int) {
	from, to = paragraph(toks, h.from, h.to)
	from, to = inComment(text, toks, h, from, to)
	if h.kind != "terms" || elementWords*bytes.Count(text[toks[from].Start:toks[to-1].End], []byte("<")) < to-from {
		return from, to
	}
	low, high := from, to
	for from = h.from; from > low && toks[from].Flags&words.Stop == 0; from-- {
	}
	for to = h.to; to < high && toks[to].Flags&words.Stop == 0; to++ {
	}
	return from, to
}

// inComment cuts a paragraph where the comment ends that the phrase stands in: what follows without a blank line is code, and the next comment
// another text.
func inComment(text []byte, toks []words.Token, h hit, low, high int) (from, to int) {
	mark := lineMark(text, int(toks[h.from].Start))
	for from = h.from; from > low && !leavesComment(text, toks, from, mark); from-- {
	}
	for to = h.to; to < high && !leavesComment(text, toks, to, mark); to++ {
	}
	return from, to
}

// codeBetween reports whether code stands between two passages, from word last to word from, or a comment ends there.
func codeBetween(text []byte, toks []words.Token, last, from int) bool {
	mark := lineMark(text, int(toks[last-1].Start))
	for i := last; i <= from && i < len(toks); i++ {
		if leavesComment(text, toks, i, mark) {
			return true
		}
	}
	return false
}

// leavesComment reports whether one of word i and the word before it stands in a comment and the other does not, or on a line without the mark that
// the lines of a comment begin with.
func leavesComment(text []byte, toks []words.Token, i int, mark string) bool {
	if toks[i].Start < toks[i-1].End+2 {
		return false
	}
	gap := text[toks[i-1].End:toks[i].Start]
	open := bytes.Index(gap, []byte("/*"))
	if open >= 0 && open+2 < len(gap) && bytes.IndexByte([]byte(" \t\r\n*!"), gap[open+2]) < 0 {
		open = -1 // "src/*.c"
	}
	shut := bytes.Index(gap, []byte("*/"))
	if (open >= 0) != (shut >= 0) || shut >= 0 && shut+2 < open && len(bytes.TrimSpace(gap[shut+2:open])) > 0 {
		return true
	}
	return mark != "" && bytes.IndexByte(gap, '\n') >= 0 && (lineMark(text, int(toks[i].Start)) != mark || lineMark(text, int(toks[i-1].Start)) != mark)
}

// lineMark is the mark of a comment that the line of a byte begins with, "" for a line without.
func lineMark(text []byte, at int) string {
	line := text[bytes.LastIndexByte(text[max(0, at-maxMarked):at], '\n')+1+max(0, at-maxMarked):]
	line = bytes.TrimLeft(line[:min(len(line), maxMarked)], " \t")
	for _, mark := range []string{"//", "#", "--", ";", "%"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return mark
		}
	}
	return ""
}

// maxMarked is how far before a word the line may begin that it stands on, in bytes.
const maxMarked = 400

// elementWords is how many words an element of data has at most, on average.
const elementWords = 6

// paragraphsBetween counts paragraphs in toks[from:to], at most paragraphGap+1.
func paragraphsBetween(toks []words.Token, from, to int) int {
	n := 0
	for i := from; i < to && n <= paragraphGap; i++ {
		if toks[i].Flags&words.Para != 0 {
			n++
		}
		if i-from > maxParagraph {
			return paragraphGap + 1
		}
	}
	return n
}
