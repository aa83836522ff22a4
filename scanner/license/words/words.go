// Package words turns bytes into the words that licences are compared by, after
// the SPDX matching guidelines (SPDX 2.3 annex C): case, punctuation, comment
// decoration, line wraps, markup and spelling variants do not count.
package words

// Token is one word of a text. Start and End are byte offsets.
type Token struct {
	Hash       Hash
	Start, End uint32
	Flags      Flag
}

// Hash stands for a word in its normal form.
type Hash uint32

// Flag says how a word stands in the text.
type Flag uint8

// The flags of a Token.
const (
	Line   Flag = 1 << iota // first word of a line
	Para                    // a blank line or a bare comment row stands before it
	Stop                    // a sentence, clause or list item ends before it
	Bullet                  // a number or letter followed by "." or ")", as list items have
	Plus                    // followed at once by "+"
	Open                    // "(" or a quotation mark or "<" stands before it
)

// The class of a byte.
const (
	other byte = iota
	letter
	digit
	high // 0x80 and above
	space
	newline
)

var (
	class = classes()
	lower = lowerTable()
)

func classes() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c >= 0x80:
			t[c] = high
		case c == '\n' || c == '\r':
			t[c] = newline
		case c == ' ' || c == '\t':
			t[c] = space
		}
	}
	return t
}

func lowerTable() (t [256]byte) {
	for c := range t {
		t[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			t[c] = byte(c) | 0x20
		}
	}
	return t
}

const (
	basis = 2166136261
	prime = 16777619
)

// maxWord bounds a word in bytes: longer runs of letters are no words of a
// licence and are cut.
const maxWord = 64

// Of returns the hash of a single word as the tokeniser would. It is meant for
// words in lower case without punctuation.
func Of(word string) Hash {
	toks := Tokenise(nil, []byte(word))
	if len(toks) != 1 {
		return 0
	}
	return toks[0].Hash
}

func raw(word string) Hash {
	h := uint32(basis)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(lower[word[i]])) * prime
	}
	return Hash(h)
}

// Tokenise appends the words of text to dst. Texts of 4 GiB and more must be
// cut by the caller.
func Tokenise(dst []Token, text []byte) []Token { return TokenisePart(dst, text, 0, len(text)) }

// TokenisePart appends the words of text[from:to] to dst; their offsets are those
// of the whole text.
func TokenisePart(dst []Token, text []byte, from, to int) []Token {
	s := scanner{text: text[:to], dst: dst, flags: Line | Para | Stop}
	s.run(from)
	return s.dst
}

type scanner struct {
	text  []byte
	dst   []Token
	flags Flag // of the next token
	lines int  // line breaks since the last token
}

func (s *scanner) run(from int) {
	text := s.text
	for i := from; i < len(text); {
		c := text[i]
		switch class[c] {
		case letter, digit:
			i = s.word(i)
		case space:
			i++
		case newline:
			if c == '\n' || i+1 >= len(text) || text[i+1] != '\n' {
				s.lines++
				s.flags |= Line
				if s.lines > 1 {
					s.flags |= Para | Stop
				}
			}
			i++
		case high:
			i = s.high(i)
		default:
			i = s.mark(i)
		}
	}
}

// mark handles punctuation at i and returns where to go on.
func (s *scanner) mark(i int) int {
	text := s.text
	switch c := text[i]; c {
	case '.', ';', ':', '!', '?':
		if i+1 >= len(text) || class[text[i+1]] == space || class[text[i+1]] == newline || text[i+1] == '"' || text[i+1] == ')' || text[i+1] == '<' {
			s.flags |= Stop
		}
		if c == '.' && s.flags&Line != 0 && (i == 0 || class[text[i-1]] == newline) {
			return manMacro(text, i)
		}
	case '(':
		s.flags |= Open
		if i+2 < len(text) && text[i+2] == ')' && lower[text[i+1]] == 'c' {
			s.emit(copyright, i, i+3)
			return i + 3
		}
	case '"', '`', '\'':
		s.flags |= Open
	case '<':
		if end := tag(text, i); end > 0 {
			return end
		}
		s.flags |= Open
	case '&':
		if end, h := entity(text, i); end > 0 {
			if h != 0 {
				s.emit(h, i, end)
			}
			return end
		}
	case '\\':
		if i+3 < len(text) && text[i+1] == '(' && text[i+2] == 'c' && text[i+3] == 'o' { // troff's sign
			s.emit(copyright, i, i+4)
			return i + 4
		}
		return escape(text, i)
	}
	return i + 1
}

// word reads the word that starts at i.
func (s *scanner) word(i int) int {
	text, start := s.text, i
	h := uint32(basis)
	digits := true
	for i < len(text) {
		c := text[i]
		switch class[c] {
		case letter:
			digits = false
			h = (h ^ uint32(lower[c])) * prime
		case digit:
			h = (h ^ uint32(c)) * prime
		case high:
			r, n := decode(text, i)
			if r == 0x2019 && i+n < len(text) && class[text[i+n]] == letter {
				i += n
				continue
			}
			k, v := fold(r)
			if k != foldLetter {
				goto done
			}
			digits = false
			h = (h ^ v) * prime
			i += n
			continue
		default:
			// "2.0" is one word, and so is "licensor's".
			if c == '.' && i+1 < len(text) && class[text[i-1]] == digit && class[text[i+1]] == digit {
				h = (h ^ '.') * prime
			} else if c == '\'' && i+1 < len(text) && class[text[i-1]] == letter && class[text[i+1]] == letter {
				// left out
			} else if c == '\'' && i+2 < len(text) && text[i+1] == '\'' && text[i+2] == 's' && class[text[i-1]] == letter {
				i++ // "licensor''s", as escaped strings have it
			} else if n := apostrophe(text, i); n > 0 && i+n < len(text) && class[text[i-1]] == letter && class[text[i+n]] == letter {
				i += n - 1
			} else {
				goto done
			}
		}
		i++
		if i-start >= maxWord {
			break
		}
	}
done:
	if i == start { // a high byte that is no letter cannot come here; be safe
		return i + 1
	}
	hash := Hash(h)
	next := byte(0)
	if i < len(text) {
		next = text[i]
	}
	n := i - start
	if s.flags&Line != 0 && n <= 3 && s.decoration(text, start, i) {
		return i
	}
	if n <= 4 && (next == '.' || next == ')') && (digits || n == 1 || roman(text[start:i])) {
		s.flags |= Bullet
	}
	if next == '+' {
		s.flags |= Plus
	}
	if n >= 4 {
		if second, ok := variant(&hash); ok {
			plus := s.flags & Plus
			s.flags &^= Plus
			s.emit(hash, start, i)
			s.flags |= plus
			s.emit(second, start, i)
			return i
		}
	}
	s.emit(hash, start, i)
	return i
}

// apostrophe returns the length of the character reference at i that stands for an
// apostrophe, 0 where there is none.
func apostrophe(text []byte, i int) int {
	if text[i] != '&' {
		return 0
	}
	rest := text[i+1 : min(len(text), i+8)]
	for _, name := range [...]string{"#39;", "#x27;", "apos;", "rsquo;", "#8217;"} {
		if len(rest) >= len(name) && string(rest[:len(name)]) == name {
			return 1 + len(name)
		}
	}
	return 0
}

// emit appends one word, unless it repeats "copyright".
func (s *scanner) emit(h Hash, start, end int) {
	if h == copyright && len(s.dst) > 0 {
		if last := &s.dst[len(s.dst)-1]; last.Hash == copyright && start-int(last.End) < 8 {
			last.End = uint32(end)
			s.flags, s.lines = 0, 0
			return
		}
	}
	s.dst = append(s.dst, Token{Hash: h, Start: uint32(start), End: uint32(end), Flags: s.flags})
	s.flags, s.lines = 0, 0
}

// decoration reports whether the first word of a line only marks a comment: dnl
// of m4, REM of BASIC and batch files, C and c in column one of Fortran.
func (s *scanner) decoration(text []byte, start, end int) bool {
	if end >= len(text) || class[text[end]] != space && class[text[end]] != newline {
		return false
	}
	switch h := raw(string(text[start:end])); h {
	case dnl, rem:
		return true
	case fortran:
		return start == 0 || class[text[start-1]] == newline
	}
	return false
}

func roman(w []byte) bool {
	for _, c := range w {
		if c = lower[c]; c != 'i' && c != 'v' && c != 'x' {
			return false
		}
	}
	return true
}

// high handles a byte of 0x80 and above that does not continue a word.
func (s *scanner) high(i int) int {
	r, n := decode(s.text, i)
	switch k, _ := fold(r); k {
	case foldLetter:
		return s.word(i)
	case foldCopyright:
		s.emit(copyright, i, i+n)
	case foldIdeograph:
		h := Hash((uint32(basis) ^ uint32(r)) * prime)
		s.emit(h, i, i+n)
	}
	return i + n
}

// decode reads one character at i: UTF-8 where it is that, else Latin-1.
func decode(text []byte, i int) (r uint32, size int) {
	c := uint32(text[i])
	cont := func(k int) (uint32, bool) {
		if i+k >= len(text) || text[i+k]&0xC0 != 0x80 {
			return 0, false
		}
		return uint32(text[i+k] & 0x3F), true
	}
	switch {
	case c >= 0xC2 && c <= 0xDF:
		if a, ok := cont(1); ok {
			return (c&0x1F)<<6 | a, 2
		}
	case c >= 0xE0 && c <= 0xEF:
		a, ok1 := cont(1)
		b, ok2 := cont(2)
		if ok1 && ok2 {
			return (c&0x0F)<<12 | a<<6 | b, 3
		}
	case c >= 0xF0 && c <= 0xF4:
		a, ok1 := cont(1)
		b, ok2 := cont(2)
		d, ok3 := cont(3)
		if ok1 && ok2 && ok3 {
			return (c&0x07)<<18 | a<<12 | b<<6 | d, 4
		}
	}
	return c, 1
}

// What a character above ASCII is.
const (
	foldMark = iota
	foldLetter
	foldCopyright
	foldIdeograph // a word of its own
)

// fold says what r is and, for a letter, its value without case.
func fold(r uint32) (kind int, value uint32) {
	switch {
	case r == 0xA9 || r == 0x24D2 || r == 0x24B8: // ©, ⓒ, Ⓒ
		return foldCopyright, 0
	case r < 0xC0 || r == 0xD7 || r == 0xF7:
		return foldMark, 0
	case r < 0xDF:
		return foldLetter, r + 0x20
	case r < 0x370:
		return foldLetter, r
	case r >= 0x391 && r <= 0x3A9, r >= 0x410 && r <= 0x42F:
		return foldLetter, r + 0x20
	case r >= 0x2000 && r < 0x2E80, r >= 0x3000 && r < 0x3040, r >= 0xE000 && r < 0xF900, r >= 0xFE00:
		return foldMark, 0
	case r >= 0x2E80 && r < 0xFE00:
		return foldIdeograph, r
	}
	return foldLetter, r
}

// tag returns the end of the HTML element tag or comment mark at i, 0 where
// there is none: "<year>" and other words in angle brackets are text.
func tag(text []byte, i int) int {
	j := i + 1
	if j < len(text) && text[j] == '!' {
		return j + 1 // comment or doctype: its words are text
	}
	if j < len(text) && text[j] == '/' {
		j++
	}
	h := uint32(basis)
	start := j
	for j < len(text) && j-start < 12 && (class[text[j]] == letter || class[text[j]] == digit) {
		h = (h ^ uint32(lower[text[j]])) * prime
		j++
	}
	if j == start || !htmlTags[Hash(h)] {
		return 0
	}
	for end := min(len(text), i+512); j < end; j++ {
		switch text[j] {
		case '>':
			return j + 1
		case '<':
			return 0
		}
	}
	return 0
}

// entity returns the end of the character reference at i and the word that it
// stands for, if any; 0 where there is none.
func entity(text []byte, i int) (end int, h Hash) {
	for j := i + 1; j < len(text) && j < i+10; j++ {
		switch class[text[j]] {
		case letter, digit:
			continue
		}
		if text[j] == '#' && j == i+1 {
			continue
		}
		if text[j] == ';' && j > i+1 {
			switch string(text[i+1 : j]) {
			case "copy", "#169", "#xa9", "#xA9":
				return j + 1, copyright
			}
			return j + 1, 0
		}
		return 0, 0
	}
	return 0, 0
}

// escape skips what a backslash makes of the letters after it: a line break in
// a string, a font change in a man page, a macro of TeX or RTF.
func escape(text []byte, i int) int {
	j := i + 1
	if j >= len(text) {
		return j
	}
	switch c := text[j]; {
	case c == 'n' || c == 't' || c == 'r':
		if j+1 >= len(text) || class[text[j+1]] != letter || text[j+1] < 'a' {
			return j + 1
		}
	case c == 'f' && j+1 < len(text) && (text[j+1] == 'B' || text[j+1] == 'R' || text[j+1] == 'I' || text[j+1] == 'P'):
		return j + 2
	}
	for j < len(text) && class[text[j]] == letter {
		j++
	}
	return max(j, i+1)
}

// manMacro skips a macro of troff at the start of a line, as ".SH" or ".br".
func manMacro(text []byte, i int) int {
	j := i + 1
	for j < len(text) && j < i+3 && class[text[j]] == letter {
		j++
	}
	if j > i+1 && (j == len(text) || class[text[j]] == space || class[text[j]] == newline) {
		return j
	}
	return i + 1
}
