// Package copyright finds copyright statements in bytes: the words as they
// stand, the years, and the holder.
//
// A statement begins at a sign ("Copyright", "(C)", "©", "&copy;",
// "SPDX-FileCopyrightText:") that years or a name follow. What follows is cut
// into tokens whose classes (capital, company suffix, particle, address …) drive a
// small state machine: it reads years, then a name, over the decoration of
// comments and over lines where the name goes on. Code that handles copyrights,
// prose that speaks of them, templates and format strings are not statements.
package copyright

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Notice is one statement. Start and End are byte offsets of the words as they
// stand in the text, comment decoration of continuation lines included.
type Notice struct {
	Start, End int
	Years      string // "2010-2025", "1994, 1996-1998"; empty if none
	Holder     string // normalised: no decoration, single spaces; empty if none
}

// Scan finds the statements of text in order. Text may be UTF-8 or Latin-1. It
// reads each byte a bounded number of times.
func Scan(text []byte) []Notice { return slices.Collect(All(text)) }

// All yields what Scan returns, for texts that may hold more than a reader wants.
func All(text []byte) iter.Seq[Notice] {
	return func(yield func(Notice) bool) {
		last := 0 // end of the statement before
		for at := 0; at < len(text); {
			start, end, m := nextSign(text, at)
			if start < 0 {
				return
			}
			s := readSigns(text, start, end, m)
			at = s.end
			for {
				n, more, ok := s.statement(text)
				if !ok {
					break
				}
				n.Start = max(n.Start, last)
				last = n.End
				if !yield(n) {
					return
				}
				at = max(at, n.End)
				if more <= n.Start {
					break
				}
				s = signs{start: more, end: more, all: s.all | markWord, count: 1, chained: true}
			}
		}
	}
}

// signs are the signs that stand together: "Copyright (C)".
type signs struct {
	start, end int
	all        mark
	count      int
	verb       bool // "copyright is held by", "copyright owner:" before the name
	label      bool // "copyright holders:"
	by         bool // "by" stands before the name
	chained    bool // no sign: years of a list that one sign began
}

// readSigns takes the signs that follow the first one at once.
func readSigns(text []byte, start, end int, m mark) signs {
	s := signs{start: start, end: end, all: m, count: 1}
	limit := min(len(text), end+maxWindow)
	key := wordByte(text, start-1) && m&markWord != 0 // "LegalCopyright", of a resource
	for i := end; i < limit; {
		e, m := signAt(text, i)
		switch c := text[i]; {
		case m != 0:
			if strings.ContainsAny(string(text[s.end:i]), "=\"") && (m&markWord != 0 || key) {
				s.start = i // copyright = "Copyright …"
			}
			s.all |= m
			s.count++
			s.end, i = e, e
		case c == '\\' && bytes.HasPrefix(text[i:], []byte(`\251`)): // the sign as strings of resources write it
			if key {
				s.start = i
			}
			s.all |= markSymbol
			s.count++
			s.end, i = i+len(`\251`), i+len(`\251`)
		case c == '@' && s.all&markWord != 0 && yearAt(text, i+1): // "Copyright @1998"
			i++
			s.end = i
		case c == 0xef && bytes.HasPrefix(text[i:], []byte("\uFFFD")): // a sign that was lost
			i += len("\uFFFD")
			s.end = i
		case isSpace(c) || strings.IndexByte(",:.-*\"'`={}", c) >= 0 && i < s.end+40:
			i++
		case c == 'c' && s.all&markWord != 0 && i+1 < limit && isSpace(text[i+1]) && isSpace(text[i-1]): // "Copyright c 2001"
			s.end, i = i+1, i+1
		default:
			return s
		}
	}
	return s
}

// statement reads what follows the signs. more is where a further statement of the same
// sign begins, 0 if there is none.
func (s *signs) statement(text []byte) (n Notice, more int, ok bool) {
	l := newLexer(text, s.end)
	column := columnOf(text, s.start)
	if s.chained {
		column--
	}
	upper := s.all&markWord != 0 && !s.chained && bytes.HasPrefix(text[s.start:], []byte("COPYRIGHT"))
	if !s.intro(&l) {
		return s.inSentence(text, column)
	}
	if s.all&^(markLetter|markByte) == 0 && wordByte(text, s.start-1) && s.count == 1 {
		if p := l; p.next().kind != tokYear { // f(c)
			return Notice{}, 0, false
		}
	}
	years, blank := l.years()
	if p := l; len(years) > 0 && !s.chained {
		if t := p.next(); t.kind == tokSign { // "Copyright 2001 (c) Jane Doe"
			s.all |= t.mark
			s.count++
			s.end = t.end
			l = p
			for more, _ := l.years(); len(more) > 0; more = more[1:] { // and the years again
				if !slices.Contains(years, more[0]) {
					years = append(years, more[0])
				}
			}
		}
	}
	dated := len(years) > 0
	strong := dated || blank || s.count > 1 && s.all&(markWord|markTag) != 0 || s.all&markTag != 0 || s.label
	s.skipBy(&l)
	end := l.pos
	name := l.holder(strong || s.all&markWord != 0, dated, upper, column)
	holder := name.string(text)
	if s.verb {
		holder = strings.TrimSuffix(holder, "'s")
	}
	if !s.accepts(text, &name, holder, dated, blank) {
		holder = ""
		name.trailing = nil
	} else {
		end = name.end
	}
	if holder == "" && len(name.parts) == 0 && (dated || s.all&markTag != 0) && name.mail.end > 0 {
		if address := strings.Trim(toUTF8(text[name.mail.start:name.mail.end]), "<>()[]{}"); plausible(address) && !strings.ContainsAny(address, " \t\r\n") {
			holder, end = address, name.end
		}
	}
	years = append(years, name.trailing...)
	start := s.start
	if holder == "" && !s.chained && name.how != endPlace && (dated || s.count > 1 && reserved(text, s.end)) {
		if from, h := s.nameBefore(text); h != "" && (dated || strings.Contains(h, " ")) {
			start, holder = from, h
		}
	}
	if holder == "" && dated && !s.chained && len(name.parts) == 0 && name.how != endPlace {
		if h, to := authorBelow(newLexer(text, end)); h != "" {
			holder, end = h, to
		}
	}
	switch {
	case holder == "" && !dated && name.how != endPlace && !s.chained:
		return s.inSentence(text, column)
	case holder == "" && (!dated || name.how == endPlace || s.chained):
		return Notice{}, 0, false
	case holder == "" && s.all&(markWord|markTag|markSymbol) == 0: // "(c) 1999" alone may be a list
		return Notice{}, 0, false
	}
	if name.how == endYear && holder != "" {
		more = l.nextYear()
	}
	for _, p := range []string{"portions ", "Portions "} {
		if start >= len(p) && start == s.start && string(text[start-len(p):start]) == p {
			start -= len(p)
		}
	}
	end = max(end, s.end)
	for end > start && (isSpace(text[end-1]) || strings.IndexByte("\r\n*/,;:-", text[end-1]) >= 0) {
		end--
	}
	return Notice{Start: start, End: end, Years: strings.Join(years, ", "), Holder: holder}, more, true
}

// inSentence reads a holder that is named later in a sentence: "the copyright of these is held by".
func (s *signs) inSentence(text []byte, column int) (Notice, int, bool) {
	if s.all&markWord == 0 {
		return Notice{}, 0, false
	}
	l := newLexer(text, s.end)
	from := l.heldBy(s.end)
	if from < 0 {
		return Notice{}, 0, false
	}
	l = newLexer(text, from)
	n := l.holder(false, false, false, column)
	h := strings.TrimSuffix(n.string(text), "'s")
	if n.caps < 2 || n.lowers > 0 || n.how == endCode || n.how == endPlace || !plausible(h) {
		return Notice{}, 0, false
	}
	return Notice{Start: s.start, End: n.end, Holder: h}, 0, true
}

// nextYear is where the next year stands.
func (l *lexer) nextYear() int {
	for range 6 {
		if t := l.next(); t.kind == tokYear {
			return t.start
		}
	}
	return 0
}

// intro skips what may stand between the sign and the years or name. It is false where
// the sign is a word of a sentence or of code.
func (s *signs) intro(l *lexer) bool {
	noun := false // "copyright holder", "copyright notice": needs a colon or "is"
	for range 8 {
		l.skipReserved(true)
		before := *l
		t := l.next()
		switch {
		case noun && t.kind == tokStop && l.text[t.start] == ':':
			noun, s.label = false, true
			continue
		case noun && t.kind == tokComma && named(*l): // "its copyright holder, Sample Enterprises"
			s.verb = true
			return true
		case t.kind == tokStop && l.text[t.start] == ':', t.kind == tokComma && !noun && s.all != markLetter, t.kind == tokDash:
			noun = false
			continue
		case t.kind == tokStop && l.text[t.start] == '=':
			l.skipSpace()
			if l.pos+1 < l.limit && isLetter(l.text[l.pos]) && strings.IndexByte("\"'", l.text[l.pos+1]) >= 0 { // u"…" of Python
				l.pos++
			}
			if l.pos >= l.limit || strings.IndexByte("\"'`", l.text[l.pos]) < 0 {
				return false
			}
			l.pos++
			noun = false
			continue
		case t.kind == tokPeriod && s.all == markWord && l.text[s.start] == 'c' && !beginsLine(l.text, s.start):
			return false // the end of a sentence
		case t.kind == tokPeriod && !noun && !s.verb && s.all != markLetter, t.kind == tokStop && !noun && strings.IndexByte(">*-}", l.text[t.start]) >= 0:
			continue
		case t.kind == tokBlank && s.all == markWord && l.text[before.pos-1] == ':': // "Copyright:", an empty line, the years
			p := *l
			if first := p.next(); first.kind == tokYear || p.next().kind == tokYear {
				continue
			}
		case t.kind == tokBlank && s.by: // "is copyright by", an empty line, the name and an address
			p := *l
			if p.next().kind != tokNewline {
				p = *l
			}
			if person(p) {
				*l = p
				return true
			}
		case t.kind == tokNewline && !noun && !s.chained:
			p := *l
			u := p.next()
			if u.kind == tokWord && u.end-u.start == 2 && hasFold(l.text[u.start:u.end], "is") { // "copyright", and in the next line "is by"
				u = p.next()
			}
			if u.kind == tokWord && u.end-u.start == 2 && hasFold(l.text[u.start:u.end], "by") {
				continue
			}
		case noun && t.kind == tokWord && t.class == classCap && person(before):
			*l = before
			return true
		case t.kind == tokWord && !s.chained && s.all&(markWord|markTag) != 0:
			w := l.text[t.start:t.end]
			k := nounOrVerb(w)
			if k == 2 && len(w) == 2 && hasFold(w, "to") && !s.verb {
				return false
			}
			switch k {
			case 1:
				noun = true
				continue
			case 2:
				noun, s.verb = false, s.verb || !hasFold(w, "by")
				s.by = s.by || hasFold(w, "by")
				continue
			}
		}
		*l = before
		return !noun
	}
	return false
}

// maxType is how long the arguments of a type are looked at, in bytes.
const maxType = 60

// typed reports whether arguments of a type stand behind a word: "<String>", "&lt;String&gt;", "[]".
func typed(rest []byte) bool {
	if bytes.HasPrefix(rest, []byte("[]")) {
		return true
	}
	open, shut := "<", ">"
	if bytes.HasPrefix(rest, []byte("&lt;")) {
		open, shut = "&lt;", "&gt;"
	}
	inside, ok := bytes.CutPrefix(rest, []byte(open))
	if !ok {
		return false
	}
	inside, _, ok = bytes.Cut(inside[:min(len(inside), maxType)], []byte(shut))
	return ok && len(inside) > 0 && inside[0] >= 'A' && inside[0] <= 'Z' && !bytes.ContainsAny(inside, "@/:.")
}

// named reports whether a name of two words or more begins in this line.
func named(p lexer) bool {
	for range 2 {
		if t := p.next(); t.kind != tokWord || t.class != classCap && t.class != classSuffix || p.text[t.start] > 'Z' || t.end-t.start > 1 && p.text[t.start+1] < 'a' {
			return false
		}
	}
	return true
}

// nounOrVerb gives 1 for what a copyright has, 2 for what joins it to its holder, else 0.
func nounOrVerb(w []byte) int {
	var buf [12]byte
	if len(w) > len(buf) {
		return 0
	}
	for i, c := range w {
		buf[i] = lower(c)
	}
	switch string(buf[:len(w)]) {
	case "holder", "holders", "owner", "owners", "holder(s)", "owner(s)", "notice", "statement", "information":
		return 1
	case "is", "are", "remains", "remain", "held", "owned", "belongs", "assigned", "retained", "property", "by", "to":
		return 2
	}
	return 0
}

// heldBy looks in the rest of the sentence for "holder is", "owned by".
func (l *lexer) heldBy(at int) int {
	p := newLexer(l.text, at)
	noun := false
	for range 30 {
		t := p.next()
		switch {
		case t.kind == tokEnd, t.kind == tokBlank, t.kind == tokSign, t.kind == tokPeriod, t.kind == tokWord && t.dot:
			return -1
		case t.kind == tokWord:
			k := nounOrVerb(p.text[t.start:t.end])
			if noun && k == 2 {
				return p.pos
			}
			noun = k == 1 && t.class == classHolder
		case t.kind != tokNewline:
			noun = false
		}
	}
	return -1
}

// skipReserved skips "All rights reserved" before the years or the name.
func (l *lexer) skipReserved(dotted bool) {
	p := *l
	for i, want := range []string{"all", "right", "reserved"} {
		t := p.next()
		if i == 2 && t.kind == tokWord && hasFold(p.text[t.start:t.end], "are") {
			t = p.next()
		}
		if t.kind != tokWord || !hasFold(p.text[t.start:t.end], want) || i == 0 && t.end-t.start != 3 || i == 2 && t.dot && !dotted {
			return
		}
	}
	end := p
	if t := p.next(); t.kind == tokNewline || t.kind == tokBlank || t.kind == tokEnd {
		return // nothing follows
	}
	*l = end
}

// skipBy skips "by" and punctuation between years and name.
func (s *signs) skipBy(l *lexer) {
	for range 4 {
		l.skipReserved(false)
		before := *l
		t := l.next()
		if t.kind == tokComma || t.kind == tokDash || t.kind == tokPeriod || t.kind == tokStop && strings.IndexByte(":|*-)", l.text[t.start]) >= 0 ||
			t.kind == tokWord && (hasFold(l.text[t.start:t.end], "by") || hasFold(l.text[t.start:t.end], "of")) && t.end-t.start == 2 ||
			t.kind == tokWord && (hasFold(l.text[t.start:t.end], "assigned") || s.verb && hasFold(l.text[t.start:t.end], "to")) {
			s.verb = s.verb || t.end-t.start > 2
			s.by = s.by || t.kind == tokWord && lower(l.text[t.start]) == 'b'
			continue
		}
		*l = before
		return
	}
}

// accepts decides whether a name is a holder, on the evidence of the signs and years.
func (s *signs) accepts(text []byte, n *name, holder string, dated, blank bool) bool {
	if len(n.parts) == 0 || n.how == endPlace || !plausible(holder) {
		return false
	}
	loose := s.count == 1 && !dated && !blank && !s.label && s.all&markTag == 0
	if n.lowers > 0 && loose && !reserved(text, n.end) && (!n.role && !beginsLine(text, s.start) || len(n.trailing) == 0) {
		return false
	}
	if n.caps == 0 && !n.role {
		// A name in lower case must be all there is.
		if n.lowers == 0 || n.how != endLine && n.how != endStop || n.lowers > 3 {
			return false
		}
		return dated || s.all&markTag != 0 || s.all&markWord != 0 && n.lowers <= 2 && reserved(text, n.end) || s.count > 1 && s.all&markWord != 0 && (n.lowers == 1 && (n.contact || n.how == endLine) || len(n.trailing) > 0)
	}
	if n.fresh && n.how == endProse && !n.contact && !n.and {
		return false // a sentence in the next line
	}
	if n.how == endCode && !dated && s.all&markTag == 0 {
		return false
	}
	if !dated && !n.contact && typed(text[n.parts[len(n.parts)-1].end:]) {
		return false // "copyright: List<String>"
	}
	if last := n.parts[len(n.parts)-1]; isName(text[last.start:last.end]) {
		return false // "M. Y. Name"
	}
	if last := n.parts[len(n.parts)-1]; s.all == markLetter && string(text[last.start:last.end]) == "al" {
		return false // "(c) Sample et al. (1975)", an item of a list
	}
	if dated || s.all&markTag != 0 || s.chained {
		return true
	}
	if s.count == 1 && s.spoken(text, n) {
		return false
	}
	if licences(text, n.parts) {
		return false // the field of a spec file
	}
	if roman(text[n.parts[0].start:n.parts[0].end]) {
		return false // "Copyright", and the next heading
	}
	first, known := lookup(text[n.parts[0].start:n.parts[0].end])
	if known && s.count == 1 && (first == classProse || first == classStop || first == classHolder) && n.parts[len(n.parts)-1].class != classSuffix {
		return false
	}
	if len(n.trailing) > 0 {
		return s.all&(markWord|markSymbol) != 0 || n.caps > 0
	}
	if s.all&markWord != 0 {
		if s.count > 1 || blank {
			return n.how != endProse || n.caps > 1
		}
		if n.caps == 0 {
			return n.role && !s.verb && len(n.parts) > 1 && n.how != endProse
		}
		if n.upper(text) && !beginsLine(text, s.start) && !s.verb && !s.by {
			return false // a list of file names
		}
		return s.verb || s.by || n.how != endProse
	}
	// A lone "(c)" or "©" without a year: at the beginning of a line, and a name that ends it.
	if controls(text[max(0, s.start-8):n.end]) || s.all&markByte == 0 && !utf8.Valid(text[s.start:n.end]) {
		return false
	}
	if s.by && (n.role && n.caps == 0 && len(n.parts) > 1 && n.how != endCode || n.caps > 0 && n.contact) {
		return true
	}
	if n.how == endProse && !s.by || n.how == endCode || n.caps == 0 {
		return false
	}
	if s.all == markLetter {
		return words(text, n.parts) > 1 && (beginsLine(text, s.start) || afterIs(text, s.start) || s.by)
	}
	if s.all&markSymbol == 0 {
		return words(text, n.parts) > 1 && words(text, n.parts) == len(n.parts) && s.end < len(text) && isSpace(text[s.end])
	}
	return (len(holder) > 4 || words(text, n.parts) > 0) && written(holder)
}

// written reports whether no word mixes scripts or holds signs that no name has, as bytes that happen to be text do.
func written(holder string) bool {
	latin, other := false, false
	for _, r := range holder {
		switch {
		case r == ' ':
			latin, other = false, false
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.IsLetter(r):
			other = true
		case r >= utf8.RuneSelf && !unicode.Is(unicode.Punct, r) && !unicode.IsMark(r), r == '«', r == '»', r == '¿', r == '¡':
			return false
		}
		if latin && other {
			return false
		}
	}
	return true
}

// spoken reports whether a lone sign without a year is a word of something else: "the banner URL and copyright URL", an entry of an
// index, "COPYRIGHT, SOUND RECORDING", the sounds of a dictionary, "copyrights K AA P", a key of data, "©TIM".
func (s *signs) spoken(text []byte, n *name) bool {
	if s.label || s.by || s.verb || reserved(text, n.end) || s.start > 0 && text[s.start-1] == '@' { // "@copyright SAMPLE"
		return false
	}
	letters, first := 0, text[n.parts[0].start:n.parts[0].end]
	for _, p := range n.parts {
		letters = max(letters, p.end-p.start)
	}
	one := len(n.parts) == 1 && bytes.Equal(first, bytes.ToUpper(first))
	if s.all&markWord != 0 && s.end < len(text) && (text[s.end] == ')' || text[s.end] == ';') { // "(subject to copyright). Finally", a member of a structure
		return true
	}
	if !n.role && small(text, n.parts) {
		return true
	}
	switch {
	case len(n.parts) > 2 && letters < 3:
		return true
	case s.all == markSymbol && one && letters < 5 && s.start > 0 && n.end < len(text):
		return text[s.start-1] == text[n.end] && strings.IndexByte("\"'`", text[n.end]) >= 0
	case s.all != markWord:
		return false
	case text[s.start] == 'c' && one:
		return !beginsLine(text, s.start) && !afterIs(text, s.start)
	}
	return s.end < len(text) && text[s.end] == ',' && n.upper(text)
}

// small reports whether all words of a name begin with a small letter: they are sounds, or code.
func small(text []byte, parts []part) bool {
	for _, p := range parts {
		if c := text[p.start]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// reserved reports whether "All rights reserved" stands at i.
func reserved(text []byte, i int) bool {
	rest := bytes.TrimLeft(text[i:min(len(text), i+24)], " .,;-\t")
	return len(rest) >= len("all right") && hasFold(rest[:len("all right")], "all right")
}

// controls reports whether bytes that no text has stand in b.
func controls(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			return true
		}
	}
	return false
}

// roman holds for the numbers of headings: "II".
func roman(w []byte) bool {
	w = bytes.TrimRight(w, ".")
	return len(w) > 1 && len(bytes.Trim(w, "IVX")) == 0
}

// words counts the words that look written rather than generated.
func words(text []byte, parts []part) (n int) {
	for _, p := range parts {
		w := text[p.start:p.end]
		if p.class == classSuffix || p.class == classCap && len(w) > 2 && !bytes.ContainsAny(w, "0123456789_") && (w[1]|0x20 == w[1] && string(w[1:]) == strings.ToLower(string(w[1:])) || string(w) == strings.ToUpper(string(w)) || bytes.ContainsAny(w, "-'.")) {
			n++
		}
	}
	return n
}

// isName holds for the word that templates put in the place of a name.
func isName(w []byte) bool {
	return len(w) == 4 && hasFold(w, "name") || len(w) == 5 && hasFold(w, "names")
}

// licences reports whether all words name licences: some fields called Copyright hold one.
func licences(text []byte, parts []part) bool {
	for _, p := range parts {
		switch strings.ToLower(string(text[p.start:min(p.end, p.start+16)])) {
		case "gpl2", "gpl3", "lgpl2", "lgpl3", "gpl", "lgpl", "agpl", "gplv2", "gplv3", "gplv2+", "gplv3+", "gnu", "bsd", "mit", "artistic", "freeware", "shareware", "commercial", "distributable", "open", "source", "mpl", "public", "domain", "v2", "v3", "2", "3", "and", "or", "perl", "free":
		default:
			return false
		}
	}
	return true
}

// beginsLine reports whether only decoration stands before i in its line.
func beginsLine(text []byte, i int) bool {
	for i--; i >= 0 && text[i] != '\n'; i-- {
		if !isSpace(text[i]) && strings.IndexByte("*/#;%!|-\"'.>", text[i]) < 0 {
			return false
		}
	}
	return true
}

// afterIs reports whether "is", "parts" or a colon stands before i.
func afterIs(text []byte, i int) bool {
	before := bytes.TrimRight(text[max(0, i-16):i], " ")
	return bytes.HasSuffix(before, []byte(":")) || bytes.HasSuffix(before, []byte(" is")) || bytes.HasSuffix(before, []byte("parts")) || bytes.HasSuffix(before, []byte("ortions")) || bytes.HasSuffix(before, []byte(" are"))
}

// nameBefore reads a name that stands before the sign: "Jane Doe (c) 1999".
func (s *signs) nameBefore(text []byte) (start int, holder string) {
	from := max(0, s.start-maxGroup)
	line := from + bytes.LastIndexByte(text[from:s.start], '\n') + 1
	if line == from && from > 0 {
		return 0, ""
	}
	l := lexer{text: text, pos: line, limit: s.start}
	l.pos = l.decoration(line)
	if rest, ok := bytes.CutPrefix(text[l.pos:s.start], []byte("@author ")); ok {
		l.pos = s.start - len(rest)
	}
	by := bytes.LastIndex(text[l.pos:s.start], []byte(" by "))
	if by >= 0 { // "Written by Jane Doe, Copyright 1994"
		l.pos += by + len(" by ")
	}
	first := l.pos
	n := l.holder(false, true, false, 0)
	if n.how != endLine || n.caps == 0 || n.caps == 1 && s.all&^markLetter == 0 || len(n.parts) > 8 || n.lowers > 0 {
		return 0, ""
	}
	if h := n.string(text); plausible(h) {
		return first, h
	}
	return 0, ""
}

// authorBelow reads the author whom the next line gives: years alone are his.
func authorBelow(l lexer) (holder string, end int) {
	t := l.next()
	if t.kind == tokPeriod || t.kind == tokComma {
		t = l.next()
	}
	if t.kind != tokNewline {
		return "", 0
	}
	if t = l.next(); t.kind != tokWord || !hasFold(l.text[t.start:t.end], "author") || t.end-t.start > len("authors") {
		return "", 0
	}
	if t = l.next(); t.kind != tokStop || l.text[t.start] != ':' {
		return "", 0
	}
	n := l.holder(false, true, false, 0)
	if h := n.string(l.text); n.how != endPlace && n.how != endCode && n.caps > 1 && n.lowers == 0 && plausible(h) {
		return h, n.end
	}
	return "", 0
}

// plausible refuses what has too few letters to name anybody.
func plausible(s string) bool {
	if len(s) < 2 || len(s) > 600 {
		return false
	}
	letters, all := 0, 0
	for _, r := range s {
		all++
		if r == utf8.RuneError || r >= 0x80 && r < 0xa0 || r == 0xad {
			return false // the bytes of a binary
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2 && letters*2 >= all
}
