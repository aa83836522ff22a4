package vendored

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// The budgets of what the middle of a file says.
const (
	passageBytes = 512 << 10
	maxPassages  = 8
	passageReach = 200 // behind the words
)

// takenVerbs are what stands before "from" where something was taken.
var takenVerbs = lazily.Regexp(`(?i)\b(taken|copied|stolen|borrowed|imported|lifted|ported|adapted|adopted|extracted|obtained|derived|ripped|comes?|came|is|was|originates?|originated|pulled|snagged|nicked|grabbed|swiped|cribbed|cut-and-pasted|cut and pasted|pasted|modified|generated)(?:[ \t]+(?:verbatim|wholesale|directly|straight|mostly|largely|heavily|shamelessly|code|functions?|it|unmodified|unchanged|over))*[ \t]*$`)

// beforeFrom are the last words of takenVerbs: most of what stands before "from" is none of them.
var beforeFrom = set("taken", "copied", "stolen", "borrowed", "imported", "lifted", "ported", "adapted", "adopted", "extracted", "obtained", "derived", "ripped", "come", "comes", "came", "is", "was", "originate", "originates", "originated",
	"pulled", "snagged", "nicked", "grabbed", "swiped", "cribbed", "pasted", "modified", "generated",
	"verbatim", "wholesale", "directly", "straight", "mostly", "largely", "heavily", "shamelessly", "code", "function", "functions", "it", "unmodified", "unchanged", "over")

// lastWord is the word that a text ends in, in lower case.
func lastWord(text []byte) string {
	i := len(text)
	for i > 0 && (text[i-1]|0x20 >= 'a' && text[i-1]|0x20 <= 'z') {
		i--
	}
	return strings.ToLower(string(text[i:]))
}

// What follows "from" in a comment where it names another project: a file of it ("from libwonder's list.h", "from the Wonder list.h"), its
// address, a repository, or words that say what was done with it then.
var (
	fromFileOf  = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*(?:\.?[\w+-]+)?)(?:'s|’s)[ \t]+(?:\w+[ \t]+){0,2}["'<` + "`" + `]?[\w.+/-]+\.(?:c|h|cc|cpp|cxx|hpp|hh|S|asm|py|js|m4|cmake)\b`)
	fromAddress = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*(?:\.[\w+-]+)*?)(?:[ \t]+(?:library|project|source code|sources?|code|package|repository|repo))?[ \t]*[:,(\[]?[\s/*#;]*(?:at[ \t]+|see[ \t]+)?<?https?://[\w.-]+\.\w+`)
	fromPath    = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*)(?:[ \t]+[a-z]\w*)?[ \t]*:?[ \t]+(?:[\w.+-]+/)+[\w.+-]+\.(?:c|h|cc|cpp|cxx|hpp|hh|S|asm|py|js)\b`)
	fromCall    = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*(?:\.[\w+-]+)?)(?:'s|’s)[ \t]+[\w.:]+\(\)`)
	fromLibrary = lazily.Regexp(`^the[ \t]+([A-Z][\w+-]+)(?:[ \t]+\w+){0,2}?[ \t]+(?:library|driver|project|package|sources?)\b`)
	fromKernel  = lazily.Regexp(`^(?:a|the)[\s*]+([Ll]inux)[\s*]+kernel[\s*]+(?:header|source|uapi)`)
	fromHosted  = lazily.Regexp(`^[^\n."]{0,60}(?:\n[\s/*#;]*[^\n."]{0,40})?https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)
	fromChanged = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*(?:\.[\w+-]+)*?)(?:[ \t]+v?\d[\w.]*)?(?:,?[ \t]+(?:and|but|with|then)[ \t]+(?:\w+[ \t]+){0,3}(?:modified|adapted|changed|altered|simplified|stripped|edited|extended|reworked|modifications|changes|adaptations)\b)`)
	fromEnd     = lazily.Regexp(`^(?:the[ \t]+)?([A-Za-z][\w+-]*)\.?[ \t]*\*/`)
	portOf      = lazily.Regexp(`\b(?:port|adaptation|version|copy|translation|reimplementation) of (?:[\w-]+[ \t]+){0,5}(?:from|in|of)[ \t]+([A-Za-z][\w.+-]{2,30})[\s/*#;]+[(<]https?://`)
)

// beforeOf are the words with which portOf begins.
var beforeOf = [][]byte{[]byte("port of "), []byte("adaptation of "), []byte("version of "), []byte("copy of "), []byte("translation of "), []byte("implementation of ")}

// basedOnHosted is a repository that a file is based on: "Based on Wonder (https://github.com/them/wonder)".
var basedOnHosted = lazily.Regexp(`\b[Bb]ased[ \t]+(?:up)?on[\s/*#;]+(?:(?:the|code|an?|implementation|in|from|of|original)[ \t]+){0,4}(?:[A-Z][\w.+-]*[ \t]+)?[(<]?https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)

// passages reads where parts of a file come from that are not at its start, from comments in it.
func passages(data []byte) []Clue {
	data = data[:min(len(data), passageBytes)]
	var clues []Clue
	line, counted := 1, 0
	for at := find(data, []byte("from"), 0); at+5 < len(data) && len(clues) < maxPassages; at = find(data, []byte("from"), at+5) {
		if c := data[at+4]; c != ' ' && c != ':' && c != '\n' && c != '\r' {
			continue
		}
		before := data[max(0, at-48):at]
		if i := bytes.LastIndexByte(before, '\n'); i >= 0 && len(bytes.Trim(before[i:], " \t\n*/#;")) > 0 {
			before = before[i:]
		}
		before = bytes.TrimRight(before, " \t\r\n*/#;")
		if !beforeFrom[lastWord(before)] {
			continue
		}
		verb := takenVerbs().FindSubmatch(before)
		if verb == nil || bytes.Contains(before, []byte(" not "+string(verb[1]))) || !inComment(data, at) {
			continue
		}
		weak, whole := false, false
		switch strings.ToLower(string(verb[1])) {
		case "is", "was", "come", "comes", "came", "derived":
			// It says as well where a value is from.
			if weak = true; !codeWord().Match(before) {
				continue
			}
		case "generated":
			weak = true
		case "lifted", "stolen", "ripped", "swiped", "cribbed":
			whole = true
		}
		after := bytes.TrimLeft(data[at+5:min(len(data), at+5+passageReach)], " \t\r\n/*#;")
		name, url := "", ""
		if m := fromHosted().FindSubmatchIndex(after); m != nil {
			name, url = string(after[m[4]:m[5]]), repositoryIn(after[m[0]:m[5]])
		} else if m := fromFileOf().FindSubmatch(after); m != nil {
			name = string(m[1])
		} else if m := fromCall().FindSubmatch(after); m != nil {
			name = string(m[1])
		} else if m := fromAddress().FindSubmatch(after); m != nil {
			name = string(m[1])
		} else if m := fromKernel().FindSubmatch(after); m != nil {
			name = string(m[1])
		} else if m := fromPath().FindSubmatch(after); m != nil && !weak {
			name = string(m[1])
		} else if m := fromLibrary().FindSubmatch(after); m != nil && !weak {
			name = string(m[1])
		} else if m := fromChanged().FindSubmatch(after); m != nil && !weak {
			name = string(m[1])
		} else if m := fromEnd().FindSubmatch(after); m != nil && whole {
			name = string(m[1])
		}
		name = strings.TrimSuffix(strings.TrimRight(name, "."), ".git")
		lower := strings.ToLower(name)
		if len(name) < 3 || ownWords[lower] || notProjects[lower] || notCode[strings.ToLower(path.Ext(name))] || slices.ContainsFunc(clues, func(c Clue) bool { return c.Name == name }) {
			continue
		}
		line += bytes.Count(data[counted:at], []byte{'\n'})
		counted = at
		sort := passage
		if head := data[:at]; at < 2*originBytes && !bytes.Contains(head, []byte("#include")) && !codeBegins(head) && bytes.IndexByte(head, ';') < 0 {
			sort = origin // before any code, of all of it
		}
		clues = append(clues, Clue{Kind: sort, Name: name, URL: url, Line: line})
	}
	if head := data[:min(len(data), 2*originBytes)]; bytes.Contains(head, []byte("://")) && containsAny(head, beforeOf) {
		if m := portOf().FindSubmatchIndex(head); m != nil {
			clues = append(clues, Clue{Kind: passage, Name: string(head[m[2]:m[3]]), Line: lineOf(data, m[2])})
		}
	}
	if head := data[:min(len(data), 2*originBytes)]; bytes.Contains(head, []byte("ased ")) && containsAny(head, codeHosts) {
		if m := basedOnHosted().FindSubmatchIndex(head); m != nil && inComment(data, m[0]) {
			name := strings.TrimSuffix(strings.TrimRight(string(head[m[4]:m[5]]), "."), ".git")
			clues = append(clues, Clue{Kind: passage, Name: name, URL: repositoryIn(head[m[0]:m[5]]), Line: lineOf(data, m[4])})
		}
	}
	return clues
}

// codeWord is what comes from somewhere, where it is code.
var codeWord = lazily.Regexp(`(?i)\b(?:code|functions?|routines?|implementation|algorithm|class|file|header|macros?)\b`)

// notCode are endings of names that are files and no projects.
var notCode = set(".c", ".h", ".cc", ".cpp", ".hpp", ".txt", ".py", ".md", ".html", ".pdf", ".json", ".xml", ".rst")

// inComment reports whether a place in a source of C and the like lies in a comment.
func inComment(data []byte, at int) bool {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	text := bytes.TrimLeft(data[start:at], " \t")
	if bytes.Contains(text, []byte("//")) && !bytes.Contains(text, []byte("\"")) || bytes.HasPrefix(text, []byte("*")) || bytes.HasPrefix(text, []byte("#")) && !bytes.HasPrefix(text, []byte("#define")) || bytes.HasPrefix(text, []byte(";")) {
		return true
	}
	open := bytes.LastIndex(data[max(0, at-8<<10):at], []byte("/*"))
	return open >= 0 && open > bytes.LastIndex(data[max(0, at-8<<10):at], []byte("*/"))
}
