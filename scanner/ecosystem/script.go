package ecosystem

import (
	"bytes"
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var script = Ecosystem{
	Name:    "script",
	PURL:    "github",
	Files:   []string{"*.sh", "*.bash", "*.cmd", "*.bat", "*.ps1", "makefile", "gnumakefile", "*.mk", "*.mak", "dockerfile", "dockerfile.*", "*.dockerfile", "containerfile", "containerfile.*"},
	Scripts: true,
	Title:   "build scripts",
	Reads:   "repositories that a script, Makefile or Dockerfile clones and archives of sources that it downloads, with the tag, commit or version",
	Read:    readScripts,
}

func readScripts(in *Input) Output {
	b := newBuilder("script")
	shared, recipes := sharedVariables(in), recipeVariables(in)
	called := sync.OnceValue(func() map[string]bool { return calledScripts(in) })
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if triesOut().MatchString(m.Path) && (!bytes.Contains(m.Data, []byte("https://")) || !slices.ContainsFunc(codeHosts, func(h []byte) bool { return bytes.Contains(m.Data, h) })) {
			continue
		}
		if b.dependsRecipe(m, recipes) || publishes().MatchString(path.Base(m.Path)) {
			continue
		}
		if mayFetch(m.Data) && !belongsToCopy(m.Path) && (!ofCI(m.Path) || called()[lastTwo(m.Path)]) {
			newScript(b, m, shared).read()
		}
	}
	b.joinArchives()
	return b.output()
}

// joinArchives makes one of the archives of one version of something, as they are there for several platforms: the first has it.
func (b *builder) joinArchives() {
	first, into := map[string]string{}, map[string]string{}
	for _, id := range sortedKeys(b.index) {
		p := b.get(id)
		if !strings.Contains(p.PURL, "download_url=") || p.Version == "" {
			continue
		}
		key := nativeName(strings.ToLower(p.Name)) + "@" + p.Version
		if first[key] == "" {
			first[key] = id
		} else {
			into[id] = first[key]
		}
	}
	if len(into) == 0 {
		return
	}
	for i := range b.edges {
		b.edges[i].To = cmp.Or(into[b.edges[i].To], b.edges[i].To)
	}
	for from, to := range into {
		p := b.get(to)
		p.Locations = append(p.Locations, b.get(from).Locations...)
	}
	b.packages = slices.DeleteFunc(b.packages, func(p inventory.Package) bool { return into[p.ID] != "" })
}

// publishes are scripts that put something somewhere else: what they clone is where it goes.
var publishes = lazily.Regexp(`(?i)(?:^|[_-])(?:deploy|publish)(?:[_.-]|$)`)

// calledScripts are the scripts, by directory and name, that a script names which is not for continuous integration: those that prepare its
// machines may prepare those of people too.
func calledScripts(in *Input) map[string]bool {
	called := map[string]bool{}
	for _, m := range in.Manifests {
		if ofCI(m.Path) || belongsToCopy(m.Path) || triesOut().MatchString(m.Path) || len(m.Data) > maxManifest {
			continue
		}
		for at := range slashes(m.Data) {
			start, end := at, at+1
			for start > 0 && partOfName(m.Data[start-1]) {
				start--
			}
			for end < len(m.Data) && partOfName(m.Data[end]) {
				end++
			}
			if found := strings.TrimRight(string(m.Data[start:end]), ".-"); start < at && end-start < maxValue && scriptEndings[path.Ext(found)] && len(called) < maxEntries {
				called[found] = true
			}
		}
	}
	return called
}

var scriptEndings = set(".sh", ".bash", ".ps1", ".cmd", ".bat")

// slashes yields where a slash stands in data with a part of a name behind it.
func slashes(data []byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			next := bytes.IndexByte(data[at:], '/')
			if next < 0 {
				return
			}
			if at += next; at+1 < len(data) && partOfName(data[at+1]) && !yield(at) {
				return
			}
		}
	}
}

func partOfName(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.' || c == '-'
}

func lastTwo(file string) string { return path.Join(path.Base(path.Dir(file)), path.Base(file)) }

// mayFetch reports whether a script has the words without which nothing is fetched: those of a command or an
// archive, and a host that is not only for tests.
func mayFetch(data []byte) bool {
	if !slices.ContainsFunc(fetchWords, func(w []byte) bool { return bytes.Contains(data, w) }) {
		return false
	}
	for rest := data; ; {
		i := bytes.IndexByte(rest, ':')
		if i < 0 {
			return bytes.Contains(data, []byte("git@")) || bytes.Contains(data, []byte(":=")) && bytes.Contains(data, []byte("$("))
		}
		after, ok := bytes.CutPrefix(rest[i:], []byte("://"))
		if !ok {
			rest = rest[i+1:]
			continue
		}
		rest = after
		host := rest[:min(len(rest), 60)]
		if end := bytes.IndexAny(host, "/ \t\n\"'"); end >= 0 {
			host = host[:end]
		}
		if len(host) > 3 && !bytes.HasPrefix(host, []byte("127.")) && !bytes.Contains(host, []byte("example.")) && (bytes.IndexByte(host, '.') > 0 || host[0] == '$') {
			return true
		}
	}
}

// codeHosts are where a script that only tests gets something that is worth a row.
var codeHosts = [][]byte{[]byte("github.com/"), []byte("gitlab."), []byte("bitbucket.org/"), []byte("codeberg.org/"), []byte("googlesource.com/"), []byte("sourceforge.net/")}

var fetchWords = [][]byte{[]byte(" clone"), []byte(" fetch "), []byte("remote add"), []byte(".tar."), []byte(".tgz"), []byte(".tbz"), []byte(".txz"), []byte(".zip"), []byte("tarball"), []byte("zipball"), []byte(".deb"), []byte(".rpm"), []byte("/raw"), []byte("//raw.")}

// namesVersion reports whether a variable is called as one for a version is.
func namesVersion(variable string) bool {
	name := strings.ToLower(variable)
	if strings.Contains(name, "version_") || strings.Contains(name, "_ver_") || strings.HasSuffix(name, "version") {
		return true
	}
	last := name[strings.LastIndexByte(name, '_')+1:]
	switch last {
	case "ver", "tag", "commit", "revision", "rev", "ref", "sha", "sha1":
		return true
	}
	return false
}

// sharedVariables are those that Makefiles set to an address, or they and scripts to a version: others include them. One that is set to several has
// none here.
func sharedVariables(in *Input) map[string]string {
	shared := map[string]string{}
	for _, m := range in.Manifests {
		s := newScript(nil, m, nil)
		if s.docker || len(m.Data) > maxManifest || belongsToCopy(m.Path) || ofCI(m.Path) || !slices.ContainsFunc(sharedWords, func(w []byte) bool { return bytes.Contains(m.Data, w) }) {
			continue
		}
		for _, text := range continued(m.Data, "#") {
			if before, _, ok := strings.Cut(text, "="); ok && (s.makefile && strings.Contains(text, "://") || len(before) < 60 && namesVersion(strings.TrimRight(before, " \t:?+"))) {
				s.assign(strings.TrimSpace(text))
			}
		}
		for name, value := range s.vars {
			if strings.ContainsAny(value, "$`(") && !strings.Contains(value, "://") {
				value = ""
			}
			if had, ok := shared[name]; ok && had != value {
				value = ""
			}
			shared[name] = value
		}
	}
	return shared
}

// sharedWords stand in a file that sets a variable which others may need.
var sharedWords = [][]byte{[]byte("://"), []byte("VER"), []byte("TAG"), []byte("COMMIT"), []byte("REV"), []byte("version"), []byte("SHA")}

// belongsToCopy reports whether a file lies in an entry of a directory for foreign code. One that lies in the
// directory itself is the project's, and so is one among the files that build what lies there.
func belongsToCopy(file string) bool {
	dir := path.Dir(file)
	if base := path.Base(dir); base == "cmake" || base == "scripts" {
		dir = path.Dir(dir)
		file = dir + "/" + path.Base(file)
	}
	return inForeignDirectory(file) && (!foreignDirectory(strings.ToLower(path.Base(dir))) || inForeignDirectory(dir))
}

// ofCI reports whether a file only prepares a machine for continuous integration.
func ofCI(file string) bool {
	words := strings.FieldsFunc(strings.ToLower(file), func(r rune) bool { return r == '/' || r == '.' || r == '-' || r == '_' })
	return slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "ci", "github", "gitlab", "circleci", "travis", "appveyor", "jenkins", "buildkite", "cirrus", "pipelines", "cifuzz", "codebuild", "kokoro", "drone", "concourse", "devcontainer":
			return true
		}
		return false
	})
}

// fetchScript is one script as it is gone through from top to bottom.
type fetchScript struct {
	*builder
	m         Manifest
	makefile  bool
	docker    bool
	vars      map[string]string
	shared    map[string]string // of other Makefiles
	addresses bool              // some variable may hold one
	commands  bool              // some variable may hold git's
	clones    []*scriptClone
	listed    []*scriptClone // addresses in arrays: cloned where the script clones what a variable holds
	unknown   bool           // it does
	loops     map[string][]string
	bodies    map[string][]scriptLine // of functions that use their arguments
	calls     int
}

// scriptLine is a command as it stands in a script.
type scriptLine struct {
	line int
	text string
	sets bool // a variable, and does nothing else
}

// scriptClone is a repository that a script clones, and what it checks out of it.
type scriptClone struct {
	url, ref, dir string
	line          int
}

func newScript(b *builder, m Manifest, shared map[string]string) *fetchScript {
	base := strings.ToLower(path.Base(m.Path))
	makefile := strings.HasSuffix(base, "makefile") || strings.HasSuffix(base, ".mk") || strings.HasSuffix(base, ".mak")
	return &fetchScript{builder: b, m: m, vars: map[string]string{}, shared: shared, loops: map[string][]string{}, bodies: map[string][]scriptLine{},
		docker: strings.Contains(base, "dockerfile") || strings.HasPrefix(base, "containerfile"), makefile: makefile, addresses: makefile && len(shared) > 0}
}

// maxClones bounds the repositories of one script, maxLoop the words that one of its loops goes over.
const (
	maxClones = 1_000
	maxLoop   = 100
)

func (s *fetchScript) read() {
	var commands []scriptLine
	logical := continued(s.m.Data, "#")
	if s.docker {
		logical = s.dockerCommands()
	}
	inArray, function := false, ""
	for line, text := range logical {
		trimmed := strings.TrimSpace(text)
		if !s.makefile && !s.docker {
			function = s.body(function, line, text, trimmed)
		}
		if !strings.HasPrefix(trimmed, "#") && !s.makefile {
			inArray = s.array(line, trimmed, inArray)
		}
		if trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "::") || isWord(trimmed, "rem") || isWord(trimmed, ":") && !strings.Contains(trimmed, "=") {
			continue
		}
		if s.assign(trimmed) && !strings.Contains(trimmed, "clone") && !strings.Contains(trimmed, "://") && !archiveSuffix().MatchString(trimmed) {
			if !s.makefile {
				commands = append(commands, scriptLine{line, trimmed, true})
			}
			continue
		}
		if i := strings.Index(trimmed, " #"); i >= 0 {
			trimmed = trimmed[:i]
		}
		commands = append(commands, scriptLine{line, trimmed, false})
	}
	s.keepFetching()
	s.run(commands, 0)
	if s.unknown {
		s.clones = append(s.clones, s.listed...)
	}
	for _, c := range s.clones {
		s.fetched(c)
	}
}

// run goes through commands, so many loops deep. In a Makefile a variable may be used above the line that sets it.
func (s *fetchScript) run(commands []scriptLine, depth int) {
	for i := 0; i < len(commands); i++ {
		c := commands[i]
		if !s.makefile {
			s.assign(c.text)
			if strings.Contains(c.text, ";") && strings.Count(c.text, "=") > 1 {
				for _, part := range shellCommands(c.text)[1:] {
					s.assign(strings.TrimSpace(part))
				}
			}
		}
		if c.sets {
			continue
		}
		if name, words, body := s.loop(commands[i:]); len(body) > 0 && depth < maxScriptDepth {
			for _, word := range words {
				if s.calls++; s.calls > maxScriptCalls {
					break
				}
				s.set(name, word)
				s.run(body, depth+1)
			}
			delete(s.vars, name)
			i += len(body)
			continue
		}
		for _, part := range shellCommands(c.text) {
			s.command(c.line, part)
			s.call(c.line, part, 0)
		}
	}
}

// loop reads the head of a loop over words that are known, and its body up to the line that ends it.
func (s *fetchScript) loop(commands []scriptLine) (name string, words []string, body []scriptLine) {
	if s.makefile || s.docker || !strings.HasPrefix(commands[0].text, "for ") {
		return "", nil, nil
	}
	head, rest, _ := strings.Cut(commands[0].text, ";")
	m := loopHead().FindStringSubmatch(strings.TrimSpace(head))
	if m == nil || strings.Contains(rest, "done") {
		return "", nil, nil
	}
	list := s.expand(m[2])
	if strings.ContainsAny(list, "$`(*?[{") {
		return "", nil, nil
	}
	for _, w := range strings.Fields(list) {
		words = append(words, unquote(w))
	}
	if len(words) > maxLoop {
		return "", nil, nil
	}
	for i, inner := 1, 0; i < len(commands) && i <= maxBody; i++ {
		switch text := commands[i].text; {
		case (strings.HasPrefix(text, "for ") || strings.HasPrefix(text, "while ") || strings.HasPrefix(text, "until ")) && !strings.Contains(text, "done"):
			inner++
		case text == "done" || strings.HasPrefix(text, "done ") || strings.HasPrefix(text, "done;"):
			if inner--; inner < 0 {
				return m[1], words, commands[1:i]
			}
		}
	}
	return "", nil, nil
}

// The budgets of calls of a script's own functions.
const (
	maxScriptCalls = 500
	maxScriptDepth = 3
	maxBody        = 200 // lines
)

var (
	usesArgument  = lazily.Regexp(`\$(?:[1-9@*]|\{[1-9@*][^}]*\})`)
	givenArgument = lazily.Regexp(`\$(?:([1-9])|\{([1-9])(?::?-([^}]*))?\})`)
	scriptKeyword = lazily.Regexp(`^(?:(?:if|then|do|else|elif|while|until|time|sudo|!|\{|\()\s+)+`)
	shellWord     = lazily.Regexp(`"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)`)
)

// body notes a line of a function, and returns the function that the next line is of.
func (s *fetchScript) body(function string, line int, text, trimmed string) string {
	switch {
	case function != "" && strings.HasPrefix(text, "}"):
		return ""
	case function != "":
		if trimmed != "" && trimmed[0] != '#' && len(s.bodies[function]) < maxBody {
			s.bodies[function] = append(s.bodies[function], scriptLine{line, trimmed, false})
		}
	case strings.Contains(trimmed, "()") || strings.HasPrefix(trimmed, "function "):
		if m := definedFunction().FindStringSubmatch(text); m != nil && !strings.Contains(trimmed, "}") && len(s.bodies) < maxEntries {
			return cmp.Or(m[1], m[2])
		}
	}
	return function
}

// keepFetching leaves of the functions those that use their arguments and fetch something, or call one that does.
func (s *fetchScript) keepFetching() {
	words := []string{"clone", "curl", "wget", "etch", "ownload", "://"}
	kept := map[string][]scriptLine{}
	for range maxScriptDepth {
		for _, name := range sortedKeys(s.bodies) {
			has := func(l scriptLine) bool {
				return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(l.text, w) })
			}
			if body := s.bodies[name]; kept[name] == nil && slices.ContainsFunc(body, has) && slices.ContainsFunc(body, func(l scriptLine) bool { return usesArgument().MatchString(l.text) }) {
				kept[name] = body
				words = append(words, name)
			}
		}
		if len(words) > maxFetching {
			break
		}
	}
	s.bodies = kept
}

// maxFetching is how many functions of a script that fetch something are looked for in the others.
const maxFetching = 100

// call executes the body of a function of the script's own with the arguments that it is given: "get owner name v1.2".
func (s *fetchScript) call(line int, text string, depth int) {
	if len(s.bodies) == 0 || depth >= maxScriptDepth {
		return
	}
	text = scriptKeyword().ReplaceAllString(strings.TrimSpace(text), "")
	name, rest, _ := strings.Cut(text, " ")
	lines := s.bodies[name]
	if lines == nil || strings.HasPrefix(rest, "(") {
		return
	}
	if s.calls++; s.calls > maxScriptCalls {
		return
	}
	var args []string
	for _, m := range shellWord().FindAllStringSubmatch(s.expand(rest), 20) {
		args = append(args, m[1]+m[2]+m[3])
	}
	outer := s.vars
	s.vars = maps.Clone(outer)
	for _, l := range lines {
		text := givenArgument().ReplaceAllStringFunc(l.text, func(use string) string {
			m := givenArgument().FindStringSubmatch(use)
			if n := int((m[1] + m[2])[0] - '0'); n <= len(args) && !strings.ContainsAny(args[n-1], "`") {
				return args[n-1]
			}
			return m[3]
		})
		if len(text) > maxValue {
			continue
		}
		s.assign(text)
		for _, part := range shellCommands(text) {
			s.command(line, part)
			s.call(line, part, depth+1)
		}
	}
	s.vars = outer
}

var (
	arrayStart = lazily.Regexp(`^(?:declare(?:\s+-\w+)*\s+|local\s+(?:-\w+\s+)?|readonly\s+(?:-\w+\s+)?|typeset(?:\s+-\w+)*\s+)?[A-Za-z_]\w*\+?=\(`)
	// listedRepository is the address of a repository in a list, and the tag or commit that may stand behind it.
	listedRepository = lazily.Regexp(`(https?://[\w.-]+/[^\s'"|;,)@#]+?)(?:[|;,@#]([\w.+-]+)|[ \t]+([\w.+-]+)["'])?(?:["'\s|;,)]|$)`)
)

// array notes the repositories in an array that begins in a line or before it, and reports whether it goes on.
func (s *fetchScript) array(line int, text string, inside bool) bool {
	if !inside && !strings.Contains(text, "=(") || !inside && !arrayStart().MatchString(text) {
		return false
	}
	if strings.Contains(text, "://") {
		for _, m := range listedRepository().FindAllStringSubmatch(text, maxClones) {
			if host, repo := splitGitURL(m[1]); len(s.listed) < maxClones && strings.Count(repo, "/") > 0 && (strings.HasSuffix(m[1], ".git") || host == "github.com" || strings.HasPrefix(host, "gitlab.")) && !archiveSuffix().MatchString(m[1]) && strings.Count(repo, "/") < 4 {
				s.listed = append(s.listed, &scriptClone{url: m[1], ref: m[2] + m[3], dir: repositoryName(m[1]), line: line})
			}
		}
	}
	return !strings.Contains(text, ")")
}

// loopHead is the head of a loop over words.
var loopHead = lazily.Regexp(`^for\s+([A-Za-z_]\w*)\s+in\s+(.+)$`)

// dockerCommands are the commands of a Dockerfile, and what it sets, as a shell would have them.
func (s *fetchScript) dockerCommands() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for line, text := range continuedDocker(s.m.Data) {
			word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
			rest = strings.TrimSpace(rest)
			switch strings.ToUpper(word) {
			case "ARG", "ENV":
				if name, value, ok := strings.Cut(rest, " "); ok && !strings.Contains(name, "=") {
					rest = name + "=" + strings.TrimSpace(value)
				}
				for _, pair := range strings.Fields(rest) {
					if strings.Contains(pair, "=") && !yield(line, pair) {
						return
					}
				}
			case "FROM", "COPY", "LABEL", "WORKDIR", "USER", "CMD", "ENTRYPOINT", "EXPOSE", "VOLUME", "SHELL", "MAINTAINER", "HEALTHCHECK", "ONBUILD", "STOPSIGNAL":
			default: // RUN, ADD, and the lines of a here document
				if strings.EqualFold(word, "RUN") {
					text = rest
				}
				if !yield(line, text) {
					return
				}
			}
		}
	}
}

func isWord(s, word string) bool {
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) && (len(s) == len(word) || s[len(word)] == ' ' || s[len(word)] == '\t')
}

var (
	// In a shell, in cmd (set X=1), in PowerShell ($x = "1"), in a Makefile.
	scriptAssignment = lazily.Regexp(`^(?:@?(?i:set)\s+"?|export\s+|readonly\s+|local\s+|declare(?:\s+-\w+)*\s+|override\s+|\$(?i:env:|global:|script:|local:)?)?([A-Za-z_][A-Za-z0-9_.-]*)\s*[:?+]?=\s*(.*)$`)
	// local x=1 y=2
	declares     = lazily.Regexp(`^(?:local|export|readonly|declare|typeset)\s`)
	alsoAssigned = lazily.Regexp(`\s([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s"';]*)`)
	// : "${X:=1}"
	scriptDefault = lazily.Regexp(`^:\s+"?\$\{([A-Za-z_]\w*):?=([^}]*)\}"?$`)
	scriptReplace = lazily.Regexp(`\$\{([A-Za-z_]\w*)(//?)([^/}]*)/([^}]*)\}|\$\{([A-Za-z_]\w*)(##?|%%?)([^?\[}]*)\}`)
	scriptValue   = lazily.Regexp(`\$\{([A-Za-z_]\w*)(:?-([^}]*))?\}|\$\(([A-Za-z_][\w.-]*)\)|\$([A-Za-z_]\w*)|%([A-Za-z_]\w*)%`)
)

// assign notes a variable, and reports whether the line sets one.
func (s *fetchScript) assign(text string) bool {
	if !strings.Contains(text, "=") {
		return false
	}
	m := scriptDefault().FindStringSubmatch(text)
	if m == nil {
		m = scriptAssignment().FindStringSubmatch(text)
	}
	if m == nil || len(s.vars) >= maxEntries {
		return m != nil
	}
	value := strings.TrimSpace(m[2])
	if !s.makefile && declares().MatchString(text) {
		for _, more := range alsoAssigned().FindAllStringSubmatch(value, 20) {
			if v := s.expand(strings.Trim(more[2], `"'`)); len(v) <= maxValue {
				s.set(more[1], v)
			}
		}
	}
	if i := strings.Index(value, " #"); i >= 0 {
		value = strings.TrimSpace(value[:i])
	}
	if quote := value[:min(len(value), 1)]; quote == `"` || quote == "'" {
		value, _, _ = strings.Cut(value[1:], quote)
	} else if !s.makefile {
		value = strings.TrimSuffix(value, `"`) // set "X=1"
		value, _, _ = strings.Cut(value, ";")
		value, _, _ = strings.Cut(value, " ") // X=1 command
	}
	if !strings.Contains(value, "$("+m[1]+")") {
		if !s.makefile {
			value = s.expand(value)
		}
		if i := strings.IndexByte(text, '='); !s.makefile && i > 0 && text[i-1] == '+' {
			if bareVersion().MatchString(s.vars[m[1]]) {
				return true // of a state of its own that somebody asks for
			}
			value = s.vars[m[1]] + value
		}
		if len(value) <= maxValue {
			s.set(m[1], value)
		}
	}
	return true
}

func (s *fetchScript) set(name, value string) {
	s.vars[name] = value
	s.addresses = s.addresses || strings.Contains(value, "//")
	s.commands = s.commands || strings.Contains(value, "git")
}

// expand replaces variables by what is known of them; an unknown one stays.
func (s *fetchScript) expand(text string) string {
	for range 8 {
		if !strings.ContainsAny(text, "$%") || len(text) > maxValue {
			return text
		}
		changed := false
		if !s.makefile && strings.ContainsAny(text, "/#%") && strings.Contains(text, "${") {
			text = scriptReplace().ReplaceAllStringFunc(text, func(ref string) string { return s.edited(ref) })
		}
		text = scriptValue().ReplaceAllStringFunc(text, func(ref string) string {
			m := scriptValue().FindStringSubmatch(ref)
			name := cmp.Or(m[1], m[4], m[5], m[6])
			value, ok := s.vars[name]
			if !ok && (s.makefile || namesVersion(name)) {
				value = s.shared[name]
				ok = value != ""
			}
			if !ok && m[2] != "" {
				value, ok = m[3], true
			}
			if !ok {
				return ref
			}
			changed = true
			return value
		})
		if !changed {
			return text
		}
	}
	return text
}

// edited is the value of a variable with a part of it replaced or taken off: ${X//_/.}, ${X/a/b}, ${X#v}, ${X%.0}.
func (s *fetchScript) edited(ref string) string {
	m := scriptReplace().FindStringSubmatch(ref)
	value, ok := s.vars[cmp.Or(m[1], m[5])]
	if !ok {
		value, ok = s.shared[cmp.Or(m[1], m[5])]
	}
	switch {
	case !ok || m[1] != "" && m[3] == "" || len(value)*(1+len(m[4])) > maxValue:
		return ref
	case m[2] == "//":
		return strings.ReplaceAll(value, strings.TrimPrefix(m[3], `\`), m[4])
	case m[2] == "/":
		return strings.Replace(value, strings.TrimPrefix(m[3], `\`), m[4], 1)
	case strings.Contains(m[7], "*"):
		return cut(value, m[6], m[7], ref)
	case m[6] == "#" || m[6] == "##":
		return strings.TrimPrefix(value, m[7])
	default:
		return strings.TrimSuffix(value, m[7])
	}
}

// cut takes off a value what a pattern with one star at its end says: ${X%%-*} all from the first "-" on, ${X##*:} all up to the last ":".
func cut(value, operator, pattern, otherwise string) string {
	at, mark := -1, strings.Trim(pattern, "*")
	switch {
	case mark == "" || strings.Count(pattern, "*") != 1:
		return otherwise
	case operator == "%%":
		at = strings.Index(value, mark)
	case operator == "%":
		at = strings.LastIndex(value, mark)
	case operator == "##":
		at = strings.LastIndex(value, mark)
	default:
		at = strings.Index(value, mark)
	}
	switch {
	case at < 0:
		return value
	case operator[0] == '%' && strings.HasSuffix(pattern, "*"):
		return value[:at]
	case operator[0] == '#' && strings.HasPrefix(pattern, "*"):
		return value[at+len(mark):]
	}
	return otherwise
}

// shellCommands parts a line at what stands between commands.
func shellCommands(text string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == ';' || c == '&' || c == '|' {
			if c == '&' && i > 0 && text[i-1] == '>' {
				continue // 2>&1
			}
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

var (
	archiveSuffix = lazily.Regexp(`(?i)\.(?:tar\.(?:gz|bz2|xz|zst|lz)|tgz|tbz2?|txz|zip|7z|deb|rpm)$|/(?:tar|zip)ball/`)
	archiveURL    = lazily.Regexp(`(?:https?|ftp)://[^\s"'<>|;,]+`)
)

func (s *fetchScript) command(line int, text string) {
	if strings.HasPrefix(strings.TrimSpace(text), "for ") {
		if m := loopHead().FindStringSubmatch(strings.TrimSpace(text)); m != nil {
			delete(s.vars, m[1])
			if words := strings.Fields(s.expand(m[2])); len(words) <= maxLoop && len(s.loops) < maxEntries {
				s.loops[m[1]] = words
			}
		}
	}
	if strings.HasPrefix(strings.TrimSpace(text), "$") && (s.addresses || s.commands || strings.Contains(text, "git")) {
		text = s.expand(text) // ${CLONE} of a variable that holds the command
	}
	if strings.Contains(text, "clone") || strings.Contains(text, "remote") || strings.Contains(text, " fetch ") || len(s.clones) > 0 {
		if arguments, ok := gitArguments(text); ok {
			s.git(line, strings.Fields(s.expand(arguments)))
			return
		}
	}
	if !strings.Contains(text, "://") && (!s.addresses || !strings.ContainsAny(text, "$%")) {
		return
	}
	if text = s.expand(text); !strings.Contains(text, "://") {
		return
	}
	for _, url := range archiveURL().FindAllString(text, 20) {
		url = strings.TrimSuffix(strings.TrimRight(url, `)}\/`), "/download")
		if strings.ContainsAny(url, "${}%*(`") {
			continue
		}
		if m := rawFile().FindStringSubmatch(url); m != nil {
			s.raw(line, url, m)
		} else if bare, _, _ := strings.Cut(url, "?"); archiveSuffix().MatchString(bare) && !(s.docker && (strings.HasSuffix(bare, ".deb") || strings.HasSuffix(bare, ".rpm"))) {
			s.archive(line, bare)
		}
	}
}

// gitArguments is what stands behind the command git.
func gitArguments(text string) (arguments string, ok bool) {
	for at := 0; ; at++ {
		next := strings.Index(text[at:], "git")
		if next < 0 {
			return "", false
		}
		if at += next; at > 0 && !strings.ContainsRune("\t\n\r\f @\"'(/&", rune(text[at-1])) {
			continue
		}
		rest := strings.TrimPrefix(text[at+len("git"):], ".exe")
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			rest = rest[1:]
		}
		if arguments = strings.TrimLeft(rest, "\t\n\r\f "); arguments != rest {
			return arguments, true
		}
	}
}

// git reads clone, remote add and what picks a commit.
func (s *fetchScript) git(line int, words []string) {
	dir := ""
	for len(words) > 1 && strings.HasPrefix(words[0], "-") {
		if words[0] == "-C" || words[0] == "-c" {
			if words[0] == "-C" {
				dir = path.Base(unquote(words[1]))
			}
			words = words[1:]
		}
		words = words[1:]
	}
	if len(words) < 2 {
		return
	}
	var plain []string
	branch := ""
	for i := 1; i < len(words); i++ {
		w := unquote(words[i])
		name, value, _ := strings.Cut(w, "=")
		switch {
		case w == ">" || w == ">>" || w == "2>":
			i++ // a file
		case w == "" || strings.HasPrefix(w, ">") || strings.HasPrefix(w, "2>"):
		case name == "-b" || name == "-B" || name == "--branch" || name == "--revision":
			if value == "" && i+1 < len(words) {
				i++
				value = unquote(words[i])
			}
			branch = value
		case w == "--depth" || w == "-j" || w == "--jobs" || w == "-o" || w == "--origin" || w == "-c" || w == "--config" || w == "--filter" || w == "--reference" || w == "--shallow-since" || w == "-t" || w == "--track":
			i++
		case strings.HasPrefix(w, "-"):
		default:
			plain = append(plain, w)
		}
	}
	switch words[0] {
	case "clone":
		if len(plain) > 0 {
			s.clone(line, plain, branch)
		}
	case "remote":
		if len(plain) == 3 && plain[0] == "add" {
			s.clone(line, plain[2:], "")
		}
	case "checkout", "reset", "switch", "fetch":
		if words[0] == "fetch" && len(plain) == 2 && strings.Contains(plain[0], "://") && pinsVersion(plain[1]) {
			s.clone(line, plain[:1], plain[1])
			return
		}
		refs := plain
		if words[0] == "fetch" && len(plain) < 2 || len(plain) == 0 || slices.Contains(words, "--") && words[0] == "checkout" {
			return // of branches, or of files
		}
		s.pick(dir, refs[len(refs)-1])
	}
}

func unquote(w string) string { return strings.Trim(w, `"'`) }

func (s *fetchScript) clone(line int, plain []string, ref string) {
	if use := scriptValue().FindStringSubmatch(plain[0]); use != nil {
		if words, ok := s.loops[cmp.Or(use[1], use[4], use[5])]; ok {
			for _, word := range words {
				if word = unquote(word); !strings.Contains(word, "$") {
					s.clone(line, append([]string{strings.Replace(plain[0], use[0], word, 1)}, plain[1:]...), ref)
				}
			}
			return
		}
	}
	s.unknown = s.unknown || strings.ContainsAny(plain[0], "$`") && !strings.Contains(plain[0], "://")
	c := &scriptClone{url: strings.TrimRight(plain[0], "/"), ref: ref, line: line}
	if host, repo := splitGitURL(c.url); !strings.Contains(host, ".") || repo == "" || strings.ContainsAny(c.url, "${}%`()<>") {
		return // a path, or what nobody knows before it runs
	}
	if c.dir = repositoryName(c.url); len(plain) > 1 {
		c.dir = path.Base(plain[1])
	}
	if len(s.clones) < maxClones {
		s.clones = append(s.clones, c)
	}
}

// pick notes what is checked out of the repository that was cloned last, or of the one in a directory.
func (s *fetchScript) pick(dir, ref string) {
	ref = strings.TrimRight(ref, ")")
	if !pinsVersion(ref) || strings.ContainsAny(ref, "%`()^~") {
		return
	}
	for i := len(s.clones) - 1; i >= 0; i-- {
		if c := s.clones[i]; dir == "" || dir == c.dir {
			if c.ref == "" || !pinsVersion(c.ref) {
				c.ref = ref
			}
			return
		}
	}
}

func (s *fetchScript) fetched(c *scriptClone) {
	p := fetched(repositoryName(c.url), c.url, c.ref, "")
	if c.ref == "" || strings.ContainsAny(c.ref, "$%`") {
		p = fetched(repositoryName(c.url), c.url, "", "")
		p.Unresolved = "the script names no tag or commit"
	}
	s.found(c.line, p)
}

var archiveName = lazily.Regexp(`^(.*?[A-Za-z].*?)[-_.]v?\d`)

var (
	dayBefore    = lazily.Regexp(`^(?:19|20)\d\d-[01]\d-[0-3]\d[-_]`)
	bareVersion  = lazily.Regexp(`^(?:v|release-?|version-?)?\d[\w.]*$`)
	archiveParts = set("archive", "+archive", "-", "get", "refs", "tags", "heads", "tarball", "zipball", "releases", "release", "download", "downloads", "snapshot", "src", "source")
)

func (s *fetchScript) archive(line int, url string) {
	if p := namedArchive(url); pinsVersion(p.Version) && len(p.Name) > 1 {
		s.found(line, p) // else data, or whatever is newest
	}
}

// forgeArchive is the address of an archive that GitLab makes of a tag: its name is that of the repository and the tag.
var forgeArchive = lazily.Regexp(`/([\w.-]+)/-/archive/[^/]+/[^/]+$`)

// namedArchive is what an archive holds, by the name that its address gives it.
func namedArchive(url string) inventory.Package {
	name := strings.TrimSuffix(path.Base(url), path.Ext(url))
	name = dayBefore().ReplaceAllString(name, "")
	if m := archiveName().FindStringSubmatch(name); m != nil {
		name = strings.Trim(m[1], "-_.")
	}
	if strings.HasSuffix(url, ".rpm") || strings.HasSuffix(url, ".deb") {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "-devel"), "-dev") // what builds against it
	}
	if strings.Trim(name, "vV0123456789._-") == "" || bareVersion().MatchString(name) {
		// …/name/-/archive/v1.2.tar.gz: what stands above it names it.
		for dir := path.Dir(url); strings.Contains(dir, "/"); dir = path.Dir(dir) {
			if part := path.Base(dir); !archiveParts[part] && !bareVersion().MatchString(part) && !strings.HasSuffix(part, ":") {
				name = part
				break
			}
		}
	}
	if m := forgeArchive().FindStringSubmatch(url); m != nil {
		name = m[1]
	}
	if sqliteArchive().MatchString(url) {
		name = "sqlite"
	}
	p := archivePackage(name, url)
	if host, repo := splitGitURL(url); host == "github.com" {
		if parts := strings.Split(repo, "/"); len(parts) > 2 && parts[2] != "raw" && parts[2] != "blob" {
			file := archiveVersion().FindStringSubmatch("/" + path.Base(url))
			if file == nil || parts[2] != "releases" || !isProjectName()[strings.ToLower(name)] || plainName(name) == plainName(parts[1]) {
				p.Name = parts[1]
				return p
			}
			// A release of the one hosts a file of the other.
			p.Version = strings.ReplaceAll(file[1], "_", ".")
			p.PURL = genericID(name, p.Version, "download_url", url)
		}
	}
	return p
}

// rawFile is the address of one file of a repository at a commit, tag or branch.
var rawFile = lazily.Regexp(`^https?://(?:raw\.githubusercontent\.com/([\w.-]+)/([\w.-]+)|github\.com/([\w.-]+)/([\w.-]+)/raw)/(?:refs/tags/)?([\w.-]+)/.`)

// raw notes the repository that a single source file is downloaded from, where its address says which state of it.
func (s *fetchScript) raw(line int, url string, m []string) {
	owner, repo, ref := m[1]+m[3], m[2]+m[4], m[5]
	if archiveSuffix().MatchString(url) {
		s.archive(line, url)
	} else if pinsVersion(ref) && sourceExtensions[strings.ToLower(path.Ext(url))] {
		s.found(line, gitPackage(repo, "https://github.com/"+owner+"/"+repo, ref))
	}
}

var (
	// triesOut are paths of scripts that test: of a fuzzer, a benchmark, in Perl's own test directory.
	triesOut = lazily.Regexp(`(?i)fuzz|(?:^|[/_.-])(?:tests?|testing|bench(?:marks?)?)[/_.-]|(?:^|/)t/`)
	dotted   = lazily.Regexp(`\d\.\d`)
)

func (s *fetchScript) found(line int, p inventory.Package) {
	relation := relationOfPath(s.m.Path, inventory.RelRuntime)
	if triesOut().MatchString(s.m.Path) {
		relation = inventory.RelTest
	}
	if s.docker && p.Version == "" {
		return // of a machine to work on, in whatever state it is in that day
	}
	lower := strings.ToLower(p.Name)
	switch {
	case relation != inventory.RelRuntime:
		if !isCommit(p.Version) && !dotted().MatchString(p.Version) {
			return // whatever is newest, to try the project with
		}
	case testFramework(lower):
		relation = inventory.RelTest
	case cmakeTools[lower]:
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	}
	loc := at(s.m.Path, line)
	p.Locations = []inventory.Location{loc}
	s.direct("", s.add(p), relation, "", loc).asking(cmp.Or(p.Version, p.Requirement))
}
