package git

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// Ignore is the list of patterns of one .gitignore file.
type Ignore struct{ patterns []ignorePattern }

type ignorePattern struct {
	segments []string // of the path below the file's directory; one if base
	base     bool     // matches the last name only, at any depth
	negate   bool
	dirOnly  bool
	literal  bool // no wildcard in the only segment
}

// MaxIgnore bounds what is read of a .gitignore file: the time that a walk takes
// is the number of patterns times that of untracked files.
const (
	MaxIgnore         = 512 << 10
	maxIgnorePatterns = 10000
)

// ParseIgnore reads the patterns of a .gitignore file, gitignore(5). The only
// error is more patterns than allowed.
func ParseIgnore(data []byte) (*Ignore, error) {
	if len(data) > MaxIgnore {
		return nil, errors.New("more than 512 KiB of ignore patterns")
	}
	ig := &Ignore{}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for line := range strings.SplitSeq(string(data), "\n") {
		if p, ok := parsePattern(strings.TrimSuffix(line, "\r")); ok {
			ig.patterns = append(ig.patterns, p)
		}
	}
	if len(ig.patterns) > maxIgnorePatterns {
		return nil, errors.New("more than 10000 ignore patterns")
	}
	return ig, nil
}

func parsePattern(s string) (p ignorePattern, ok bool) {
	for strings.HasSuffix(s, " ") {
		escapes := len(s) - 1 - len(strings.TrimRight(s[:len(s)-1], `\`))
		if escapes%2 == 1 {
			break
		}
		s = s[:len(s)-1]
	}
	if s == "" || s[0] == '#' {
		return p, false
	}
	if s[0] == '!' {
		p.negate, s = true, s[1:]
	}
	if strings.HasSuffix(s, "/") {
		p.dirOnly, s = true, s[:len(s)-1]
	}
	p.base = !strings.Contains(s, "/")
	s = strings.TrimPrefix(s, "/")
	if s == "" {
		return p, false
	}
	p.segments = splitPattern(s)
	for i, seg := range p.segments {
		if len(seg) > 2 && strings.Trim(seg, "*") == "" {
			p.segments[i] = "**"
		}
	}
	p.literal = p.base && !strings.ContainsAny(s, `*?[\`)
	return p, true
}

// splitPattern cuts at the slashes that are not in a bracket expression.
func splitPattern(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			if end := bracketEnd(s, i); end > 0 {
				i = end
			}
		case '/':
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// Match gives the last pattern's word on a path relative to the file's directory:
// matched says whether any pattern matched, ignored what it says.
func (ig *Ignore) Match(path string, dir bool) (ignored, matched bool) {
	name := path[strings.LastIndexByte(path, '/')+1:]
	var parts []string
	for i := len(ig.patterns) - 1; i >= 0; i-- {
		p := &ig.patterns[i]
		if p.dirOnly && !dir {
			continue
		}
		hit := false
		switch {
		case p.literal:
			hit = p.segments[0] == name
		case p.base:
			hit = matchSegment(p.segments[0], name)
		default:
			if parts == nil {
				parts = strings.Split(path, "/")
			}
			hit = matchSegments(p.segments, parts)
		}
		if hit {
			return !p.negate, true
		}
	}
	return false, false
}

// matchSegments matches names with patterns, of which "**" stands for any number
// of directories. Only the last "**" is ever taken back, so time is bounded by
// the product of the lengths.
func matchSegments(pattern, names []string) bool {
	p, n := 0, 0
	star, from := -1, 0
	for n < len(names) {
		if p < len(pattern) && pattern[p] == "**" {
			if p == len(pattern)-1 {
				return true // "a/**": everything inside, of which there is one
			}
			star, from = p, n
			p++
			continue
		}
		if p < len(pattern) && matchSegment(pattern[p], names[n]) {
			p++
			n++
			continue
		}
		if star < 0 {
			return false
		}
		from++
		p, n = star+1, from
	}
	return p == len(pattern)
}

// matchSegment matches a name, by bytes as git does, with "*", "?", "[...]" and
// "\" escapes.
func matchSegment(pattern, name string) bool {
	p, n := 0, 0
	star, from := -1, 0
	for n < len(name) || p < len(pattern) {
		if p < len(pattern) && pattern[p] == '*' {
			star, from = p, n
			p++
			continue
		}
		if p < len(pattern) && n < len(name) {
			if ok, next := matchByte(pattern, p, name[n]); next < 0 {
				return false // malformed, matches nothing
			} else if ok {
				p = next
				n++
				continue
			}
		}
		if star < 0 || from >= len(name) {
			return false
		}
		from++
		p, n = star+1, from
	}
	return true
}

// matchByte matches c with the pattern's element at p and gives the next
// element's place, or -1 if the pattern is malformed.
func matchByte(pattern string, p int, c byte) (ok bool, next int) {
	switch pattern[p] {
	case '?':
		return true, p + 1
	case '\\':
		if p+1 >= len(pattern) {
			return false, -1
		}
		return pattern[p+1] == c, p + 2
	case '[':
		end := bracketEnd(pattern, p)
		if end < 0 {
			return false, -1
		}
		return matchBracket(pattern[p+1:end], c), end + 1
	}
	return pattern[p] == c, p + 1
}

// bracketEnd gives the place of the "]" that ends the expression begun at i, or -1
// if the expression is malformed.
func bracketEnd(s string, i int) int {
	i++
	if i < len(s) && (s[i] == '!' || s[i] == '^') {
		i++
	}
	for first := true; i < len(s); first = false {
		switch {
		case s[i] == ']' && !first:
			return i
		case s[i] == '\\':
			i++
		default:
			if class, end := bracketClass(s, i); end > 0 {
				if !slices.Contains(classes, class) {
					return -1
				}
				i = end - 1
			}
		}
		i++
	}
	return -1
}

func matchBracket(set string, c byte) bool {
	negate := set != "" && (set[0] == '!' || set[0] == '^')
	if negate {
		set = set[1:]
	}
	hit := false
	for i := 0; i < len(set); {
		if class, end := bracketClass(set, i); end > 0 {
			hit = hit || inClass(class, c)
			i = end
			continue
		}
		var lo byte
		lo, i = bracketByte(set, i)
		hi := lo
		if i+1 < len(set) && set[i] == '-' {
			hi, i = bracketByte(set, i+1)
		}
		hit = hit || lo <= c && c <= hi
	}
	return hit != negate
}

// bracketClass reads a class such as "[:alpha:]" at i and gives the place behind it,
// 0 if there is none.
func bracketClass(s string, i int) (class string, end int) {
	if !strings.HasPrefix(s[i:], "[:") {
		return "", 0
	}
	n := strings.IndexByte(s[i+2:], ']')
	if n < 1 || s[i+2+n-1] != ':' {
		return "", 0
	}
	return s[i+2 : i+2+n-1], i + 2 + n + 1
}

func bracketByte(set string, i int) (byte, int) {
	if set[i] == '\\' && i+1 < len(set) {
		i++
	}
	return set[i], i + 1
}

var classes = []string{"alpha", "alnum", "digit", "lower", "upper", "xdigit", "space", "blank", "cntrl", "print", "graph", "punct"}

func inClass(class string, c byte) bool {
	lower, upper, digit := 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9'
	switch class {
	case "alpha":
		return lower || upper
	case "alnum":
		return lower || upper || digit
	case "digit":
		return digit
	case "lower":
		return lower
	case "upper":
		return upper
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
	case "space":
		return c == ' ' || '\t' <= c && c <= '\r'
	case "blank":
		return c == ' ' || c == '\t'
	case "cntrl":
		return c < ' ' || c == 0x7f
	case "print":
		return ' ' <= c && c < 0x7f
	case "graph":
		return ' ' < c && c < 0x7f
	case "punct":
		return ' ' < c && c < 0x7f && !lower && !upper && !digit
	}
	return false
}
