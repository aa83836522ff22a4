package vendored

import (
	"bytes"
	"iter"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/vendored/known"
)

// The budgets of one file.
const (
	headBytes    = 10 << 10 // where the words of a library are looked for
	versionBytes = 64 << 10 // where its version is
	maxClues     = 64       // of one sort
)

// mark is words of a known component, with the word by which they are found.
type mark struct {
	text      string
	at        int // of the word in text
	whole     bool
	component int
	next      int32 // that is found by the same word, -1 for none
}

// NewFinder makes a Finder of the known components.
func NewFinder() *Finder {
	components := known.All()
	n := 0
	for i := range components {
		n += len(components[i].Marks)
	}
	f := &Finder{components: components, marks: make([]mark, 0, n), first: make(map[string]int32, n), files: make(map[string][]int, len(components)/2), versions: make([]patterns, len(components))}
	// Each list begins with what was put into it last.
	for i := len(components) - 1; i >= 0; i-- {
		c := &components[i]
		for _, text := range slices.Backward(c.Marks) {
			start, end := longestWord(text)
			word := text[start:end]
			next, more := f.first[word]
			if !more {
				next = -1
			}
			f.first[word] = int32(len(f.marks))
			f.marks = append(f.marks, mark{text, start, end-start == len(text), i, next})
			f.starts[startOf(word)>>6] |= 1 << (startOf(word) & 63)
		}
	}
	for i := range components {
		for _, base := range components[i].Files {
			f.files[base] = append(f.files[base], i)
		}
	}
	return f
}

// patterns are a component's regular expressions. Few are met in one tree, and there are many.
type patterns struct {
	once sync.Once
	list []*regexp.Regexp
}

func (p *patterns) of(c *known.Component) []*regexp.Regexp {
	p.once.Do(func() {
		for _, v := range c.Versions {
			p.list = append(p.list, regexp.MustCompile(v))
		}
	})
	return p.list
}

// startOf is a hash of the first three bytes of a word, of 19 bits.
func startOf[T string | []byte](word T) uint32 {
	h := uint32(word[0]) | uint32(word[1])<<8 | uint32(word[2])<<16
	return (h * 0x9E3779B1) >> 13
}

// minWord is the length of a word by which marks are found.
const minWord = 3

// everywhere are words that stand in most files.
var everywhere = set("Copyright", "copyright", "This", "file", "part", "implementation", "Implementation", "library", "Library", "License", "license", "function", "Project", "project", "author", "Author", "written", "rights", "reserved", "and", "the", "for")

// longestWord finds the word of a mark that is the rarest: the longest one, of those that do not stand everywhere if it has any.
func longestWord(s string) (start, end int) {
	rare := false
	for i := 0; i < len(s); {
		if !wordByte[s[i]] {
			i++
			continue
		}
		j := i
		for j < len(s) && wordByte[s[j]] {
			j++
		}
		// The last word may go on in the text.
		if (j < len(s) || i == 0 || end == 0) && (!rare || j-i > end-start) {
			if is := j-i >= minWord && !everywhere[s[i:j]]; is && !rare || is == rare && j-i > end-start {
				start, end, rare = i, j, is
			}
		}
		i = j
	}
	return start, end
}

var wordByte = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= 0x80
	}
	return t
}()

// Look returns the clues of a text file. The data is not kept.
func (f *Finder) Look(file string, data []byte) []Clue {
	ext := strings.ToLower(path.Ext(file))
	base := strings.ToLower(path.Base(file))
	var clues []Clue
	if native[ext] || scripts[ext] || ext == "" && strings.Contains(file, "include/") {
		clues = f.words(file, base, data)
		if ext == ".h" || ext == ".hpp" || ext == ".hh" || ext == ".hxx" || base == "version" {
			clues = append(clues, macros(data)...)
		}
		clues = append(clues, membership(data)...)
		unit, _ := unitOf(file)
		from := origins(data)
		if len(from) == 0 {
			from = namesake(file, data)
		}
		if len(from) == 0 {
			from = revisions(data)
		}
		if len(from) > 0 || unit != "" {
			clues = append(clues, from...)
		} else if !inTests(file) {
			clues = append(clues, passages(data)...)
		}
		if unit != "" {
			clues = append(clues, top(data)...)
		}
		if unit != "" || len(clues) > 0 {
			clues = append(clues, alterations(data)...)
		}
	}
	if ext == ".cmake" || ext == ".m4" || ext == ".py" || ext == ".pl" || ext == "" && bytes.HasPrefix(data, []byte("#!")) && !strings.Contains(file, "include/") {
		clues = append(clues, f.words(file, base, data)...)
		clues = append(clues, membership(data)...)
		from := origins(data)
		if len(from) == 0 {
			from = sameFile(file, data)
		}
		clues = append(clues, from...)
	}
	if noticeName().MatchString(base) && !strings.Contains(file, "/") {
		clues = append(clues, listings(data)...)
	}
	switch {
	case ext == ".js" || ext == ".mjs" || ext == ".cjs" || ext == ".css" || strings.HasSuffix(base, ".license.txt"):
		clues = append(clues, banners(file, data)...)
	default:
		clues = append(clues, describes(file, base, data)...)
	}
	return clues
}

// words finds the marks of known components at the start of a file, and their versions.
func (f *Finder) words(file, base string, data []byte) []Clue {
	var clues []Clue
	head := data[:min(len(data), headBytes)]
	source := isSource[path.Ext(base)]
	seen := map[int]bool{}
	for i := 0; i+minWord <= len(head); {
		if !wordByte[head[i]] {
			i++
			continue
		}
		j := i + 1
		for j < len(head) && wordByte[head[j]] {
			j++
		}
		if j-i >= minWord {
			if h := startOf(head[i:j]); f.starts[h>>6]&(1<<(h&63)) != 0 {
				at, ok := f.first[string(head[i:j])]
				for ok && at >= 0 {
					m := &f.marks[at]
					at = m.next
					if seen[m.component] {
						continue
					}
					if start := m.startIn(head, i); start >= 0 && (!m.whole || isDefined(head[:start]) && (!source || isAsked(head[:start], m.text))) {
						seen[m.component] = true
						clue := Clue{Kind: ofKnown, Component: m.component, Line: lineOf(data, start)}
						clue.Name, clue.Version = f.version(m.component, data)
						clues = append(clues, clue)
					}
				}
			}
		}
		i = j
	}
	for _, c := range f.files[base] {
		if seen[c] {
			continue
		}
		if _, version := f.version(c, data); version != "" {
			clues = append(clues, Clue{Kind: knownVersion, Component: c, Version: version, Line: 1})
		}
	}
	return clues
}

// startIn is where a mark starts in text whose line breaks may be those of Windows, when its word stands at a place; else -1.
func (m *mark) startIn(text []byte, word int) int {
	start := word - m.at
	if start >= 0 && start+len(m.text) <= len(text) && string(text[start:start+len(m.text)]) == m.text {
		return start
	}
	if start -= strings.Count(m.text[:m.at], "\n"); start < 0 || !strings.Contains(m.text, "\n") {
		return -1
	}
	rest := text[start:]
	for line := range strings.Lines(m.text) {
		line, broken := strings.CutSuffix(line, "\n")
		if len(rest) < len(line) || string(rest[:len(line)]) != line {
			return -1
		}
		if rest = rest[len(line):]; broken {
			var ok bool
			if rest, ok = bytes.CutPrefix(rest, windowsLineBreak); !ok {
				return -1
			}
		}
	}
	return start
}

var windowsLineBreak = []byte("\r\n")

// isSource are files that are compiled. One may define the guard of a header to keep that out.
var isSource = set(".c", ".cc", ".cpp", ".cxx", ".c++", ".m", ".mm")

// isAsked reports whether a guard is asked for before a place, as a header does that was put into a source.
func isAsked(before []byte, guard string) bool {
	i := bytes.Index(before, []byte(guard))
	return i >= 0 && bytes.Contains(before[bytes.LastIndexByte(before[:i], '\n')+1:i], []byte("def"))
}

// isDefined reports whether a #define stands before a word: other files may mention a header's guard,
// that one defines it.
func isDefined(before []byte) bool {
	return bytes.HasSuffix(bytes.TrimRight(before, " \t"), []byte("define"))
}

// version is what a file of a known component says of its version, and of the part that it is.
func (f *Finder) version(component int, data []byte) (name, version string) {
	for _, re := range f.versions[component].of(&f.components[component]) {
		m := re.FindSubmatch(data[:min(len(data), versionBytes)])
		if m == nil {
			continue
		}
		var parts []string
		for i, group := range re.SubexpNames() {
			switch {
			case i == 0 || m[i] == nil:
			case group == "name":
				name = string(m[i])
			default:
				parts = append(parts, string(m[i]))
			}
		}
		return name, unpack(strings.Join(parts, "."), f.components[component].Packed)
	}
	return "", ""
}

// unpack splits a number into the parts of a version.
func unpack(version string, worths []int) string {
	n, err := strconv.Atoi(version)
	if err != nil || len(worths) == 0 {
		return version
	}
	var parts []string
	for _, w := range worths {
		parts = append(parts, strconv.Itoa(n/w))
		n %= w
	}
	return strings.Join(parts, ".")
}

func lineOf(data []byte, offset int) int { return 1 + bytes.Count(data[:offset], []byte{'\n'}) }

var (
	defined      = lazily.Regexp(`^[ \t]*#[ \t]*define[ \t]+([A-Za-z_][A-Za-z0-9_]*)[ \t]+\(?"?v?(\d+(?:\.\d+)*[A-Za-z0-9.+-]*)"?\)?[ \t]*(?:/[/*].*)?\r?$`)
	versionPart  = lazily.Regexp(`^(.*?)_?(?:VERSION_|VER_|V)?(MAJOR|MINOR|PATCH|MICRO|REVISION|RELEASE|BUILD|PATCHLEVEL|TEENY|SUBMINOR|BUGFIX)(?:_VERSION|_VER|_REVISION)?(?:_NUMBER|_NUM)?$`)
	versionMacro = lazily.Regexp(`^(.+?)_(?:LIB_)?(?:VERSION|VER)(?:_STRING|_STR|_TEXT|_NAME|_FULL)?$`)
	releases     = lazily.Regexp(`^\d+(?:\.\d+)+(?:[-.]?(?:rc|alpha|beta|a|b|pre|p|dev)?\d*)?$`)
)

// macros finds version macros: NAME_VERSION "1.2.3", and triples NAME_VERSION_MAJOR 1 and so on.
func macros(data []byte) []Clue {
	var clues []Clue
	parts := map[string]*[3]string{}
	var order []string
	lines := map[string]int{}
	rest, offset := data, 0
	for n := 0; n < maxClues*4; n++ {
		i := nextVersionWord(rest)
		if i < 0 {
			break
		}
		start := bytes.LastIndexByte(rest[:i], '\n') + 1
		end := len(rest)
		if e := bytes.IndexByte(rest[i:], '\n'); e >= 0 {
			end = i + e
		}
		if end-start <= 200 {
			if m := defined().FindSubmatch(rest[start:end]); m != nil {
				name, value := string(m[1]), string(m[2])
				if p := versionPart().FindStringSubmatch(name); p != nil {
					if strings.Trim(value, "0123456789") == "" {
						if parts[p[1]] == nil {
							parts[p[1]] = new([3]string)
							order = append(order, p[1])
							lines[p[1]] = lineOf(data, offset+start)
						}
						slot := 2
						switch p[2] {
						case "MAJOR":
							slot = 0
						case "MINOR":
							slot = 1
						}
						if parts[p[1]][slot] == "" {
							parts[p[1]][slot] = value
						}
					}
				} else if v := versionMacro().FindStringSubmatch(name); v != nil && releases().MatchString(value) {
					clues = append(clues, Clue{Kind: macro, Name: v[1], Version: value, Line: lineOf(data, offset+start)})
				}
			}
		}
		if end == len(rest) {
			break
		}
		rest, offset = rest[end+1:], offset+end+1
	}
	for _, name := range order {
		p := parts[name]
		if p[0] == "" || p[1] == "" || numbers(number(data, name+"_VERSION"), p[0], p[1]) {
			continue // the names of a value that is asked for: 1 the whole, 2 its major part, 3 its minor part
		}
		for i := 0; p[2] == "" && i < len(lastParts); i++ { // WONDER_PATCH has no word of a version beside it
			p[2] = number(data, name+lastParts[i])
		}
		version := p[0] + "." + p[1]
		if p[2] != "" {
			version += "." + p[2]
		}
		clues = append(clues, Clue{Kind: macro, Name: name, Version: version, Line: lines[name]})
	}
	return clues[:min(len(clues), maxClues)]
}

// numbers reports whether numbers follow each other, as those of an enumeration do.
func numbers(list ...string) bool {
	for i := range list[1:] {
		a, errA := strconv.Atoi(list[i])
		b, errB := strconv.Atoi(list[i+1])
		if errA != nil || errB != nil || b != a+1 {
			return false
		}
	}
	return true
}

// lastParts are the ends of macros for the third part of a version.
var lastParts = []string{"_PATCH", "_PATCHLEVEL", "_MICRO", "_REVISION"}

// number is what a macro is defined as, if that is a number.
func number(data []byte, macro string) string {
	for rest := data; ; {
		i := bytes.Index(rest, []byte(macro))
		if i < 0 {
			return ""
		}
		line := rest[bytes.LastIndexByte(rest[:i], '\n')+1:]
		if m := defined().FindSubmatch(bytes.TrimSuffix(firstLine(line), []byte("\r"))); m != nil && string(m[1]) == macro && len(bytes.Trim(m[2], "0123456789")) == 0 {
			return string(m[2])
		}
		rest = rest[i+len(macro):]
	}
}

// nextVersionWord finds what every version macro has in its name.
func nextVersionWord(data []byte) int {
	best := -1
	for _, word := range []string{"VERSION", "_MAJOR", "_MINOR", "_VER"} {
		window := data
		if best >= 0 {
			window = data[:min(best+len(word), len(data))]
		}
		if i := bytes.Index(window, []byte(word)); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

var (
	topLine = lazily.Regexp(`^[\s/*#;!|]*([A-Za-z][\w.+-]*)(?:\.(?:h|hpp|c|cpp|cc))?\s*(?:[-–—:,|]+\s*)?(?:[vV]|[vV]ersion |[vV]er\.? |[rR]elease )(\d+\.\d+(?:\.\d+)*[a-z0-9]*)\b`)
	anyLine = lazily.Regexp(`(?:@version|[vV]ersion:?|\$Version:?)\s+v?(\d+\.\d+(?:\.\d+)*[a-z0-9]*)\b`)
)

// aboutVersions are lines about several versions of something, not about this one: "Wonder v3.5 and lower".
var aboutVersions = lazily.Regexp(`(?i)\d[\w.]*(?:,? (?:and|or) (?:lower|higher|later|newer|older|above|below|up|earlier))\b`)

// top reads "name - v1.2" or "Version 1.2" off the first lines of a file.
func top(data []byte) []Clue {
	n := 0
	for line := range bytes.Lines(data[:min(len(data), 2048)]) {
		if n++; n > 40 {
			break
		}
		if len(line) > 300 {
			continue
		}
		if m := topLine().FindSubmatch(line); m != nil && !aboutVersions().Match(line) {
			return []Clue{{Kind: banner, Name: string(m[1]), Version: string(m[2]), Line: n}}
		}
		if m := anyLine().FindSubmatch(line); m != nil && !bytes.Contains(line, []byte("icense")) {
			return []Clue{{Kind: banner, Version: string(m[1]), Line: n}}
		}
	}
	return nil
}

// parserGenerator is the name that membership gives what Bison wrote: its authors' notice, and the project's file.
const parserGenerator = "GNU Bison"

// foundation is the name that membership gives the Apache Software Foundation.
const foundation = "Apache Software Foundation"

var partOf = lazily.Regexp(`^(?i:part of (?:the )?)((?:GNU )?[A-Za-z][\w.+-]*)`)

// membership reads "part of NAME" at the start of a file.
func membership(data []byte) []Clue {
	head := data[:min(len(data), 600)]
	if bytes.Contains(head, []byte("made by GNU Bison")) {
		return []Clue{{Kind: member, Name: parserGenerator, Line: 1}}
	}
	if bytes.Contains(head, []byte("icensed to the "+foundation)) {
		return []Clue{{Kind: member, Name: foundation, Line: lineOf(data, bytes.Index(head, []byte(foundation)))}}
	}
	for at := range places(head, membershipWords) {
		if at < 1 || at > 1 && wordByte[head[at-2]] {
			continue
		}
		if m := partOf().FindSubmatch(head[at-1:]); m != nil {
			return []Clue{{Kind: member, Name: strings.TrimRight(string(m[1]), ".,;-"), Line: lineOf(data, at)}}
		}
	}
	return nil
}

var membershipWords = [][]byte{[]byte("art of ")}

// places yields where any of some words stands in a text, from its start on.
func places(text []byte, words [][]byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		next := make([]int, len(words))
		for i, word := range words {
			next[i] = find(text, word, 0)
		}
		for {
			first := 0
			for i := range next {
				if next[i] < next[first] {
					first = i
				}
			}
			at := next[first]
			if at == len(text) || !yield(at) {
				return
			}
			next[first] = find(text, words[first], at+1)
		}
	}
}

var alteration = lazily.Regexp(`(?i)\b(?:this (?:file|code|source|version) (?:has been|was|is) (?:heavily |slightly )?(?:modified|changed|altered|adapted)|local modifications?:|(?:modified|adapted|altered|changes|modifications) (?:by|for) (?-i:[A-Z])|(?:heavily|slightly) modified)`)

// changed are parts of the words of which every alteration has one, and the bytes that it may
// have on either side.
var changed = [][]byte{[]byte("odif"), []byte("lter"), []byte("dapt"), []byte("hange"), []byte("ODIF"), []byte("LTER"), []byte("DAPT"), []byte("HANGE")}

// aboutChange stand beside them in every alteration.
var aboutChange = [][]byte{[]byte("his "), []byte("HIS "), []byte("ocal "), []byte("OCAL "), []byte("ily "), []byte("ILY "), []byte("htly "), []byte("HTLY "), []byte(" by "), []byte(" By "), []byte(" BY "), []byte(" for "), []byte(" For "), []byte(" FOR ")}

const (
	beforeChanged = 48
	afterChanged  = 32
)

// alterations finds words at the start of a file that say that it was changed.
func alterations(data []byte) []Clue {
	head := data[:min(len(data), headBytes)]
	for at := range places(head, changed) {
		from := max(0, at-beforeChanged)
		for from > 0 && from < at && wordByte[head[from-1]] {
			from++
		}
		around := head[from:min(len(head), at+afterChanged)]
		if !containsAny(around, aboutChange) {
			continue
		}
		m := alteration().FindIndex(around)
		if m == nil {
			continue
		}
		start, end := from+m[0], from+m[1]
		line := end + max(0, bytes.IndexByte(append(head[end:len(head):len(head)], '\n'), '\n'))
		text := strings.ToValidUTF8(strings.Trim(string(head[start:min(line, start+120)]), " \t\r*/"), "")
		return []Clue{{Kind: altered, Text: text, Line: lineOf(data, start)}}
	}
	return nil
}

// find is where a word stands in text from a place on, or its end.
func find(text, word []byte, from int) int {
	if i := bytes.Index(text[from:], word); i >= 0 {
		return from + i
	}
	return len(text)
}
