package copyright

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ending is why a holder's name ended.
type ending uint8

const (
	endLine  ending = iota // with the line or a sentence
	endStop                // before words that begin something else: "All rights reserved"
	endProse               // before an ordinary word: the sentence goes on
	endCode                // before a character that no name has
	endYear                // before another year, which begins the next statement
	endPlace               // a placeholder stands for the name
)

// name is what was read of a holder.
type name struct {
	parts    []part
	end      int      // of the words as they stand, addresses included
	trailing []string // years after the name
	how      ending
	caps     int  // words that are names by their letters
	lowers   int  // ordinary words at its beginning
	role     bool // it has "authors", "contributors" …
	and      bool // "and" stood after it: another clause follows
	fresh    bool // it begins in a line after the sign's
	contact  bool // an address follows it
	mail     part // an address that stands where the name belongs
}

// part is a word of a name.
type part struct {
	start, end int
	class      class
	comma      bool // a comma stands before it
}

// columnGap is how many blanks tell columns apart.
const columnGap = 4

// nameReader is the state of reading one holder.
type nameReader struct {
	*lexer
	name
	upper   bool // the sign is in capitals and no year stands before: prose may be as well
	strong  bool // years or several signs: a name in lower case may begin
	dated   bool // years stand before the name
	column  int  // of the sign in its line
	comma   bool // a comma waits for its next word
	joined  bool // "and" or a comma or a new line stands before the next word
	address bool // an address or an aside ended the name: only a joined one may follow
}

// holder reads a name at the lexer's place.
func (l *lexer) holder(strong, dated, upper bool, column int) name {
	r := nameReader{lexer: l, strong: strong, dated: dated, upper: upper && !dated, column: column}
	r.end = l.pos
	for range 120 {
		before := *l
		t := l.next()
		if !r.take(t, &before) {
			if r.how == endYear {
				*l = before
			}
			break
		}
	}
	r.trim()
	return r.name
}

// stop ends the name.
func (r *nameReader) stop(how ending) bool {
	r.how = how
	return false
}

// take handles one token; false ends the name.
func (r *nameReader) take(t token, before *lexer) bool {
	switch t.kind {
	case tokBlank:
		if p := *r.lexer; len(r.parts) == 0 && r.dated && !r.address && p.next().kind == tokNewline && (company(p) || p.linked()) { // the years, an empty line, the company
			*r.lexer = p
			r.fresh = true
			return true
		}
		return r.stop(endLine)
	case tokEnd, tokPeriod:
		return r.stop(endLine)
	case tokNewline:
		if p := *r.lexer; r.last() == classRole && !r.comma { // "the persons", and in the next line "identified as authors of the code"
			if u := r.lexer.next(); u.kind == tokWord && r.identified(r.text[u.start:u.end]) {
				return r.stop(endLine)
			}
			*r.lexer = p
		}
		if !r.goesOn() {
			r.lexer.pos = before.pos
			return r.stop(endLine)
		}
		r.joined, r.fresh = true, r.fresh || len(r.parts) == 0
	case tokSign:
		if p := *r.lexer; !r.dated && len(r.parts) > 0 && p.next().kind == tokYear { // "Copyright Jane Doe (c) 2001"
			return true
		}
		if w := r.lastWord(); bytes.HasSuffix(w, []byte("'S")) || bytes.HasSuffix(w, []byte("'s")) {
			return r.stop(endPlace) // "THE PACKAGE'S COPYRIGHT HOLDER"
		}
		return r.stop(endStop)
	case tokYear:
		if r.dated || len(r.parts) == 0 {
			return r.stop(endYear)
		}
		*r.lexer = *before
		r.trailing, _ = r.lexer.years()
		if len(r.trailing) == 0 {
			return r.stop(endCode)
		}
		r.end = r.lexer.pos
		if r.lexer.pos < r.limit && r.text[r.lexer.pos] == ')' {
			r.lexer.pos++
			r.end++
		}
		return r.stop(endLine)
	case tokNumber, tokDash:
		if p := *r.lexer; t.kind == tokNumber && r.last() == classCap && !r.comma && t.end-t.start < 4 { // "Group 42, Inc."
			u := p.next()
			street := u.kind == tokComma && r.parts[len(r.parts)-1].comma && number(p) // "Foo GmbH, Hauptweg 5, 12345 …"
			if !street && (u.kind == tokComma || u.kind == tokWord && u.class == classSuffix) {
				r.add(t, classCap)
				return true
			}
		}
		if n := len(r.parts); n > 0 {
			if p := *r.lexer; t.kind == tokDash && r.strong && !r.address && capitals(p) { // "DMV - DigiMedia Vision"
				r.add(t, classAnd)
				return true
			}
			if p := *r.lexer; t.kind == tokNumber && r.last() == classCap && !r.comma && t.end-t.start < 3 { // "Signal 11 Software"
				if u := p.next(); u.kind == tokWord && u.class == classCap {
					r.add(t, classCap)
					return true
				}
			}
			if t.kind == tokNumber && n > 1 && r.parts[n-1].comma && r.last() != classSuffix { // the street of an address, but "Inc. 675 Main Street"
				r.parts = r.parts[:n-1]
			}
			return r.stop(endStop)
		}
		if t.kind == tokNumber {
			return r.stop(endCode)
		}
	case tokComma:
		if len(r.parts) == 0 && !r.dated && !r.strong {
			return r.stop(endCode)
		}
		r.comma, r.joined = len(r.parts) > 0, true
	case tokContact:
		if len(r.parts) == 0 {
			if r.mail.end == 0 {
				r.mail = part{start: t.start, end: t.end}
			}
		}
		r.end, r.address, r.joined, r.comma, r.contact = t.end, true, false, false, true
	case tokAside:
		if len(r.parts) > 0 {
			r.end, r.address, r.joined = t.end, true, false
		}
	case tokParen:
		if len(r.parts) > 0 && !r.address {
			r.add(t, classCap)
		}
	case tokPlace:
		if len(r.parts) == 0 || r.onlyParticles() {
			return r.stop(endPlace)
		}
		return r.stop(endCode)
	case tokStop:
		if len(r.parts) == 0 && strings.IndexByte(":=>|*", r.text[t.start]) >= 0 {
			return true
		}
		if p := *r.lexer; r.text[t.start] == ';' && r.dated && !r.comma {
			if u := p.next(); u.kind == tokWord && u.class == classCap {
				r.comma, r.joined = true, true
				return true
			}
		}
		if r.fresh && r.text[t.start] == ':' {
			return r.stop(endProse) // a label in the next line
		}
		if c := r.text[t.start]; c == '*' || c == ';' || c == '"' || c == '|' || c == '<' || c == '\'' || c == ')' || c == '`' || c == '}' || c == ']' || c == '-' {
			return r.stop(endStop)
		}
		return r.stop(endCode)
	case tokWord:
		return r.word(t)
	}
	return true
}

// word handles a word.
func (r *nameReader) word(t token) bool {
	if r.address && !r.joined && t.class != classAnd {
		return r.stop(endStop)
	}
	w := r.text[t.start:t.end]
	last := r.last()
	if n := len(r.parts); n > 0 && !r.joined && t.start-r.end >= columnGap && len(bytes.Trim(r.text[r.end:t.start], " .")) == 0 {
		return r.stop(endStop) // another column of a table
	}
	if (r.upper || !r.dated && shouted(r.lastWord())) && t.class == classCap && len(w) > 1 {
		if c, ok := lookup(w); ok && w[1] < 'a' {
			t.class = c
		}
	}
	if n := companyLength(w); n > 0 && len(r.parts) > 0 { // the string of a certificate, whose end the next bytes hide
		t.end, t.dot = t.start+n, false
		r.add(t, classSuffix)
		return r.stop(endStop)
	}
	switch t.class {
	case classStop:
		if p := *r.lexer; len(r.parts) == 0 && !r.joined && r.strong && w[0] < 'a' && len(w) > 1 && w[1] >= 'a' && nameFollows(p) {
			r.caps++
			r.add(t, classCap)
			return true
		}
		return r.stop(endStop)
	case classPlace:
		if len(r.parts) == 0 || r.onlyParticles() {
			return r.stop(endPlace)
		}
		return r.stop(endProse)
	case classHolder:
		return r.stop(endProse)
	case classProse:
		if r.company(t) {
			r.add(t, classParticle)
			return true
		}
		// "contributors to the", "as represented by the"
		if hasFold(w, "to") && len(w) == 2 && contributors(r.lastWord()) || hasFold(w, "by") && hasFold(r.lastWord(), "represented") {
			r.add(t, classParticle)
			return true
		}
		if p := *r.lexer; len(w) == 2 && hasFold(w, "or") && last == classRole && p.next().class == classRole { // "author or authors"
			r.add(t, classAnd)
			return true
		}
		if p := *r.lexer; len(w) == 2 && hasFold(w, "in") && r.caps > 0 && nameFollows(p) { // "University in Prague"
			r.add(t, classParticle)
			return true
		}
		if hasFold(w, "by") && len(w) == 2 && len(r.parts) == 0 {
			return true
		}
		if len(w) == 3 && hasFold(w, "all") && r.allRights(w) {
			return r.stop(endStop)
		}
		return r.stop(endProse)
	case classLower:
		if last == classRole && r.identified(w) {
			return r.stop(endStop)
		}
		if r.company(t) {
			r.add(t, classParticle)
			return true
		}
		if r.caps == 0 && !r.role && r.strong && len(r.parts) < 4 && codeless(w) {
			r.lowers++
			r.add(t, classLower)
			return r.sentence(t)
		}
		if r.dated && r.caps == 1 && len(r.parts) == 1 && !r.comma && !t.dot { // "Jane doe <jane@…>"
			p := *r.lexer
			if k := p.next().kind; k == tokContact || k == tokNewline || k == tokBlank || k == tokEnd {
				r.add(t, classCap)
				return true
			}
		}
		if p := *r.lexer; r.caps > 0 && !r.comma && !t.dot { // "Foo expert group", "Foo i18n Project"
			if u := p.next(); u.kind == tokWord && (u.class == classRole || u.class == classSuffix || u.class == classCap && bytes.ContainsAny(w, "0123456789")) {
				r.add(t, classParticle)
				return true
			}
		}
		if last == classParticle && surname(r.lastWord()) { // "van de ven"
			r.add(t, classCap)
			return r.sentence(t)
		}
		if r.comma && len(w) == 1 && w[0] == 'a' { // "AB, a KDAB company"
			if p := *r.lexer; nameFollows(p) {
				r.add(t, classParticle)
				return true
			}
		}
		return r.stop(endProse)
	case classAnd:
		if len(r.parts) == 0 {
			return r.stop(endProse)
		}
		r.joined = true
		r.add(t, classAnd)
		return true
	case classRole:
		r.role = true
		r.add(t, classRole)
		return r.sentence(t)
	case classParticle:
		r.add(t, classParticle)
		return true
	case classSuffix:
		if len(r.parts) == 0 || letterClass(w) == classCap {
			r.caps++
		}
		r.add(t, classSuffix)
		return true
	}
	// A name by its letters.
	if r.allRights(w) {
		return r.stop(endStop)
	}
	if last == classSuffix && !r.joined && !r.comma && len(r.parts) > 1 {
		return r.stop(endStop)
	}
	if !codeless(w) {
		return r.stop(endCode)
	}
	r.caps++
	r.add(t, classCap)
	return r.sentence(t)
}

// linked reports whether the line begins with a link to the name: to markup an empty line is nothing.
func (l *lexer) linked() bool {
	return l.pos+2 < l.limit && l.text[l.pos] == '<' && l.text[l.pos+1]|0x20 == 'a' && isSpace(l.text[l.pos+2])
}

// identified reads the rest of a name that says which people are meant: "the persons identified as authors of the code". The
// reader stands behind its first word w.
func (r *nameReader) identified(w []byte) bool {
	if !hasFold(w, "identified") {
		return false
	}
	p := *r.lexer
	rest := []part{{start: p.pos - len(w), end: p.pos, class: classParticle}}
	for _, want := range []string{" as ", " the ", " document ", " author authors ", " of ", " the ", " code document text "} {
		before := p
		t := p.next()
		if t.kind == tokNewline {
			t = p.next()
		}
		word := strings.ToLower(string(r.text[t.start:t.end]))
		if t.kind == tokWord && strings.Contains(want, " "+word+" ") {
			rest = append(rest, part{start: t.start, end: t.end, class: classParticle})
		} else if p = before; want == " as " || want == " author authors " {
			return false
		}
	}
	n := len(rest)
	if string(r.text[rest[n-1].start:rest[n-1].end]) == "of" {
		n--
	}
	rest[n-1].class = classRole
	r.parts = append(r.parts, rest[:n]...)
	r.end = rest[n-1].end
	return true
}

// companyLength is how much of a word is the suffix of a company that digits follow at once: "Inc.1-0", "Limited1301".
func companyLength(w []byte) int {
	n := 0
	if !isDigit(w[len(w)-1]) {
		return 0
	}
	for n < len(w) && (isLetter(w[n]) || w[n] == '.') {
		n++
	}
	if n < 3 || n == len(w) || !isDigit(w[n]) {
		return 0
	}
	if c, ok := lookup(bytes.TrimRight(w[:n], ".")); !ok || c != classSuffix {
		return 0
	}
	return n
}

// shouted holds for a word in capitals: what follows it is told by its class in capitals as well.
func shouted(w []byte) bool {
	return len(w) > 4 && bytes.Equal(w, bytes.ToUpper(w)) && !bytes.ContainsAny(w, "0123456789.&-")
}

// number reports whether a number comes next, in this line or the next.
func number(p lexer) bool {
	t := p.next()
	if t.kind == tokNewline {
		t = p.next()
	}
	return t.kind == tokNumber
}

// company reports whether an ordinary word belongs to the name of a company, which its suffix ends:
// "Ideas on board SPRL".
func (r *nameReader) company(t token) bool {
	p := *r.lexer
	for n := 0; r.caps > 0 && !r.comma && !r.joined && !t.dot && n < 2; n++ {
		u := p.next()
		if u.kind != tokWord || u.dot && u.class != classSuffix {
			return false
		}
		if u.class == classSuffix {
			return true
		}
		if u.class != classLower && u.class != classProse {
			return false
		}
	}
	return false
}

// sentence reports whether the name may go on after the word: a period ends it
// unless it belongs to an abbreviation.
func (r *nameReader) sentence(t token) bool {
	if !t.dot {
		return true
	}
	w := r.text[t.start:t.end]
	if next := t.end + 1; t.class != classLower && (abbreviation(w) || next < r.limit && r.text[next] == ',') {
		r.parts[len(r.parts)-1].end++
		r.end++
		return true
	}
	if p := *r.lexer; t.class == classCap {
		if u := p.next(); u.kind == tokWord && u.class == classSuffix { // "Foo. Ltd."
			return true
		}
	}
	if n := len(r.parts); n > 1 && r.parts[n-1].comma {
		if p := *r.lexer; p.next().kind == tokNumber { // a street: "Hauptstr. 1"
			r.parts = r.parts[:n-1]
		}
	}
	return r.stop(endLine)
}

// add appends a word.
func (r *nameReader) add(t token, c class) {
	end := t.end
	if t.dot && (c == classSuffix && shortened(r.text[t.start:t.end]) || (c == classParticle || c == classAnd) && end-t.start == 1) { // "Freiburg i. Br."
		end++
	}
	r.parts = append(r.parts, part{start: t.start, end: end, class: c, comma: r.comma || r.address && r.joined && c != classAnd && r.last() != classAnd})
	r.comma = false
	if c != classAnd {
		r.joined, r.address = false, false
	}
	r.end = end
}

func (r *nameReader) last() class {
	if len(r.parts) == 0 {
		return classStop
	}
	return r.parts[len(r.parts)-1].class
}

func (r *nameReader) lastWord() []byte {
	if len(r.parts) == 0 {
		return nil
	}
	p := r.parts[len(r.parts)-1]
	return r.text[p.start:p.end]
}

func (r *nameReader) onlyParticles() bool { return r.caps == 0 && r.lowers == 0 && !r.role }

// surname holds for the particles of family names.
func surname(w []byte) bool {
	switch string(w) {
	case "van", "von", "de", "der", "den", "del", "ter", "aan":
		return true
	}
	return false
}

// upper holds for two or more words all in capitals, none of them the suffix of a company.
func (n *name) upper(text []byte) bool {
	for _, p := range n.parts {
		if p.class == classSuffix || !bytes.Equal(bytes.ToUpper(text[p.start:p.end]), text[p.start:p.end]) {
			return false
		}
	}
	return len(n.parts) > 1
}

// columnOf gives the column at which i stands, tabs counted as eight.
func columnOf(text []byte, i int) int {
	from := max(0, i-maxLine)
	col := 0
	for _, c := range text[from+bytes.LastIndexByte(text[from:i], '\n')+1 : i] {
		if c == '\t' {
			col += 8 - col%8
		} else {
			col++
		}
	}
	return col
}

// contributors holds for words that "to" may follow in a name.
func contributors(w []byte) bool {
	return hasFold(w, "contributors") || hasFold(w, "contributor") || hasFold(w, "committers")
}

// allRights holds where "All rights reserved" begins, in some languages.
func (r *nameReader) allRights(w []byte) bool {
	p := *r.lexer
	u := p.next()
	if u.kind == tokNewline {
		u = p.next()
	}
	if u.kind != tokWord {
		return false
	}
	next := p.text[u.start:u.end]
	for _, pair := range [][2]string{{"all", "right"}, {"some", "rights"}, {"no", "rights"}, {"all", "reserved"}, {"alle", "rechte"}, {"tous", "droits"}, {"todos", "los"}, {"todos", "os"}, {"tutti", "i"}} {
		if len(w) == len(pair[0]) && hasFold(w, pair[0]) && hasFold(next, pair[1]) {
			return true
		}
	}
	return false
}

// goesOn decides whether the name goes on in the next line, whose decoration is skipped.
func (r *nameReader) goesOn() bool {
	p := *r.lexer
	t := p.next()
	switch t.kind {
	case tokContact:
		return (len(r.parts) > 0 && !r.address || r.joined) && !statementIn(r.text[t.end:min(r.limit, t.end+maxGroup)])
	case tokYear:
		return r.dated && len(r.parts) > 0 && p.indent > r.column
	case tokParen:
		return !r.address && len(r.parts) > 0
	case tokWord:
	default:
		return false
	}
	if len(r.parts) == 0 && t.end-t.start == 2 && hasFold(p.text[t.start:t.end], "by") {
		return true
	}
	if t.class == classStop || t.class == classProse || t.class == classPlace || t.class == classHolder {
		return false
	}
	if len(r.parts) == 0 {
		return (r.strong || r.dated) && !r.address && t.class != classLower
	}
	open := r.comma || r.joined || r.last() == classAnd || r.last() == classParticle
	switch t.class {
	case classAnd:
		return nameFollows(p)
	case classSuffix:
		return !r.address
	case classRole:
		return open || !r.address && r.caps > 0 && r.wrapped(t)
	case classParticle:
		return (open || hasFold(p.text[t.start:t.end], "of") || r.wrapped(t)) && nameFollows(p)
	case classLower:
		return false
	}
	if open {
		return true
	}
	if r.column < p.indent && person(*r.lexer) || r.column+6 <= p.indent && capitals(*r.lexer) {
		return true
	}
	c, known := lookup(r.lastWord())
	if r.address || r.last() == classSuffix || !r.wrapped(t) && (!known || c != classProse) { // no name ends with "Free"
		return false
	}
	// A sentence or a title begins where ordinary words follow.
	u := p.next()
	return u.kind != tokStop && u.kind != tokSign && u.kind != tokWord || u.kind == tokWord && u.class != classLower && u.class != classProse && u.class != classStop
}

// statementIn reports whether the rest of a line is a statement of its own: "file.h: Copyright 2001 …".
func statementIn(rest []byte) bool {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return bytes.Contains(line, []byte("opyright"))
}

// nameFollows reports whether a word of a name comes next.
func nameFollows(p lexer) bool {
	for range 4 {
		t := p.next()
		if t.kind == tokNewline {
			t = p.next()
		}
		if t.kind != tokWord {
			return false
		}
		if t.class != classParticle {
			return t.class == classCap || t.class == classRole || t.class == classSuffix
		}
	}
	return false
}

// person reports whether the line from p on is a name and an address.
func person(p lexer) bool {
	for range 5 {
		switch t := p.next(); {
		case t.kind == tokContact:
			return true
		case t.kind != tokWord || t.class != classCap && t.class != classMonth && t.class != classParticle && t.class != classSuffix:
			return false
		}
	}
	return false
}

// capitals reports whether the line from p on holds nothing but words of a name.
func capitals(p lexer) bool {
	for n := range 10 {
		switch t := p.next(); {
		case t.kind == tokNewline, t.kind == tokBlank, t.kind == tokEnd, t.kind == tokContact, t.kind == tokPeriod:
			return n > 0
		case t.kind == tokWord && t.dot && t.class == classCap && !abbreviation(p.text[t.start:t.end]):
			return true
		case t.kind == tokComma, t.kind == tokWord && (t.class == classCap || t.class == classMonth || t.class == classSuffix || t.class == classRole && n > 0 || t.class == classAnd || t.class == classParticle):
		default:
			return false
		}
	}
	return false
}

// company reports whether the line from p on is the name of a company and nothing else.
func company(p lexer) bool {
	suffix := false
	for n := range 8 {
		switch t := p.next(); {
		case t.kind == tokWord && t.class == classSuffix:
			suffix = n > 0
		case t.kind == tokWord && (t.class == classCap || t.class == classParticle || t.class == classAnd), t.kind == tokComma, t.kind == tokParen, t.kind == tokAside:
		default:
			return suffix && (t.kind == tokNewline || t.kind == tokBlank || t.kind == tokEnd || t.kind == tokPeriod)
		}
	}
	return false
}

// width is the column at which authors wrap their lines, at the least.
const width = 68

// wrapped reports whether the line that ended was full: the first word of the next did not fit.
func (r *nameReader) wrapped(next token) bool {
	col := columnOf(r.text, r.end)
	return !r.broken && col+1+next.end-next.start >= width
}

// trim drops what cannot begin or end a name.
func (r *nameReader) trim() {
	for len(r.parts) > 1 && r.parts[0].class == classParticle && leading(r.text[r.parts[0].start:r.parts[0].end]) {
		r.parts = r.parts[1:]
	}
	n := len(r.parts)
	if n > 1 && nextStatement(r.text[r.parts[n-1].start:r.parts[n-1].end]) {
		n--
	}
	if n > 1 && len(r.trailing) > 0 && r.parts[n-1].comma && month(r.text[r.parts[n-1].start:r.parts[n-1].end]) { // "Jane Doe, September 1994"
		n--
	}
	if n > 1 && r.parts[n-1].comma && licences(r.text, r.parts[n-1:n]) { // "Sample, Inc., Apache 2.0"
		n--
	}
	for n > 0 && (r.parts[n-1].class == classAnd || r.parts[n-1].class == classParticle) {
		r.and = r.and || r.parts[n-1].class == classAnd
		n--
	}
	if n < len(r.parts) {
		r.parts = r.parts[:n]
		if n > 0 && len(r.trailing) == 0 {
			r.end = r.parts[n-1].end
		}
	}
}

// month holds for the name of a month.
func month(w []byte) bool {
	c, ok := lookup(w)
	return ok && c == classMonth
}

// nextStatement holds for words that begin the next statement, in the next line: "Parts
// Copyright 1990".
func nextStatement(w []byte) bool {
	switch string(w) {
	case "Parts", "Part", "Changes", "Modifications", "Additions", "Revisions":
		return true
	}
	return false
}

// toUTF8 reads bytes that are no UTF-8 as Latin-1.
func toUTF8(w []byte) string {
	if utf8.Valid(w) {
		return string(w)
	}
	var b strings.Builder
	for _, c := range w {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// undecorated drops the decoration of comments from a parenthesis over several lines.
func undecorated(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	words := strings.Fields(s)
	n := 0
	for _, w := range words {
		if strings.Trim(w, "*/#;%!|-") != "" {
			words[n] = w
			n++
		}
	}
	return strings.Join(words[:n], " ")
}

// leading holds for particles that join to what stands before a name.
func leading(w []byte) bool {
	switch string(w) {
	case "for", "of", "at", "as", "in":
		return true
	}
	return false
}

// string gives the name in UTF-8, single spaces and commas between its words.
func (n *name) string(text []byte) string {
	var b strings.Builder
	for i, p := range n.parts {
		if p.comma && i > 0 {
			b.WriteByte(',')
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(undecorated(fromTeX(toUTF8(text[p.start:p.end]))))
	}
	s := b.String()
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // marks without width
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// shortened holds for the suffixes of companies that a period belongs to.
func shortened(w []byte) bool {
	switch strings.ToLower(string(w)) {
	case "inc", "ltd", "corp", "co", "pty", "pvt", "ltda", "ev", "sp", "cie":
		return true
	}
	return bytes.IndexByte(w, '.') >= 0
}

// abbreviation holds for words whose period does not end a sentence.
func abbreviation(w []byte) bool {
	w = w[bytes.LastIndexByte(w, '-')+1:]
	if len(w) <= 2 || bytes.IndexByte(w, '.') >= 0 && len(w) < 8 {
		return true
	}
	switch strings.ToLower(string(w[:min(len(w), 8)])) {
	case "prof", "univ", "dept", "inst", "bros", "ing", "dipl", "assoc", "tech", "lab", "labs", "intl", "mrs", "sys", "dipl.-in", "chr", "wm", "chas", "geo", "jos", "thos", "alex", "ste":
		return true
	}
	return false
}

// codeless refuses words that only code has: snake_case without capitals, file names, calls.
func codeless(w []byte) bool {
	if len(w) > 60 {
		return false
	}
	if len(w) > 2 && w[0] == '0' && w[1]|0x20 == 'x' {
		return false
	}
	under := bytes.Count(w, []byte("_"))
	return under == 0 || under < 3 && !bytes.Equal(w, bytes.ToUpper(w))
}
