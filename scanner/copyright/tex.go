package copyright

import (
	"strings"
	"unicode/utf8"
)

// How TeX writes letters with accents: "Sch\"opf", "Andr{\'e}", "Fran\c{c}ois", "S{\o}ren".

// accents gives, by accent, the letters that it may stand on and what becomes of them.
var accents = func() map[byte]map[byte]string {
	m := make(map[byte]map[byte]string)
	for accent, pairs := range map[byte]string{
		'"': "aäeëiïoöuüyÿ", '\'': "aáeéiíoóuúyýcćnńsśzź", '`': "aàeèiìoòuùnǹ", '^': "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ",
		'~': "aãnñoõiĩuũ", '=': "aāeēiīoōuū", '.': "zżeėcċgġ", 'c': "cçsştţ", 'v': "cčsšzžrřeědďtťnňgǧlľ",
		'u': "aăgğuŭ", 'H': "oőuű", 'r': "aåuů", 'k': "aąeęiį",
	} {
		m[accent] = make(map[byte]string)
		runes := []rune(pairs)
		for i := 0; i < len(runes); i += 2 {
			plain, letter := byte(runes[i]), string(runes[i+1])
			m[accent][plain] = letter
			m[accent][plain-'a'+'A'] = strings.ToUpper(letter)
		}
	}
	return m
}()

// letters are those that TeX has a word for, longer words first.
var letters = []struct{ word, letter string }{
	{"ss", "ß"}, {"aa", "å"}, {"AA", "Å"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"},
	{"o", "ø"}, {"O", "Ø"}, {"l", "ł"}, {"L", "Ł"}, {"i", "i"},
}

// texLetter reads the letter that TeX writes at the beginning of b; n is how many bytes it takes, 0 if there is none.
func texLetter(b []byte) (letter string, n int) {
	if len(b) > 2 && b[0] == '{' && b[1] == '\\' {
		if s, k := texLetter(b[1:]); k > 0 && 1+k < len(b) && b[1+k] == '}' {
			return s, k + 2
		}
		return "", 0
	}
	if len(b) < 3 || b[0] != '\\' {
		return "", 0
	}
	if on := accents[b[1]]; on != nil {
		i := 2
		braced := b[i] == '{'
		if braced {
			i++
		}
		if i < len(b) && b[i] == '\\' { // the i without its dot
			i++
		}
		if i < len(b) && on[b[i]] != "" && (braced || !isLetter(b[1])) {
			if !braced {
				return on[b[i]], i + 1
			}
			if i+1 < len(b) && b[i+1] == '}' {
				return on[b[i]], i + 2
			}
		}
	}
	for _, l := range letters {
		if end := 1 + len(l.word); len(b) > end && string(b[1:end]) == l.word && !isLetter(b[end]) {
			if len(b) > end+1 && (b[end] == '{' && b[end+1] == '}' || b[end] == ' ' && b[end+1] >= 'a' && b[end+1] <= 'z') {
				end += 2
				if b[end-1] != '}' {
					end--
				}
			}
			return l.letter, end
		}
	}
	return "", 0
}

// texInside is texLetter for what stands behind the first n bytes of a word at b. An apostrophe that a string escapes is
// no accent: "l\'Illustration", "Jane\'s".
func texInside(b []byte, n int) int {
	_, k := texLetter(b[n:])
	if k == 3 && b[n+1] == '\'' && (n < 2 || b[n+2] < 'a' || strings.IndexByte("aeiouy", b[n+2]) < 0 && (n+3 >= len(b) || !isLetter(b[n+3]))) {
		return 0
	}
	return k
}

// fromTeX gives a word as it reads.
func fromTeX(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if letter, n := texLetter([]byte(s[i:min(len(s), i+8)])); n > 0 {
			b.WriteString(letter)
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}
