package vendored

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// originBytes is where a file says of the whole of itself where it comes from.
const originBytes = 1500

// The words without which nothing says where a file was taken from, without their first letters, which may be capitals.
var (
	takenWords  = [][]byte{[]byte("aken "), []byte("opied "), []byte("tolen "), []byte("orrowed "), []byte("mported "), []byte("ifted "), []byte("orted "), []byte("dapted "), []byte("xtracted "), []byte("endored "), []byte("btained "), []byte("ownloaded "), []byte("etrieved "), []byte("omes "), []byte("ame "), []byte("erived ")}
	sourceWords = [][]byte{[]byte("ource"), []byte("rigin"), []byte("pstream"), []byte("rom ")}
	codeHosts   = [][]byte{[]byte("github.com/"), []byte("gitlab.com/"), []byte("bitbucket.org/"), []byte("codeberg.org/")}
	ownHosts    = [][]byte{[]byte(".googlesource.com/"), []byte("://gitlab."), []byte("://git."), []byte("://code.videolan.org/"), []byte("://salsa.debian.org/"), []byte("://sourceware.org/git/"), []byte("://invent.kde.org/")}
	baseWords   = [][]byte{[]byte("ased "), []byte("erived "), []byte("riginally ")}
)

func containsAny(data []byte, words [][]byte) bool {
	return slices.ContainsFunc(words, func(w []byte) bool { return bytes.Contains(data, w) })
}

// takenReach is how far before "from" a file says that it was taken.
const takenReach = 64

// saysTaken reports whether one of takenWords stands a few words before "from" or "off".
func saysTaken(head []byte) bool {
	for _, word := range [][]byte{[]byte("rom"), []byte("ROM"), []byte("off"), []byte("OFF")} {
		for at := find(head, word, 0); at < len(head); at = find(head, word, at+1) {
			if containsAny(head[max(0, at-takenReach):at], takenWords) {
				return true
			}
		}
	}
	return false
}

// The words without which derivedFrom finds nothing, those that stand before "from" and the others.
var (
	derivedWords  = [][]byte{[]byte("opied"), []byte("OPIED"), []byte("aken"), []byte("AKEN"), []byte("orrowed"), []byte("ORROWED"), []byte("ifted"), []byte("IFTED"), []byte("tolen"), []byte("TOLEN"), []byte("orted"), []byte("ORTED"), []byte("dapted"), []byte("DAPTED"), []byte("xtracted"), []byte("XTRACTED"), []byte("erived"), []byte("ERIVED")}
	originalWords = [][]byte{[]byte("ased on"), []byte("ased up"), []byte("ASED ON"), []byte("ASED UP"), []byte("ased\n"), []byte("ased\r"), []byte("ased\t"), []byte("riginally"), []byte("RIGINALLY")}
)

// saysDerived reports whether the words of derivedFrom may stand in a text.
func saysDerived(head []byte) bool {
	if containsAny(head, originalWords) {
		return true
	}
	for at := range places(head, [][]byte{[]byte("rom"), []byte("ROM")}) {
		if containsAny(head[max(0, at-takenReach):at], derivedWords) {
			return true
		}
	}
	return false
}

// ownWords stand where a name would, and are none.
var ownWords = set("this", "that", "same", "main", "original", "other", "another", "open", "old", "new", "following", "above", "parent", "upstream", "external", "separate", "reference", "standard", "system", "public", "free", "official", "existing", "own", "c++", "and", "file", "files", "implementation", "function")

var takenFrom = lazily.Regexp(`(?i)(?:\b(?:taken|copied|stolen|borrowed|imported|lifted|ported|adapted|extracted|vendored|obtained|downloaded|retrieved|comes?|came)\s+(?:\w+\s+){0,2}(?:from|off)\b|(?:^|\n)[\s/*#;]*(?:from|source(?: code)?:|origin(?:al)?(?: (?:code|source|file|version|implementation))?(?: from| at)?:?|upstream:?|maintained at)\s)[^\n]{0,60}(?:\n[\s/*#;]*[^\n]{0,60})?https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)

// takenFromForge is a name where "taken from" goes on with an address of a forge that gives each project a host or path of its own.
var takenFromForge = lazily.Regexp(`(?i)\b(?:taken|copied|stolen|borrowed|imported|lifted|ported|adapted|extracted|obtained|downloaded|code\s+derived|comes?|came)\s+(?:\w+\s+){0,2}(?:from|off)\b[^\n]{0,60}(?:\n[\s/*#;]*[^\n]{0,60})?https?://(?:([\w-]+)\.sourceforge\.(?:net|io)|(?:www\.)?sourceforge\.net/(?:p|projects)/([\w-]+)|savannah\.(?:non)?gnu\.org/projects/([\w-]+))`)

// takenFromSite is the site that all of a file was taken from: "This code was taken from http://www.wonder.example/rings/".
var takenFromSite = lazily.Regexp(`(?i)\bthis (?:code|file|source|source code|software|implementation)\s+(?:is|was|has been)\s+(?:taken|copied|downloaded|obtained|borrowed)\s+from[\s*#/]+<?https?://(?:www\.)?([a-z][\w-]{2,30})\.[a-z.]{2,10}[/\s>.,]`)

// notSites are hosts that name no work: of code, of answers, and of what is read.
var notSites = set("github", "gitlab", "bitbucket", "codeberg", "sourceforge", "stackoverflow", "en", "wikipedia", "wikibooks", "rosettacode", "git", "code", "web", "docs", "tools", "datatracker", "www", "gist", "raw", "pastebin", "codeproject", "msdn", "docs", "learn", "developer")

// derivedAddress is a repository on the line below "Derived from Wonder (MIT)".
var derivedAddress = lazily.Regexp(`\b(?i:derived|adapted)\s+from\s+[^\n]{1,60}\n[\s/*#;]*https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)

// takenWithTerms is where the code in a file goes over to what has a licence of its own.
var takenWithTerms = lazily.Regexp(`\b(?:taken|copied|borrowed|extracted|derived|adapted|lifted)\s+from\s+(?:the\s+)?([A-Za-z][\w.+-]{2,30}),?\s+which\s+(?:has|is|was|comes)\s+(?:\w+\s+){0,4}(?:licen[sc]ed?\b|under\b)`)

// adaptedWithTerms is a repository that some code was taken from, and the licence that the repository has.
var adaptedWithTerms = lazily.Regexp(`(?i)\b(?:taken|copied|borrowed|ported|adapted|extracted|derived)\s+from\b[^\n]{0,40}(?:\n[\s/*#;]*[^\n]{0,40})?https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)[^\n]{0,80}(?:\n[\s/*#;]*)?[^\n]{0,40}\b(?:MIT|BSD|Apache|zlib|ISC|Boost|GPL|LGPL|MPL|public domain|licen[sc]ed?)\b`)

// takenFromHost is a repository on a host of code that belongs to a project or company.
var takenFromHost = lazily.Regexp(`(?i)(?:\b(?:taken|copied|borrowed|imported|ported|adapted|extracted|vendored|obtained|downloaded|comes?|came)\s+(?:\w+\s+){0,2}(?:from|off)\b|(?:^|\n)[\s/*#;]*(?:source(?: code)?:|origin(?:al)?(?: (?:code|source|file|version|implementation))?(?: from| at)?:?|upstream:?)\s)[^\n]{0,60}(?:\n[\s/*#;]*[^\n]{0,60})?https?://(?:[\w-]+\.googlesource\.com|(?:git|gitlab|code|salsa|invent)\.[\w.-]+|sourceware\.org/git)/([\w./~-]+)`)

// writtenFor is the project for which a file was written at first.
var writtenFor = lazily.Regexp(`\b[Oo]riginally\s+(?:written|developed|created|designed|implemented)\b[^.]{0,80}?\b(?:at|for|in|within|as\s+(?:a\s+)?part\s+of)\s+the[\s/*#;]+([A-Z][\w+-]{2,30})[\s/*#;]+(?:project|library)\b`)

// derivedFrom is a name with a capital that some code is said to come from.
var derivedFrom = lazily.Regexp(`\b(?i:(?:copied|taken|borrowed|lifted|stolen|ported|adapted|extracted|imported|derived)(?:\s+\w+)?\s+from|based\s+(?:up)?on\s+(?:the\s+)?(?:\w+\s+)?(?:code|sources?|implementation)\s+(?:from|of|in)|originally\s+(?:(?:a\s+)?part\s+of|from|released\s+(?:by|as\s+part\s+of)|distributed\s+with|included\s+(?:in|with)|shipped\s+with))\s+(?:the\s+)?([A-Z][\w+-]{2,30})(?:[\s,;:)]|\.\s|\.?$)`)

// ofPerson follows a name that is no project's: a first name where the work is a person's ("borrowed from Ada Example's wonders"), or what
// is read ("the length is taken from Content-Length header").
var ofPerson = lazily.Regexp(`^[ \t\n*/#;]+(?:[A-Z][a-z]+'s|headers?|fields?|arguments?|parameters?|messages?|requests?|responses?|registers?)\b`)

// ofWhole are words for the whole of a file, or of what stands in it.
var ofWhole = lazily.Regexp(`(?i)\b(?:this|the)(?:\s+(?:class|code|file|implementation|algorithm|module))?(?:[\s/*#]+(?:has|have|was|is|been|were)){1,2}[\s/*#]+$`)

// basedOnCode is a project some of whose code a file is made of, "code from the OggTheora software", "code from Markus Kuhn's jbigkit".
var basedOnCode = lazily.Regexp(`\b(?i:based\s+(?:up)?on)\s+(?:the\s+)?(?:source\s+)?code\s+(?:from|of|in)\s+(?:the\s+)?(?:(?:[A-Z]\w+\s+){0,2}[A-Z]\w+'s\s+)?([A-Za-z][\w+-]{2,30})(?:\s+(?:[\w-]+\s+){0,3}(?:source|software|library|project|package|codec|code)\b|[.,;]|\.?\s+See\b)`)

// similarCode is where a part of a file comes from, before its terms: "adapted from similar code in libwonder, which is:".
var similarCode = lazily.Regexp(`\b(?i:adapted|taken|copied|derived|borrowed)\s+from\s+(?:\w+\s+)?(?:code|functions?|routines?)\s+(?:in|of|from)\s+(?:the\s+)?([A-Za-z][\w.+-]{2,30}),?\s+(?:which\s+is|whose\s+(?:licen[sc]e|notice)\s+is|with\s+the\s+following)`)

// derivedPath is a file of another project, by its path.
var derivedPath = lazily.Regexp(`\b(?i:copied|taken|adapted|borrowed)\s+from ([A-Za-z][\w.+-]{2,30})/(?:[\w.+-]+/)*[\w.+-]+\.(?:c|h|cc|cpp|hpp|S|py)\b`)

// fileFrom names a file and the tools that it is from: "send.c: from wonder tools by".
var fileFrom = lazily.Regexp(`(?m)^[\s/*#;]*[\w.+-]+\.(?:c|h|cc|cpp|hpp|py)\s*(?::|-+)\s*from\s+(?:the\s+)?([A-Za-z][\w.+-]{2,30})\s+(?:tools|suite|library|project|package|sources?|distribution)\b`)

// basedWithTerms is a project whose notice follows: "This file is based on the WONDER functions. The original license text follows."
var basedWithTerms = lazily.Regexp(`\b[Tt]his[\s/*#]+(?:file|code)[\s/*#]+(?:is|was)[\s/*#]+(?:based[\s/*#]+on|derived[\s/*#]+from|adapted[\s/*#]+from)[\s/*#]+(?:the[\s/*#]+)?([A-Z][\w.+-]{2,30})(?:'s)?\b[^.;]{0,80}\.[\s/*#]+(?:The[\s/*#]+|Its[\s/*#]+)?[Oo]riginal[\s/*#]+(?:licen[sc]e|copyright)\b`)

// mostFrom is where most of what follows in a file comes from: "Most of the following is stolen from wonder."
var mostFrom = lazily.Regexp(`\b(?:(?:(?:[Mm]ost|[Mm]uch|[Aa]ll|[Pp]arts) of )?[Tt]he following(?: code)?|[Mm]ost of this(?: code| file)?)\s+(?:is|was|has been|comes)\s+(?:\w+\s+){0,2}?(?:(?:taken|stolen|copied|borrowed|lifted|ripped)\s+)?from\s+([A-Za-z][\w.+-]{2,30}?)\.?[\s/*]*(?:\*/|\n)`)

// wholeSentences name a project wherever in the head they stand; words are those without which they do not.
var wholeSentences = []struct {
	words   [][]byte
	pattern func() *regexp.Regexp
	first   bool // only before any code
}{
	{[][]byte{[]byte("code from"), []byte("code of"), []byte("code in")}, basedOnCode, false},
	{[][]byte{[]byte("which is"), []byte("whose "), []byte("with the following")}, similarCode, false},
	{[][]byte{[]byte("ile from the"), []byte("ile is from the"), []byte("ile comes from the"), []byte("taken from the"), []byte("originates from the")}, fileOf, false},
	{[][]byte{[]byte("(http")}, takenWithAddress, true},
	{[][]byte{[]byte("riginal license"), []byte("riginal licence"), []byte("riginal copyright")}, basedWithTerms, false},
	{[][]byte{[]byte("following "), []byte("ost of this ")}, mostFrom, false},
	{[][]byte{[]byte("inux kernel"), []byte("inux Kernel")}, takenFromKernel, true},
	{[][]byte{[]byte(": from "), []byte("- from ")}, fileFrom, false},
	{[][]byte{[]byte("ased on ")}, basedOnFile, true},
	{[][]byte{[]byte("From ")}, fromProject, true},
	{[][]byte{[]byte("ased on the ")}, basedOnThing, true},
}

// basedOnFile is a file of somebody that this one was made of: "Based on rings.c by Ada Example".
var basedOnFile = lazily.Regexp(`\b[Bb]ased on ([A-Za-z][\w-]{2,30})\.(?:c|h|cc|cpp|hpp|py) (?:by|from|of) [A-Z][\w.]* [A-Z]`)

// basedOnThing is the project that a thing by its own name is from: "Based on the RingView from wonder", on a line of its own.
var basedOnThing = lazily.Regexp(`(?m)^[\s/*#;]*Based on the [A-Z]\w+ from (?:the )?([A-Za-z0-9][\w+-]{2,30})\.?\r?$`)

// fromProject is a line that says nothing else: "From Wonder Project".
var fromProject = lazily.Regexp(`(?m)^[\s/*#;]*From (?:the )?([A-Z][\w+-]+) [Pp]roject\.?\r?$`)

// pathWords are those before a path of another project.
var pathWords = [][]byte{[]byte("opied from "), []byte("aken from "), []byte("dapted from "), []byte("orrowed from ")}

// fileOf is the project that a file says it is from: "File from the Wonder project", "This file is from the Apache Wonder Library."
var fileOf = lazily.Regexp(`(?m)(?:^[\s/*#;]*[Ff]ile\s+(?:is\s+)?from|\b[Tt]his\s+(?:source\s+)?file\s+(?:is|comes|was\s+taken|has\s+been\s+taken|originates))(?:\s+from)?\s+the[\s/*#]+((?:[A-Z][\w+-]*[\s/*#]+){0,3}?[A-Z][\w+-]+)[\s/*#]+(?:[Pp]roject|[Ll]ibrary|[Ss]oftware|[Pp]ackage|[Ss]ource|[Dd]istribution)\b`)

// takenWithAddress is a project by any name that its address follows: "adapted from libwonder (https://…)"; takenFromKernel one that is written
// without a capital.
var (
	takenWithAddress = lazily.Regexp(`\b(?i:copied|taken|borrowed|ported|adapted|derived|extracted|imported)\s+from\s+(?:the\s+)?([A-Za-z][\w.+-]{2,30})\s+\(https?://[\w.-]+`)
	takenFromKernel  = lazily.Regexp(`\b(?i:copied|taken|borrowed|ported|adapted|derived|extracted|imported|stolen)\s+from\s+(?:the\s+)?([Ll]inux)\s+kernel\b`)
)

// ofCode are words for what is copied, behind the start of a file.
var ofCode = lazily.Regexp(`(?i)\b(?:code|functions?|routines?|library|class|implementation|they|file|it)\b[^.;{]{0,30}$`)

// rightsAt is a repository on the line of a copyright or a licence's name.
var rightsAt = lazily.Regexp(`(?:^|\n)[\s/*#;-]*(?:(?i:copyright|\(c\)|©)|(?:CC0|MIT|BSD|GPL|LGPL)-\d)[^\n]{0,100}?https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)

// notProjects are words with a capital that stand where the name of a project would.
var notProjects = set("here", "there", "where", "rfc", "iso", "itu", "ieee", "nist", "fips", "ietf", "sec", "section", "table", "figure", "chapter", "appendix", "annex", "algorithm", "equation", "page", "part", "the", "this", "that", "these", "an", "it", "its", "http", "https", "www",
	"rsa", "wikipedia", "stackoverflow", "stack", "github", "microsoft", "windows", "unix", "posix", "apache", "mit", "gpl", "lgpl", "bsd", "version", "revision", "user", "kernel", "mr", "dr", "prof", "figures", "source", "code", "sources", "example", "examples", "original", "which", "above", "some", "several", "various", "other", "another", "our", "my", "your", "his", "her", "their")

// fileAddress is the address of a file, where a file begins with nothing else.
var fileAddress = lazily.Regexp(`\A(?:/\*+|//+|#+)?\s*(https://(?:github|gitlab)\.com/[\w.-]+/([\w.-]+))/(?:-/)?(?:blob|raw)/[\w./-]+\.\w+[ \t]*(?:\*/)?\r?\n`)

var takenFromProject = lazily.Regexp(`(?i)\b(?:copied|taken|imported|borrowed|stolen|lifted|extracted|this (?:source )?file comes)\s+(?:verbatim\s+|directly\s+|mostly\s+)?from\s+(?:the\s+)?(?-i:([A-Za-z][\w.+-]{2,30}))\s+(?:library|project|source package|source tree|source code|sources|repository|distribution|package)\b`)

// origins reads "taken from https://github.com/owner/name" before the code of a file begins, and where some of the code comes
// from when it says on which terms.
func origins(data []byte) []Clue {
	head := data[:min(len(data), originBytes)]
	if !bytes.Contains(head, []byte("rom ")) && !bytes.Contains(head, []byte("://")) && !bytes.Contains(head, []byte("riginal")) && !bytes.Contains(head, []byte("ased on ")) {
		return nil
	}
	taken := saysTaken(head)
	hosted := containsAny(head, codeHosts)
	if !taken && !hosted && !containsAny(head, sourceWords) && !containsAny(head, baseWords) {
		return nil
	}
	clue := func(start, end int, url string) []Clue {
		name := strings.TrimSuffix(strings.TrimRight(string(head[start:end]), "."), ".git")
		if strings.ContainsAny(name, " \t\n") { // of several words, maybe on several lines
			name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" \t\r\n/*#", r) }), " ")
		}
		if ownWords[strings.ToLower(name)] {
			return nil
		}
		return []Clue{{Kind: origin, Name: name, URL: url, Line: lineOf(data, start)}}
	}
	opens := func(m []int) bool { // before any code
		return m != nil && !bytes.Contains(head[:m[0]], []byte("#include")) && !codeBegins(head[:m[0]]) && !bytes.HasSuffix(head[:m[0]], []byte(" not "))
	}
	if bytes.Contains(head, []byte("riginally ")) {
		if m := writtenFor().FindSubmatchIndex(head); opens(m) {
			return clue(m[2], m[3], "")
		}
	}
	if containsAny(head, ownHosts) {
		if m := takenFromHost().FindSubmatchIndex(head); opens(m) {
			url := repositoryIn(head[m[0]:m[1]])
			for _, inside := range []string{"/+", "/-/", "/blob/", "/tree/", "/raw/", "/src/"} {
				url, _, _ = strings.Cut(url, inside)
			}
			url = strings.TrimSuffix(strings.TrimRight(url, "./"), ".git")
			if name := path.Base(url); strings.Count(url, "/") > 2 && !ownWords[strings.ToLower(name)] {
				return []Clue{{Kind: origin, Name: name, URL: url, Line: lineOf(data, m[2])}}
			}
		}
	}
	if taken {
		if m := takenFromSite().FindSubmatchIndex(head); opens(m) && !notSites[strings.ToLower(string(head[m[2]:m[3]]))] {
			return clue(m[2], m[3], "")
		}
		if m := takenFromProject().FindSubmatchIndex(head); opens(m) && !ownWords[strings.ToLower(string(head[m[2]:m[3]]))] && !notProjects[strings.ToLower(string(head[m[2]:m[3]]))] {
			return clue(m[2], m[3], "")
		}
		if bytes.Contains(head, []byte("which ")) {
			if m := takenWithTerms().FindSubmatchIndex(head); m != nil {
				return clue(m[2], m[3], "")
			}
		}
		if bytes.Contains(head, []byte("sourceforge.")) || bytes.Contains(head, []byte("savannah.")) {
			if m := takenFromForge().FindSubmatchIndex(head); opens(m) {
				for i := 2; i < len(m); i += 2 {
					if m[i] >= 0 {
						return clue(m[i], m[i+1], "")
					}
				}
			}
		}
		if hosted {
			if m := adaptedWithTerms().FindSubmatchIndex(head); m != nil {
				return clue(m[4], m[5], repositoryIn(head[m[0]:m[5]]))
			}
		}
	}
	if hosted {
		m := takenFrom().FindSubmatchIndex(head)
		if m != nil && bytes.Contains(firstLine(bytes.TrimLeft(head[m[0]:m[1]], "\n")), []byte(" import ")) {
			m = nil // a line of Python, and an address below it
		}
		if opens(m) || m != nil && ofWhole().Match(head[max(0, m[0]-60):m[0]]) {
			return clue(m[4], m[5], repositoryIn(head[m[0]:m[1]]))
		}
	}
	if hosted {
		if m := fileAddress().FindSubmatchIndex(head); m != nil {
			return clue(m[4], m[5], string(head[m[2]:m[5]]))
		}
		if m := rightsAt().FindSubmatchIndex(head); opens(m) {
			return clue(m[4], m[5], repositoryIn(head[m[0]:m[1]]))
		}
	}
	for _, sentence := range wholeSentences {
		if !containsAny(head, sentence.words) {
			continue
		}
		if m := sentence.pattern().FindSubmatchIndex(head); m != nil && (opens(m) || !sentence.first) && !notProjects[strings.ToLower(string(head[m[2]:m[3]]))] {
			return clue(m[2], m[3], "")
		}
	}
	if hosted && taken {
		if m := derivedAddress().FindSubmatchIndex(head); opens(m) {
			name := strings.TrimSuffix(strings.TrimRight(string(head[m[4]:m[5]]), "."), ".git")
			return []Clue{{Kind: derived, Name: name, URL: repositoryIn(head[m[0]:m[1]]), Line: lineOf(data, m[4])}}
		}
	}
	if containsAny(head, pathWords) {
		if m := derivedPath().FindSubmatchIndex(head); opens(m) {
			return []Clue{{Kind: derived, Name: string(head[m[2]:m[3]]), Line: lineOf(data, m[2])}}
		}
	}
	if saysDerived(head) {
		for _, m := range derivedFrom().FindAllSubmatchIndex(head, 4) {
			if name := string(head[m[2]:m[3]]); !notProjects[strings.ToLower(name)] && !standardName().MatchString(name) && !bytes.HasSuffix(head[:m[0]], []byte("products ")) && !ofLanguage().Match(head[m[3]:]) && !ofPerson().Match(head[m[3]:]) && (opens(m) || ofCode().Match(head[max(0, m[0]-80):m[0]])) {
				return []Clue{{Kind: derived, Name: name, Line: lineOf(data, m[2])}}
			}
		}
	}
	return nil
}

// standardName are names of standards, of which nothing is copied: "adapted from PKCS15 emulation layer".
var standardName = lazily.Regexp(`^(?:PKCS|RFC|ISO|IEC|FIPS|IEEE|ITU|ANSI|ECMA|NIST)[-_]?\d`)

// repository is the address of a repository, and nothing in it.
var repository = lazily.Regexp(`https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/[\w.-]+/([\w.-]+?)(?:\.git)?/?(?:[\s)>,;"'*]|$)`)

// titled is a file that begins with a name and, in brackets, the repository that is called so.
var titled = lazily.Regexp(`\A[\s/*#;-]*([A-Za-z][\w.+-]{3,})\s+\((https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/[\w.-]+/([\w.-]+?))(?:\.git)?/?\)`)

// onlyComment reports whether a text is within the comments that a file begins with.
func onlyComment(text []byte) bool {
	for len(text) > 0 {
		text = bytes.TrimLeft(text, " \t\r\n")
		switch {
		case len(text) == 0:
			return true
		case bytes.HasPrefix(text, []byte("/*")):
			end := bytes.Index(text, []byte("*/"))
			if end < 0 {
				return true
			}
			text = text[end+2:]
		case bytes.HasPrefix(text, []byte("//")), text[0] == '#' && !bytes.HasPrefix(text, []byte("#include")) && !bytes.HasPrefix(text, []byte("#define")), bytes.HasPrefix(text, []byte("--")):
			_, rest, _ := bytes.Cut(text, []byte{'\n'})
			text = rest
		default:
			return false
		}
	}
	return true
}

// hostedFile is the address of a file on a code host.
var hostedFile = lazily.Regexp(`(https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/([\w.-]+))/(?:-/)?(?:blob|raw)/[\w./-]*/([\w.-]+)`)

// sameFile reads the address of a file that is called as this one is, in the comment that it begins with.
func sameFile(file string, data []byte) []Clue {
	head := data[:min(len(data), originBytes)]
	if !bytes.Contains(head, []byte("/blob/")) && !bytes.Contains(head, []byte("/raw/")) {
		return nil
	}
	for _, m := range hostedFile().FindAllSubmatchIndex(head, 4) {
		if strings.EqualFold(string(head[m[6]:m[7]]), path.Base(file)) && onlyComment(head[:m[0]]) {
			return []Clue{{Kind: origin, Name: string(head[m[4]:m[5]]), URL: string(head[m[2]:m[3]]), Line: lineOf(data, m[0])}}
		}
	}
	return nil
}

// namesake reads the address of a repository that is called as the file is, in the comment that the file begins with.
func namesake(file string, data []byte) []Clue {
	head := data[:min(len(data), originBytes)]
	if same := sameFile(file, data); same != nil {
		return same
	}
	name := plain(strings.TrimSuffix(stem(file), ".min"))
	if len(name) < 4 || !containsAny(head, codeHosts) {
		return nil
	}
	if m := titled().FindSubmatchIndex(head); m != nil && strings.HasPrefix(plain(string(head[m[2]:m[3]])), plain(string(head[m[6]:m[7]]))) {
		return []Clue{{Kind: origin, Name: string(head[m[6]:m[7]]), URL: string(head[m[4]:m[7]]), Line: lineOf(data, m[2])}}
	}
	for _, m := range repository().FindAllSubmatchIndex(head, 4) {
		repo := string(head[m[2]:m[3]])
		of := plain(repo)
		for _, ending := range []string{"hpp", "h", "c", "cpp", "js", "lua"} {
			if bare := strings.TrimSuffix(of, ending); of != name && len(bare) >= 4 {
				of = bare
			}
		}
		if (of == name || plain(repo) == name || "lib"+name == plain(repo)) && onlyComment(head[:m[0]]) {
			return []Clue{{Kind: origin, Name: repo, URL: repositoryIn(bytes.TrimRight(head[m[0]:m[3]], "/")), Line: lineOf(data, m[0])}}
		}
	}
	return nil
}

// ofLanguage are words behind the name of a thing in the program itself: "derived from the Widget class".
var ofLanguage = lazily.Regexp(`^[\s*]+(?:(?:base|abstract|parent|super)[\s*-]?)?(?:class(?:es)?|template|interface|struct(?:ure)?|type|object|enum|member|parameter|value|field|variable|key)\b`)

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	return line
}

// codeBegins reports whether a block of code begins in a text: a brace that ends a line, but for that of a group in Doxygen's comments.
func codeBegins(text []byte) bool {
	for {
		i := bytes.Index(text, []byte("{\n"))
		if i < 0 {
			return false
		}
		if i == 0 || text[i-1] != '@' {
			return true
		}
		text = text[i+2:]
	}
}

// repositoryIn is the address that a text ends in.
func repositoryIn(text []byte) string {
	url := string(text[bytes.LastIndex(text, []byte("http")):])
	return strings.TrimSuffix(strings.TrimRight(url, "."), ".git")
}
