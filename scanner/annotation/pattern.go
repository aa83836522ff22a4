package annotation

import (
	"regexp"
	"strings"
)

// pattern is a glob. Most name one file or one directory, so what stands before the
// first wildcard is compared first.
type pattern struct {
	prefix string
	rest   *regexp.Regexp // nil: the prefix is all
}

func (g pattern) matches(p string) bool {
	tail, ok := strings.CutPrefix(p, g.prefix)
	if !ok || g.rest == nil {
		return ok && tail == ""
	}
	return g.rest.MatchString(tail)
}

// syntax says what the wildcards of a format stand for, as regular expressions.
type syntax struct{ star, twoStars, question string }

var (
	reuseSyntax  = syntax{star: `[^/]*`, twoStars: `.*`} // REUSE 3.3: ** crosses "/", ? is itself
	debianSyntax = syntax{star: `.*`, twoStars: `.*`, question: `.`}
)

// compile reads a glob. A backslash takes the next character as it is.
func compile(glob string, s syntax) pattern {
	var prefix, rest strings.Builder
	wild := false
	for i := 0; i < len(glob); i++ {
		expr := ""
		switch c := glob[i]; {
		case c == '\\' && i+1 < len(glob):
			i++
		case c == '*' && i+1 < len(glob) && glob[i+1] == '*':
			for i+1 < len(glob) && glob[i+1] == '*' {
				i++
			}
			expr = s.twoStars
		case c == '*':
			expr = s.star
		case c == '?':
			expr = s.question
		}
		switch {
		case expr != "":
			wild = true
			rest.WriteString(expr)
		case wild && glob[i] < 0x80:
			rest.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		case wild:
			rest.WriteByte(glob[i]) // part of a character
		default:
			prefix.WriteByte(glob[i])
		}
	}
	if !wild {
		return pattern{prefix: prefix.String()}
	}
	r, err := regexp.Compile(`(?s)\A` + rest.String() + `\z`)
	if err != nil { // not UTF-8: it matches nothing but itself
		return pattern{prefix: glob}
	}
	return pattern{prefix: prefix.String(), rest: r}
}
