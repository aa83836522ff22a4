package copyright

import (
	"bytes"
	"strings"
)

// kind is what a token is.
type kind uint8

const (
	tokEnd     kind = iota // the end of the text or of the window
	tokBlank               // an empty line
	tokNewline             // the next line, its decoration skipped
	tokWord
	tokYear
	tokNumber
	tokComma
	tokContact // an address of mail or web, with its brackets
	tokAside   // a parenthesis that holds no name: "(malc)", "(see AUTHORS)"
	tokParen   // a parenthesis that belongs to a name: "(CSIRO)"
	tokPlace   // something in the place of a year or name: "<year>", "${name}", "%s"
	tokDash    // a dash between spaces
	tokSign
	tokPeriod // the end of a sentence
	tokStop   // any other character
)

// token is one piece of a statement.
type token struct {
	kind       kind
	class      class // of a word
	start, end int   // in the text
	dot        bool  // the word ended with a period that may belong to it
	mark       mark  // of a sign
}

// bounds of what is looked at after a sign.
const (
	maxWindow = 4000 // bytes
	maxLine   = 1000 // bytes of one line
	maxGroup  = 260  // bytes between brackets
	maxDecor  = 200  // bytes of decoration
)

// lexer cuts what follows a sign into tokens.
type lexer struct {
	text   []byte
	pos    int
	limit  int
	indent int  // column of the first token of the line, after a newline token
	quoted bool // inside quotes that stand in a name
	broken bool // a string breaks the line itself, with an escape
}

func newLexer(text []byte, pos int) lexer {
	return lexer{text: text, pos: pos, limit: min(len(text), pos+maxWindow)}
}

// isSpace holds for the blanks inside a line.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\f' || c == '\v' }

// skipSpace also skips the blanks that markup writes, and the marks of registered names.
func (l *lexer) skipSpace() {
	for l.pos < l.limit {
		switch c := l.text[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == 0xc2 && l.pos+1 < l.limit && l.text[l.pos+1] == 0xa0:
			l.pos += 2
		case c == '&' && hasFold(l.text[l.pos:l.limit], "&nbsp;"):
			l.pos += len("&nbsp;")
		case c == 0xc2 && l.pos+1 < l.limit && l.text[l.pos+1] == 0xae: // a mark beside a name: "®"
			l.pos += 2
		case c == '&' && hasFold(l.text[l.pos:l.limit], "&reg;"):
			l.pos += len("&reg;")
		case c == '\\' && l.pos+1 < l.limit && (l.text[l.pos+1] == 't' && !wordByte(l.text, l.pos+2) || l.text[l.pos+1] == ' ' || l.text[l.pos+1] == ','):
			l.pos += 2
		default:
			return
		}
	}
}

// next gives the next token.
func (l *lexer) next() token {
	l.skipSpace()
	at := l.pos
	if at >= l.limit {
		return token{kind: tokEnd, start: at, end: at}
	}
	c := l.text[at]
	if c == '\n' || c == '\r' || l.lineEnds(at) {
		return l.newline(at)
	}
	if end, m := signAt(l.text, at); m != 0 && end <= l.limit {
		l.pos = end
		return token{kind: tokSign, start: at, end: end, mark: m}
	}
	if c == 0 || c == '\\' && at+1 < l.limit && l.text[at+1] == '0' { // the end of a string
		return token{kind: tokBlank, start: at, end: at}
	}
	if c == '\\' && at+1 < l.limit && l.text[at+1] == '"' { // a quote in a string
		l.pos++
		at, c = at+1, '"'
	}
	switch c {
	case ',':
		l.pos++
		return token{kind: tokComma, start: at, end: l.pos}
	case '{':
		if _, n := texLetter(l.text[at:l.limit]); n > 0 && at+n < l.limit && isLetter(l.text[at+n]) {
			return l.word(at)
		}
		return l.group(at)
	case '<', '[', '(':
		return l.group(at)
	case '&':
		if hasFold(l.text[at:l.limit], "&lt;") {
			return l.entity(at)
		}
		if hasFold(l.text[at:l.limit], "&amp;") && (at+5 >= l.limit || isSpace(l.text[at+5])) {
			l.pos += len("&amp;")
			return token{kind: tokWord, class: classAnd, start: at, end: l.pos}
		}
	case '$', '%':
		return l.place(at)
	case '"', '\'', '`':
		if t, ok := l.quote(at); ok {
			return t
		}
		return l.next()
	}
	if n := dash(l.text[at:l.limit]); n > 0 {
		l.pos += n
		return token{kind: tokDash, start: at, end: l.pos}
	}
	return l.word(at)
}

// single makes a token of one byte that ends a statement.
func (l *lexer) single(k kind, at int) token {
	l.pos = at + 1
	return token{kind: k, start: at, end: at + 1}
}

// lineEnds reports whether nothing but the decoration of a comment, a string or a box
// stands from at to the end of the line.
func (l *lexer) lineEnds(at int) bool {
	if c := l.text[at]; c == '\\' && at+1 < l.limit && (l.text[at+1] == 'n' || l.text[at+1] == 'r') {
		// The escape of a string, not \newcommand.
		return at+2 >= l.limit || !isLetter(l.text[at+2]) || l.text[at+2] <= 'Z' || hasFold(l.text[at+2:l.limit], "this")
	} else if strings.IndexByte(`*#|/;\"'+-=~!%`, c) < 0 {
		return false
	}
	for i := at; i < min(l.limit, at+maxDecor); i++ {
		switch c := l.text[i]; {
		case c == '\n' || c == '\r':
			return true
		case c == '*' && i+1 < l.limit && l.text[i+1] == '/':
			if !l.boxed(i + 2) {
				return false // the comment ends: so does what it says
			}
			i++
		case c == '-' && hasFold(l.text[i:l.limit], "-->"):
			return false
		case !isSpace(c) && strings.IndexByte(`*#|/;\"'+-=~!%`, c) < 0:
			return false
		}
	}
	return false
}

// boxed reports whether the comment that ends at i goes on as another one in the next line.
func (l *lexer) boxed(i int) bool {
	for i < l.limit && (isSpace(l.text[i]) || l.text[i] == '\r') {
		i++
	}
	if i >= l.limit || l.text[i] != '\n' {
		return false
	}
	for i++; i < l.limit && isSpace(l.text[i]); i++ {
	}
	return i+1 < l.limit && l.text[i] == '/' && l.text[i+1] == '*'
}

// newline goes to the first word of the next line.
func (l *lexer) newline(at int) token {
	escaped := l.text[at] == '\\' && at+1 < l.limit && l.text[at+1] != '\n' && l.text[at+1] != '\r' && isLetter(l.text[at+1])
	l.broken = escaped
	i := at
	if escaped {
		i += 2
		if i+1 < l.limit && l.text[i] == '\\' && l.text[i+1] == 'n' { // \r\n or an empty line
			if l.text[i-1] == 'n' {
				l.pos = i + 2
				return token{kind: tokBlank, start: at, end: l.pos}
			}
			i += 2
		}
		// The string may end here and go on in the next line of the source.
		j := i
		for j < l.limit && (isSpace(l.text[j]) || strings.IndexByte(`",+\`, l.text[j]) >= 0) {
			j++
		}
		if j < l.limit && (l.text[j] == '\n' || l.text[j] == '\r') {
			i = j
		} else {
			l.pos = i
			return token{kind: tokNewline, start: at, end: i}
		}
	}
	for i < l.limit && l.text[i] != '\n' && l.text[i] != '\r' {
		i++
	}
	if i < l.limit && l.text[i] == '\r' {
		i++
	}
	if i < l.limit && l.text[i] == '\n' {
		i++
	}
	i = l.decoration(i)
	l.pos = i
	l.indent = columnOf(l.text, i)
	if i >= l.limit {
		return token{kind: tokEnd, start: at, end: at}
	}
	if c := l.text[i]; c == '\n' || c == '\r' {
		return token{kind: tokBlank, start: at, end: i}
	}
	return token{kind: tokNewline, start: at, end: i}
}

// decoration skips what comments of all sorts put before the words of a line.
func (l *lexer) decoration(i int) int {
	end := min(l.limit, i+maxDecor)
	for i < end {
		c := l.text[i]
		if isSpace(c) || strings.IndexByte(`*/#;%!|>-"'+=~:`+"`", c) >= 0 {
			if c == '*' && i+1 < end && l.text[i+1] == '/' {
				return i
			}
			i++
			continue
		}
		before := i
		for _, d := range []string{"&nbsp;", "<!--", `.\"`, `\"`, `\n`, ".br", "<br>", "<br/>", "<br />", "<p>", "<li>", "dnl", "rem", "@rem", "@c", "@item", "\\par", "echo"} {
			if hasFold(l.text[i:end], d) && (!isLetter(d[len(d)-1]) || !wordByte(l.text, i+len(d))) {
				i += len(d)
				break
			}
		}
		if i == before {
			break
		}
	}
	return i
}

// closing brackets by opening ones.
func closing(c byte) byte {
	switch c {
	case '<':
		return '>'
	case '[':
		return ']'
	case '{':
		return '}'
	}
	return ')'
}

// group reads brackets as one token where they hold an address, a placeholder or an aside.
func (l *lexer) group(at int) token {
	open := l.text[at]
	end := min(l.limit, at+maxGroup)
	n := bytes.IndexByte(l.text[at:end], closing(open))
	if n < 0 {
		if open == '<' && at+1 < end && isLetter(l.text[at+1]) {
			// An address cut by the end of the line or the window.
			if nl := bytes.IndexByte(l.text[at:end], '\n'); nl > 0 && bytes.IndexByte(l.text[at:at+nl], '@') > 0 {
				l.pos = at + nl
				return token{kind: tokContact, start: at, end: l.pos}
			}
		}
		return l.single(tokStop, at)
	}
	in := l.text[at+1 : at+n]
	after := at + n + 1
	t := token{kind: tokAside, start: at, end: after}
	switch {
	case open == '[' && after < l.limit && l.text[after] == '(' && !contact(in):
		l.pos = at + 1 // [name](link)
		return l.next()
	case open == '<' && len(in) > 2 && in[0]|0x20 == 'a' && isSpace(in[1]):
		return l.tag(at, after, in)
	case contact(in):
		t.kind = tokContact
	case placeholder(in) || open == '{':
		t.kind = tokPlace
		if open == '{' && letterClass(in) == classCap && plainName(in) {
			l.pos = at + 1 // {Name} of LaTeX
			return l.next()
		}
	case open == '<':
		return l.tag(at, after, in)
	case open == '(':
		if y := trimGroup(in); yearAt(y, 0) {
			l.pos = at + 1
			return l.next()
		}
		if strings.IndexByte(`"'`+"`", first(in)) < 0 && plainName(in) && bytes.IndexByte(in, ' ') < 0 && letterClass(in) == classCap || severalNames(in) {
			t.kind = tokParen
		}
		if hasFold(in, "r") && len(in) == 1 || hasFold(in, "tm") && len(in) == 2 {
			l.pos = after
			return l.next()
		}
		if n == 1 {
			return l.single(tokStop, at)
		}
	}
	l.pos = after
	return t
}

func first(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[0]
}

func trimGroup(b []byte) []byte { return bytes.Trim(b, " \t,") }

// severalNames holds for "MIT, INRIA, Keio" and "Sarl A": words with capitals only.
func severalNames(b []byte) bool {
	words := 0
	for word := range bytes.FieldsFuncSeq(b, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\r' || r == '\t' || r == '*' }) {
		switch c := classOf(bytes.TrimRight(word, ".")); {
		case c != classCap && c != classSuffix && (words == 0 || c != classParticle && c != classAnd && c != classRole), !plainName(word):
			return false
		}
		words++
	}
	return words > 0
}

// plainName holds for words without the characters of code.
func plainName(b []byte) bool {
	letters := false
	for _, c := range b {
		switch {
		case isLetter(c) || c >= 0x80:
			letters = true
		case !isDigit(c) && strings.IndexByte(" .-,'&_/", c) < 0:
			return false
		}
	}
	return letters
}

// contact holds for addresses, also disguised ones: "a at b dot c".
func contact(b []byte) bool {
	return bytes.IndexByte(b, '@') >= 0 || bytes.Contains(b, []byte("://")) || hasFold(b, "www.") || hasFold(b, "mailto:") || bytes.Contains(b, []byte(" at ")) || bytes.Contains(b, []byte(" AT ")) ||
		bytes.Contains(b, []byte(" dot ")) || bytes.Contains(b, []byte("[at]")) || bytes.Contains(b, []byte("(at)")) || bytes.Contains(b, []byte(" (a) "))
}

// placeholder holds for what a template leaves to be filled in.
func placeholder(b []byte) bool {
	for word := range bytes.FieldsFuncSeq(b, func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == ',' || r == '$' || r == '{' || r == '}'
	}) {
		switch strings.ToLower(string(word[:min(len(word), 16)])) {
		case "year", "years", "yyyy", "yy", "name", "names", "owner", "owners", "holder", "holders", "author", "authors", "fullname", "date", "organization", "organisation", "company", "your", "copyright",
			"insert", "dates", "yearofpublication", "someone":
			return true
		}
	}
	return false
}

// tag reads an element of markup: some break the line, some stand inside it.
func (l *lexer) tag(at, after int, in []byte) token {
	name := bytes.TrimLeft(in, "/ ")
	n := 0
	for n < len(name) && (isLetter(name[n]) || isDigit(name[n])) {
		n++
	}
	l.pos = after
	switch strings.ToLower(string(name[:min(n, 12)])) {
	case "a", "b", "i", "u", "s", "em", "strong", "font", "span", "tt", "small", "big", "code", "sup", "sub", "bdo", "nobr", "cite", "abbr", "holder", "year", "center":
		return l.next()
	case "br", "p", "li", "hr", "td", "tr", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "dl", "ul", "ol", "pre", "table", "body", "html", "para", "string", "copyright", "footer":
		if first(in) != '/' || n <= 2 {
			return token{kind: tokNewline, start: at, end: after}
		}
		return token{kind: tokBlank, start: at, end: after}
	case "":
		return token{kind: tokStop, start: at, end: after}
	}
	if plainName(in) && letterClass(in) == classCap { // a name in angle brackets
		return token{kind: tokPlace, start: at, end: after}
	}
	return token{kind: tokAside, start: at, end: after}
}

// entity reads "&lt;address&gt;".
func (l *lexer) entity(at int) token {
	end := min(l.limit, at+maxGroup)
	if n := bytes.Index(l.text[at:end], []byte("&gt;")); n > 0 && bytes.IndexByte(l.text[at:at+n], '\n') < 0 {
		in := l.text[at+len("&lt;") : at+n]
		l.pos = at + n + len("&gt;")
		k := tokAside
		if contact(in) {
			k = tokContact
		} else if placeholder(in) {
			k = tokPlace
		}
		return token{kind: k, start: at, end: l.pos}
	}
	return l.single(tokStop, at)
}

// place reads "$year", "${name}", "%s" as one token.
func (l *lexer) place(at int) token {
	i := at + 1
	for i < l.limit && i < at+maxGroup && (wordByte(l.text, i) || strings.IndexByte("{}(.-%", l.text[i]) >= 0) {
		i++
	}
	if i == at+1 {
		return l.single(tokStop, at)
	}
	if i < l.limit && l.text[i] == l.text[at] { // $Keyword$
		i++
	}
	l.pos = i
	return token{kind: tokPlace, start: at, end: i}
}

// quote tells quotes inside a name from those that end a string. ok is false if it is skipped.
func (l *lexer) quote(at int) (token, bool) {
	i := at
	for i < l.limit && i < at+3 && strings.IndexByte(`"'`+"`", l.text[i]) >= 0 {
		i++
	}
	opening := i < l.limit && (wordByte(l.text, i) || l.text[i] >= 0x80)
	if opening && !l.quoted {
		l.quoted, l.pos = true, i
		return token{}, false
	}
	if l.quoted && i+2 < l.limit && l.text[i-1] == '\\' && l.text[i] == '"' && l.text[i+1] == ' ' {
		i++
	}
	if l.quoted && i < l.limit && (l.text[i] == ' ' || l.text[i] == ')') {
		l.quoted, l.pos = false, i
		return token{}, false
	}
	l.pos = i
	return token{kind: tokStop, start: at, end: i}, true
}

// dash gives the length of a dash that stands alone, 0 if there is none.
func dash(b []byte) int {
	for _, d := range []string{"---", "--", "\u2013", "\u2014", "\x96", "&ndash;", "&mdash;", "&#8211;", "-"} {
		if hasFold(b, d) {
			if len(d) == 1 && len(b) > 1 && !isSpace(b[1]) {
				return 0
			}
			return len(d)
		}
	}
	return 0
}

// inWord holds for the bytes of a word; some only between letters.
func inWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c >= 0x80 || strings.IndexByte("'._-/+&@:~#?=%!", c) >= 0
}

// word reads a word, number, year or address.
func (l *lexer) word(at int) token {
	i := at
	for i < l.limit && inWord(l.text[i]) {
		if c := l.text[i]; c >= 0x80 && i > at {
			if _, m := signAt(l.text, i); m != 0 || dash(l.text[i:l.limit]) > 0 || c == 0xc2 && i+1 < l.limit && l.text[i+1] == 0xa0 {
				break
			}
		} else if c == '&' && i > at && i+1 < l.limit && (hasFold(l.text[i:l.limit], "&nbsp;") || hasFold(l.text[i:l.limit], "&lt;") || hasFold(l.text[i:l.limit], "&copy")) {
			break
		} else if c == '*' || c == '-' && hasFold(l.text[i:l.limit], "-->") {
			break
		}
		i++
	}
	tex := 0
	if c := l.text[at]; c == '\\' || c == '{' {
		_, tex = texLetter(l.text[at:l.limit])
	}
	if i == at && tex == 0 {
		return l.single(tokStop, at)
	}
	w := l.text[at:i]
	if len(w) == 1 && w[0] == 'E' && hasFold(l.text[i:l.limit], "<lt>") { // "E<lt>jane@example.orgE<gt>" of POD
		if n := bytes.Index(l.text[i:min(l.limit, i+maxGroup)], []byte("E<gt>")); n > 0 {
			l.pos = i + n + len("E<gt>")
			return token{kind: tokContact, start: at, end: l.pos}
		}
	}
	if bytes.IndexByte(w, '@') > 0 || bytes.Contains(w, []byte("://")) || hasFold(w, "www.") || hasFold(w, "mailto:") || hasFold(w, "http:") {
		l.pos = i
		for l.pos > at+1 && strings.IndexByte(".,;:'", l.text[l.pos-1]) >= 0 {
			l.pos--
		}
		if l.pos < i && l.text[l.pos] == '.' {
			l.pos++
		}
		return token{kind: tokContact, start: at, end: l.pos}
	}
	// The word proper: characters of code end it.
	n := tex
	for n < len(w) && (isLetter(w[n]) || isDigit(w[n]) || w[n] >= 0x80 || n > 0 && strings.IndexByte("'._-/+&", w[n]) >= 0 ||
		n > 0 && w[n] == '!' || w[n] == '&' && n+1 < len(w) && entityAt(w[n:])) {
		n++
	}
	if k := bytes.Index(w[:n], []byte(".All")); k > 0 && k+len(".All") == n && hasFold(l.text[at+n:l.limit], " rights") { // "Jane Doe.All rights reserved"
		n = k + 1
	}
	if n == 0 {
		if w[0] == '&' || w[0] == '+' || w[0] == '/' {
			if len(w) == 1 {
				l.pos = at + 1
				return token{kind: tokWord, class: classAnd, start: at, end: l.pos}
			}
		}
		if w[0] == '.' || w[0] == '?' || w[0] == '!' {
			return l.single(tokPeriod, at)
		}
		return l.single(tokStop, at)
	}
	// An entity inside a word: M&uuml;ller.
	for n < len(w)+1 && at+n < l.limit && l.text[at+n] == ';' && entityEnds(l.text[at:at+n]) {
		n++
		for at+n < l.limit && (isLetter(l.text[at+n]) || l.text[at+n] >= 0x80) {
			n++
		}
	}
	for k := tex; (k > 0 || n > 0) && at+n < l.limit && (k > 0 || l.text[at+n] == '\\' || l.text[at+n] == '{'); { // Sch\"opf
		for at+n < l.limit && k > 0 && (isLetter(l.text[at+n]) || l.text[at+n] >= 0x80 || l.text[at+n] == '-') {
			n++
		}
		if k = texInside(l.text[at:l.limit], n); k == 0 {
			break
		}
		n += k
	}
	plural := 0 // "affiliate(s)", "subsidiary(-ies)"
	if rest := l.text[at+n : l.limit]; hasFold(rest, "(s)") {
		plural = len("(s)")
	} else if hasFold(rest, "(-ies)") || hasFold(rest, "(ies)") {
		plural = bytes.IndexByte(rest, ')') + 1
	}
	end := at + n
	dot := false
	for end > at+1 {
		c := l.text[end-1]
		if c == '.' {
			dot = true
		} else if strings.IndexByte("'_-/&!", c) < 0 && !(c == '+' && l.text[end-2] != '+') {
			break
		}
		end--
	}
	l.pos = at + n + plural
	t := token{kind: tokWord, start: at, end: end + plural, dot: dot}
	w = l.text[at:end]
	if end < l.limit && l.text[end] == ':' && end+1 == at+n+1 {
		// "Author:", "License:" begin another field.
		if c := classOf(l.text[at : end+1]); c == classStop {
			t.class = c
			return t
		}
	}
	switch {
	case yearAt(w, 0) && (len(w) == 4 || strings.IndexByte("-/.&", w[4]) >= 0):
		t.kind = tokYear
	case isDigit(w[0]) && !hasLetter(w):
		t.kind = tokNumber
	default:
		t.class = classOf(w)
		if t.class != classSuffix && dot {
			if c := classOf(l.text[at : end+1]); c == classParticle {
				t.class = c
			}
		}
	}
	return t
}

// entityAt reports whether b begins with the name of an entity.
func entityAt(b []byte) bool { return len(b) > 2 && (isLetter(b[1]) || b[1] == '#') }

// entityEnds reports whether an entity begins within the last ten bytes of b.
func entityEnds(b []byte) bool {
	for i := len(b) - 1; i >= 0 && i > len(b)-10; i-- {
		if b[i] == '&' {
			return i < len(b)-2
		}
		if !isLetter(b[i]) && !isDigit(b[i]) && b[i] != '#' {
			return false
		}
	}
	return false
}

func hasLetter(b []byte) bool {
	for _, c := range b {
		if isLetter(c) || c >= 0x80 {
			return true
		}
	}
	return false
}
