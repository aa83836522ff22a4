package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var bazel = Ecosystem{
	Name:  "bazel",
	PURL:  "bazel",
	Files: []string{"module.bazel", "workspace", "workspace.bazel", "workspace.bzlmod", "*.bzl", "build", "build.bazel", "module.bazel.lock", "*maven_install.json"},
	Title: "Bazel",
	Reads: "bazel_dep with overrides, resolved by the lock file, http_archive, http_file, git_repository and locks of maven_install; what BUILD files link with -l",
	Read:  readBazel,
}

// bazelCalls are the rules that bring something from elsewhere.
var bazelCalls = map[string]bool{"module": true, "bazel_dep": true, "http_archive": true, "http_file": true, "http_jar": true, "git_repository": true, "new_git_repository": true,
	"archive_override": true, "git_override": true, "single_version_override": true, "maybe": true, "local_path_override": true, "_http_archive": true, "maven_install": true}

func readBazel(in *Input) Output {
	b := newBuilder("bazel")
	locked := b.bazelLocks(in)
	for _, m := range in.Manifests {
		if base := strings.ToLower(path.Base(m.Path)); base == "module.bazel.lock" || isMavenInstall(base) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if base := strings.ToLower(path.Base(m.Path)); base == "build" || base == "build.bazel" {
			b.linkOptions(m)
			continue
		}
		tokens, problem := callTokens(m, `'"`)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		if !belongsToCopy(m.Path) {
			tokens = settled(tokens)
			calls, problem := starlarkCalls(m.Path, tokens)
			if problem != nil {
				b.problems = append(b.problems, *problem)
			}
			b.bazelFile(m.Path, calls, locked[path.Dir(m.Path)])
			b.bazelLocations(m.Path, tokens)
		}
	}
	reached := b.reached()
	for _, p := range b.packages { // modules that others bring
		if p.Kind == inventory.KindTool && !reached[p.ID] && strings.HasPrefix(p.ID, "pkg:bazel/") {
			b.transitive("", p.ID, inventory.RelBuild, "", p.Locations...)
		}
	}
	return b.output()
}

func starlarkCalls(file string, tokens []callToken) ([]buildCall, *Problem) {
	var calls []buildCall
	budget := maxCallScan
	for i, tok := range tokens {
		if tok.kind == wordToken && i+1 < len(tokens) && tokens[i+1].kind == '(' && (bazelCalls[tok.text] || ownRule().MatchString(tok.text)) && (i == 0 || tokens[i-1].text != "def") {
			c := buildCall{name: strings.TrimPrefix(tok.text, "_"), line: tok.line, keywords: map[string][]callToken{}}
			if c.read(tokens[i+2:], '=', &budget); budget < 0 {
				return calls, &Problem{Path: file, Line: tok.line, Reason: "calls in calls without end: the rest is not read"}
			}
			if !bazelCalls[tok.text] {
				c.name = "http_archive"
				if strings.HasSuffix(tok.text, "git_repository") {
					c.name = "git_repository"
				}
				if len(c.keywords["urls"])+len(c.keywords["url"])+len(c.keywords["remote"])+len(c.keywords["repo"]) == 0 {
					continue
				}
			}
			if c.name == "maybe" && len(c.args) > 0 {
				c.name = c.args[0].text // maybe(http_archive, name = …)
			} else if rule := c.keyword("repo_rule"); c.name == "maybe" && rule != "" {
				c.name = rule
			}
			calls = append(calls, c)
		}
	}
	return calls, nil
}

// ownRule is the name that a tree gives to a rule of its own around one that fetches.
var ownRule = lazily.Regexp(`^[a-z_]+_(?:archive|git_repository)$`)

// bazelLocations reads the dictionaries in which some trees keep what their rules fetch: name = dict(version = …, urls = […]).
func (b *builder) bazelLocations(file string, tokens []callToken) {
	kind := func(i int) byte {
		if i >= 0 && i < len(tokens) {
			return tokens[i].kind
		}
		return 0
	}
	budget := maxCallScan
	for i, tok := range tokens {
		open := i + 2
		switch {
		case tok.kind == wordToken && kind(i+1) == '=' && kind(i+2) == wordToken && tokens[i+2].text == "dict" && kind(i+3) == '(':
			open = i + 3
		case (tok.kind == textToken && kind(i+1) == ':' || tok.kind == wordToken && kind(i+1) == '=') && kind(i+2) == '{':
		default:
			continue
		}
		c := buildCall{line: tok.line, keywords: map[string][]callToken{}}
		if c.readDictionary(tokens[open+1:], &budget); budget < 0 {
			return
		}
		version := c.keyword("version")
		for _, key := range []string{"urls", "url", "strip_prefix"} {
			for n, u := range c.keywords[key] {
				c.keywords[key][n].text = strings.NewReplacer("{version}", version, "{dash_version}", strings.ReplaceAll(version, ".", "-"), "{underscore_version}", strings.ReplaceAll(version, ".", "_")).Replace(u.text)
			}
		}
		p := c.bazelArchive(tok.text)
		if p.Origin == nil || p.Version == "" && version == "" {
			continue
		}
		if p.Version == "" {
			p.Version, p.PURL = version, genericID(p.Name, version, "download_url", p.Origin.URL)
		}
		relation := inventory.RelRuntime
		if testFramework(strings.ToLower(p.Name)) {
			relation = inventory.RelTest
		}
		if strings.HasPrefix(tok.text, "rules_") || strings.HasPrefix(tok.text, "bazel_") || strings.HasPrefix(tok.text, "io_bazel_") {
			p.Kind, relation = inventory.KindTool, inventory.RelBuild
		}
		p.Locations = []inventory.Location{at(file, tok.line)}
		b.direct("", b.add(p), relation, "", p.Locations[0])
	}
}

// readDictionary takes the texts up to the closing bracket, each with the key that it stands after.
func (c *buildCall) readDictionary(tokens []callToken, budget *int) {
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
		case textToken, wordToken:
			if depth == 0 && i+1 < len(tokens) && (tok.kind == textToken && tokens[i+1].kind == ':' || tok.kind == wordToken && tokens[i+1].kind == '=') {
				key = tok.text
			} else if tok.kind == textToken && key != "" {
				c.keywords[key] = append(c.keywords[key], tok)
			}
		}
	}
}

var linkOption = lazily.Regexp(`^[^#]*["']-l([A-Za-z][A-Za-z0-9_.+-]*)["']`)

// linkOptions reads the libraries of linkopts in a BUILD file.
func (b *builder) linkOptions(m Manifest) {
	if belongsToCopy(m.Path) || !bytes.Contains(m.Data, []byte("-l")) {
		return
	}
	for line, text := range lines(m.Data) {
		if found := linkOption().FindStringSubmatch(text); found != nil && !optionsLikeLibraries[found[1]] {
			b.linked(m.Path, line, inventory.Package{Name: found[1], Kind: inventory.KindDependency}, inventory.RelOptional, "")
		}
	}
}

// settled puts what a file sets to texts in the place of its name: as the value of a keyword, in "…{name}…".format(name = VALUE), in
// "…%s…" % VALUE, and in sums.
func settled(tokens []callToken) []callToken {
	vars := map[string]string{}
	depth := 0
	for i, tok := range tokens {
		switch tok.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case wordToken:
			if depth == 0 && i+2 < len(tokens) && tokens[i+1].kind == '=' && tokens[i+2].kind == textToken && len(vars) < maxEntries {
				vars[tok.text] = tokens[i+2].text
			}
		}
	}
	if len(vars) == 0 {
		return tokens
	}
	text := func(t callToken) (string, bool) {
		value, ok := t.text, t.kind == textToken
		if t.kind == wordToken {
			value, ok = vars[t.text]
		}
		return value, ok && len(value) <= maxValue
	}
	put := func(into, key, with string, times int) string {
		if strings.Count(into, key)*len(with)+len(into) > maxValue {
			return into
		}
		return strings.Replace(into, key, with, times)
	}
	kind := func(i int) byte {
		if i < len(tokens) {
			return tokens[i].kind
		}
		return 0
	}
	var out []callToken
	for i := 0; i < len(tokens); i++ {
		tok := tokens[i]
		value, known := text(tok)
		if before := len(out) - 1; known && tok.kind == wordToken && (before < 0 || out[before].kind != '=' && out[before].kind != '[' && out[before].kind != ',' || kind(i+1) == '=' || kind(i+1) == '(') {
			known = false // a name that is set, called or passed
		}
		if !known {
			out = append(out, tok)
			continue
		}
		for len(value) <= maxValue {
			switch {
			case kind(i+1) == '%' && i+2 < len(tokens):
				with, ok := text(tokens[i+2])
				if !ok {
					break
				}
				value, i = put(value, "%s", with, 1), i+2
				continue
			case kind(i+1) == '+' && i+2 < len(tokens):
				with, ok := text(tokens[i+2])
				if !ok {
					break
				}
				value, i = value+with, i+2
				continue
			case kind(i+1) == '.' && kind(i+2) == wordToken && tokens[i+2].text == "format" && kind(i+3) == '(':
				end := i + 4
				for n := 0; end < len(tokens) && tokens[end].kind != ')' && end < i+100; end++ {
					switch {
					case tokens[end].kind == wordToken && kind(end+1) == '=' && end+2 < len(tokens):
						if with, ok := text(tokens[end+2]); ok {
							value = put(value, "{"+tokens[end].text+"}", with, -1)
						}
						end += 2
					case tokens[end].kind == textToken || tokens[end].kind == wordToken:
						if with, ok := text(tokens[end]); ok {
							value = put(put(value, "{"+strconv.Itoa(n)+"}", with, -1), "{}", with, 1)
						}
						n++
					}
				}
				i = min(end, len(tokens)-1)
				continue
			}
			break
		}
		out = append(out, callToken{kind: textToken, text: value, line: tok.line})
	}
	return out
}

func (b *builder) bazelFile(file string, calls []buildCall, locked map[string]string) {
	from := ""
	overrides := map[string]buildCall{}
	for _, c := range calls {
		switch c.name {
		case "module":
			if name, version := c.keyword("name"), c.keyword("version"); name != "" && path.Base(strings.ToLower(file)) == "module.bazel" {
				from = b.own(inventory.Package{Name: name, Version: version, PURL: purl("bazel", "", name, version), Locations: []inventory.Location{at(file, c.line)}}, file)
			}
		case "archive_override", "git_override", "single_version_override", "local_path_override":
			overrides[c.keyword("module_name")] = c
		}
	}
	for _, c := range calls {
		if c.name == "maven_install" {
			b.mavenInstall(file, from, c)
			continue
		}
		name := c.keyword("name")
		if name == "" || name == c.keyword("module_name") {
			continue
		}
		var p inventory.Package
		relation := inventory.RelRuntime
		switch c.name {
		case "bazel_dep":
			version := c.keyword("version")
			p = inventory.Package{Name: name, Version: cmp.Or(locked[name], version), Kind: inventory.KindDependency}
			if p.PURL = purl("bazel", "", name, p.Version); p.Version != version {
				p.Requirement = version
			}
			if c.keyword("dev_dependency") == "True" {
				relation = inventory.RelDev
			}
			if o, ok := overrides[name]; ok {
				p = o.bazelOverride(p)
			}
		case "http_archive", "http_file", "http_jar", "git_repository", "new_git_repository":
			if p = c.bazelArchive(name); p.Origin == nil {
				if path.Ext(file) != ".bzl" { // in a macro it is a parameter
					b.unsupported(file, c.line, "%s %q has an address that is computed, and licit runs no code of a tree", c.name, name)
				}
				continue
			}
		default:
			continue
		}
		if testFramework(strings.ToLower(name)) || testFramework(strings.TrimPrefix(strings.ToLower(name), "com_google_")) || testFramework(strings.TrimPrefix(strings.ToLower(name), "com_github_google_")) {
			relation = inventory.RelTest
		}
		if strings.HasPrefix(name, "rules_") || strings.HasPrefix(name, "bazel_") || name == "platforms" {
			p.Kind, relation = inventory.KindTool, inventory.RelBuild
		}
		loc := at(file, c.line)
		p.Locations = []inventory.Location{loc}
		b.direct(from, b.add(p), relation, "", loc)
	}
}

// mavenInstall reads the artifacts that rules_jvm_external gets, "group:artifact:version" or with the packaging and classifier before the version.
func (b *builder) mavenInstall(file, from string, c buildCall) {
	for _, word := range c.keywords["artifacts"] {
		parts := strings.Split(word.text, ":")
		if word.kind != textToken || len(parts) < 3 || len(parts) > 5 || slices.Contains(parts, "") {
			continue
		}
		p := inventory.Package{Name: parts[1], Version: parts[len(parts)-1], Kind: inventory.KindDependency, Locations: []inventory.Location{at(file, word.line)}}
		p.PURL = purl("maven", parts[0], p.Name, p.Version)
		b.direct(from, b.add(p), inventory.RelRuntime, "", p.Locations[0])
	}
}

// bazelArchive builds the package of a rule that fetches an archive or repository.
func (c buildCall) bazelArchive(name string) inventory.Package {
	p := inventory.Package{Name: name, Kind: inventory.KindDependency}
	if remote := c.keyword("remote"); strings.Contains(remote, ":") {
		p = fetched(name, remote, cmp.Or(c.keyword("commit"), c.keyword("tag"), c.keyword("branch")), "")
	} else {
		url := ""
		for _, u := range append(c.keywords["urls"], c.keywords["url"]...) {
			// Of several mirrors, the one that says repository and tag.
			if u.kind == textToken && strings.Contains(u.text, "://") && !strings.ContainsAny(u.text, "{}%") && (url == "" || hostedArchive().MatchString(u.text)) {
				url = u.text
			}
		}
		switch repo, ref := c.keyword("repo"), cmp.Or(c.keyword("tag"), c.keyword("commit"), c.keyword("version")); {
		case url != "":
			p = archivePackage(name, url)
		case strings.Count(repo, "/") == 1 && ref != "":
			p = fetched(name, "https://github.com/"+repo, ref, "")
		default:
			return p
		}
	}
	p.Hashes = hexHash("sha256", c.keyword("sha256"), "distribution")
	if sri := c.keyword("integrity"); sri != "" {
		p.Hashes = sriHashes(sri)
	}
	if len(c.keywords["patches"]) > 0 {
		p.Modified, p.ModifiedReason = "yes", "patched when fetched: "+c.keyword("patches")
	}
	// A workspace calls what it fetches after its address, com_google_absl: nobody else does.
	if host, repo := splitGitURL(p.Origin.URL); host == "github.com" && bazelName().MatchString(name) {
		if parts := strings.Split(repo, "/"); len(parts) > 1 {
			p.Name = strings.TrimSuffix(parts[1], ".git")
		}
	}
	return p
}

// bazelName are the names of a workspace that begin with a domain, the other way round.
var bazelName = lazily.Regexp(`^(?:com|org|net|io|dev|de|fr|edu|gov)_[a-z0-9]`)

func (c buildCall) bazelOverride(p inventory.Package) inventory.Package {
	switch c.name {
	case "single_version_override":
		if v := c.keyword("version"); v != "" {
			p.Version, p.PURL = v, purl("bazel", "", p.Name, v)
		}
		if len(c.keywords["patches"]) > 0 {
			p.Modified, p.ModifiedReason = "yes", "patched when fetched: "+c.keyword("patches")
		}
		return p
	case "local_path_override":
		p.Kind, p.Files = inventory.KindVendored, []string{path.Clean(c.keyword("path"))}
		return p
	}
	if q := c.bazelArchive(p.Name); q.Origin != nil {
		return q
	}
	return p
}
