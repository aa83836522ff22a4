package ecosystem

import (
	"fmt"
	"strings"
)

// buildCall is a call of a function or method, with the conditions around it.
type buildCall struct {
	name      string // with the object of a method: "cc.find_library"
	line      int
	args      []callToken
	keywords  map[string][]callToken
	condition string
}

// text returns the n-th argument if it is a string.
func (c buildCall) text(n int) string {
	if n < len(c.args) && c.args[n].kind == textToken {
		return c.args[n].text
	}
	return ""
}

func (c buildCall) keyword(name string) string {
	if v := c.keywords[name]; len(v) > 0 {
		return v[0].text
	}
	return ""
}

type callToken struct {
	kind byte // textToken, wordToken, or the character itself
	text string
	line int
}

const (
	textToken = 's'
	wordToken = 'w'
	endToken  = '\n'
)

// The budgets of calls: words of one, and of all in a file, since calls within calls are read
// again for each.
const (
	maxCallTokens = 2_000
	maxCallScan   = 3_000_000
)

// read takes the arguments up to the closing bracket; mark stands after the name of one. It
// takes the words that it reads from the file's budget.
func (c *buildCall) read(tokens []callToken, mark byte, budget *int) {
	depth, key := 0, ""
	for i, tok := range tokens[:min(len(tokens), maxCallTokens)] {
		*budget--
		switch tok.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return
			}
		case ',':
			if depth == 0 {
				key = ""
			}
		case textToken, wordToken:
			if depth == 0 && tok.kind == wordToken && i+1 < len(tokens) && tokens[i+1].kind == mark {
				key = tok.text
			} else if key != "" {
				c.keywords[key] = append(c.keywords[key], tok)
			} else {
				c.args = append(c.args, tok)
			}
		}
	}
}

// callTokens splits a file in Meson's language, Starlark or Python into strings, words and single
// characters. Ends of lines count outside brackets only.
func callTokens(m Manifest, quotes string) ([]callToken, *Problem) {
	data := string(m.Data)
	var tokens []callToken
	line, depth := 1, 0
	for i := 0; i < len(data); {
		c := data[i]
		if len(tokens) > maxNodes {
			return tokens, &Problem{Path: m.Path, Line: line, Reason: fmt.Sprintf("more than %d words", maxNodes)}
		}
		switch {
		case c == '\n':
			if depth == 0 {
				tokens = append(tokens, callToken{kind: endToken, line: line})
			}
			line++
			i++
		case c == '#':
			for i < len(data) && data[i] != '\n' {
				i++
			}
		case strings.IndexByte(quotes, c) >= 0:
			text, size := quotedText(data[i:])
			if size == 0 {
				return tokens, &Problem{Path: m.Path, Line: line, Reason: "a string without end"}
			}
			tokens = append(tokens, callToken{textToken, text, line})
			line += strings.Count(text, "\n")
			i += size
		case identByte(c):
			start := i
			for i < len(data) && (identByte(data[i]) || data[i] == '.') {
				i++
			}
			tokens = append(tokens, callToken{wordToken, data[start:i], line})
		default:
			switch c {
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				depth = max(depth-1, 0)
			}
			if c > ' ' {
				tokens = append(tokens, callToken{c, string(c), line})
			}
			i++
		}
	}
	return tokens, nil
}

// quotedText reads a string with one quote or three, and how many bytes it takes; 0 if it does
// not end.
func quotedText(s string) (text string, size int) {
	quote := s[:1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s, triple) {
		n := strings.Index(s[3:], triple)
		if n < 0 {
			return "", 0
		}
		return s[3 : 3+n], n + 6
	}
	for end := 1; end < len(s) && s[end] != '\n'; end++ {
		switch {
		case s[end] == '\\':
			end++
		case s[end] == quote[0]:
			return s[1:end], end + 1
		}
	}
	return "", 0
}
