package ecosystem

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var meson = Ecosystem{
	Name:  "meson",
	PURL:  "generic",
	Files: []string{"meson.build", "subprojects/*.wrap"},
	Title: "Meson",
	Reads: "dependency(), find_library() and subproject() with their options, and wraps with version and hash",
	Read:  readMeson,
}

// mesonTree is what all Meson files of a tree say together.
type mesonTree struct {
	*builder
	in       *Input
	projects map[string]string // directory of a project() -> id
	wraps    map[string]string // name of a wrap, or of what it provides -> id
}

func readMeson(in *Input) Output {
	t := &mesonTree{builder: newBuilder("meson"), in: in, projects: map[string]string{}, wraps: map[string]string{}}
	calls := map[string][]buildCall{}
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		if strings.HasSuffix(strings.ToLower(m.Path), ".wrap") {
			t.wrap(m)
			continue
		}
		if strings.Contains("/"+m.Path, "/subprojects/packagefiles/") {
			continue // what a wrap adds to its sources
		}
		list, problem := parseMeson(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
		}
		calls[m.Path] = list
		for _, c := range list {
			if c.name == "project" {
				t.project(m.Path, c)
			}
		}
	}
	for _, file := range sortedKeys(calls) {
		from := t.projectOf(file)
		for _, c := range calls[file] {
			t.call(file, from, c)
		}
	}
	// A wrap that nothing here asks for serves another subproject.
	used := t.reached()
	for _, id := range t.wraps {
		if p := t.get(id); p != nil && !used[id] {
			used[id] = true
			t.transitive(t.projects["."], id, inventory.RelRuntime, "", p.Locations...)
		}
	}
	return t.output()
}

func (t *mesonTree) project(file string, c buildCall) {
	name, version := c.text(0), ""
	if v := c.keywords["version"]; len(v) == 1 && v[0].kind == textToken {
		version = v[0].text // else it is computed
	}
	if name == "" {
		return
	}
	p := inventory.Package{Name: name, PURL: genericID(name, version), Locations: []inventory.Location{at(file, c.line)}}
	if isVersion(version) {
		p.Version = version
	}
	licenses := c.keywords["license"]
	var words []string
	for _, l := range licenses {
		if l.kind == textToken {
			words = append(words, l.text)
		}
	}
	// A list of licences means that all of them apply to parts (Meson's reference, project()).
	declare(&p, strings.Join(words, " AND "), file)
	t.projects[path.Dir(file)] = t.own(p, file)
}

func (t *mesonTree) projectOf(file string) string {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if id, ok := t.projects[dir]; ok {
			return id
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}

var directoryVersion = lazily.Regexp(`[-_]v?(\d[0-9A-Za-z.+]*)$`)

// wrap reads a wrap file: where a subproject comes from.
func (t *mesonTree) wrap(m Manifest) {
	sections := iniSections(m.Data)
	name := strings.TrimSuffix(path.Base(m.Path), path.Ext(m.Path))
	value := func(section, key string) string {
		if items := sections[section][key]; len(items) > 0 {
			return items[0].text
		}
		return ""
	}
	var p inventory.Package
	switch {
	case sections["wrap-git"] != nil:
		p = fetched(name, value("wrap-git", "url"), value("wrap-git", "revision"), "")
	case sections["wrap-file"] != nil:
		url := value("wrap-file", "source_url")
		p = archivePackage(name, url)
		if m := directoryVersion().FindStringSubmatch(value("wrap-file", "directory")); m != nil && (p.Version == "" || !strings.HasPrefix(p.PURL, "pkg:github/")) {
			p.Version = m[1]
			p.PURL = genericID(name, p.Version, "download_url", url)
		}
		p.Hashes = hexHash("sha256", value("wrap-file", "source_hash"), "distribution")
		if patch := cmp.Or(value("wrap-file", "patch_directory"), value("wrap-file", "patch_url")); patch != "" {
			p.Modified, p.ModifiedReason = "yes", "build files are added from "+patch
		}
	case sections["wrap-hg"] != nil || sections["wrap-svn"] != nil:
		section := "wrap-hg"
		if sections["wrap-svn"] != nil {
			section = "wrap-svn"
		}
		url, revision := value(section, "url"), value(section, "revision")
		p = inventory.Package{Name: name, Version: revision, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: url, VCS: section[5:]},
			PURL: genericID(name, revision, "vcs_url", section[5:]+"+"+url+"@"+revision)}
	case sections["wrap-redirect"] != nil:
		return
	default:
		t.problem(m.Path, 1, "no [wrap-file] or [wrap-git]: this is no wrap file")
		return
	}
	p.Locations = []inventory.Location{at(m.Path, 1)}
	id := t.add(p)
	t.wraps[strings.ToLower(name)] = id
	for key, items := range sections["provide"] {
		if key != "dependency_names" && key != "program_names" {
			t.wraps[key] = id
			continue
		}
		for _, item := range items {
			for _, n := range strings.Split(item.text, ",") {
				t.wraps[strings.ToLower(strings.TrimSpace(n))] = id
			}
		}
	}
}

func (t *mesonTree) call(file, from string, c buildCall) {
	relation, condition := inventory.RelRuntime, c.condition
	switch required := c.keywords["required"]; {
	case len(required) == 1 && required[0].text == "false":
		relation = inventory.RelOptional
	case len(required) > 0 && required[0].text != "true":
		relation = inventory.RelOptional
		if len(required) > 1 && required[0].text == "get_option" {
			condition = joinConditions(slices.DeleteFunc([]string{c.condition, "option " + required[1].text}, func(s string) bool { return s == "" }))
		}
	}
	if c.keyword("native") == "true" {
		relation = inventory.RelBuild
	}
	switch {
	case c.name == "dependency":
		for _, a := range c.args {
			if a.kind == textToken && a.text != "" {
				p := inventory.Package{Name: askedModule(a.text), Kind: inventory.KindDependency}
				mesonVersion(&p, c.keywords["version"])
				names := []string{a.text}
				for _, f := range c.keywords["fallback"] {
					names = append(names, f.text)
				}
				t.found(file, from, c.line, p, names, relation, condition)
			}
		}
	case strings.HasSuffix(c.name, "find_library"):
		if c.text(0) == "" || strings.HasSuffix(c.text(0), "-") {
			return // of a variable with several values, or put together of words
		}
		t.found(file, from, c.line, inventory.Package{Name: libraryName(c.text(0)), Kind: inventory.KindDependency}, []string{c.text(0)}, relation, condition)
	case strings.HasSuffix(c.name, "header"):
		header := c.text(0)
		if project := includedProject(header, true); project != "" && isTold(header, true) && !platformDirectories[strings.ToLower(path.Dir(header))] && relation == inventory.RelRuntime {
			if c.keyword("required") != "true" {
				relation = inventory.RelOptional
			}
			t.found(file, from, c.line, inventory.Package{Name: project, Kind: inventory.KindDependency}, []string{project}, relation, condition)
		}
	case c.name == "subproject":
		name := c.text(0)
		if id := t.wraps[strings.ToLower(name)]; id != "" {
			t.direct(from, id, relationOfPath(file, relation), condition, at(file, c.line))
			return
		}
		dir := path.Join(path.Dir(file), "subprojects", name)
		if id, ok := t.projects[dir]; ok {
			t.direct(from, id, relationOfPath(file, inventory.RelVendored), condition, at(file, c.line))
		}
	}
}

func mesonVersion(p *inventory.Package, words []callToken) {
	var all []string
	for _, w := range words {
		if w.kind == textToken {
			all = append(all, w.text)
		}
	}
	p.Requirement = strings.Join(all, ", ")
	if exact, ok := strings.CutPrefix(p.Requirement, "="); ok && len(all) == 1 {
		p.Version = strings.TrimSpace(strings.TrimLeft(exact, "= "))
	}
}

// found reports a dependency, as the wrap that provides it where one does.
func (t *mesonTree) found(file, from string, line int, p inventory.Package, names []string, relation, condition string) {
	loc := at(file, line)
	if belongsToCopy(file) && from == "" {
		return
	}
	if relation != inventory.RelBuild {
		relation = relationOfPath(file, relation)
	}
	for _, n := range names {
		if id := t.wraps[strings.ToLower(n)]; id != "" {
			t.require(id, p.Requirement)
			t.direct(from, id, relation, condition, loc).asking(p.Requirement)
			return
		}
	}
	lower := strings.ToLower(p.Name)
	if p.Name == "" || platformLibrary(lower) {
		return
	}
	if cmakeTools[lower] {
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	} else if testFramework(lower) {
		relation = inventory.RelTest
	}
	p.Name, p.PURL, p.Locations = nativeName(p.Name), nativeID(p.Name, p.Version), []inventory.Location{loc}
	t.direct(from, t.add(p), relation, condition, loc).asking(p.Requirement)
}

// parseMeson finds the calls in a Meson file (Meson's syntax reference): strings, words, brackets and
// the lines of if and foreach are all that it needs to know.
func parseMeson(m Manifest) ([]buildCall, *Problem) {
	tokens, problem := callTokens(m, "'")
	var calls []buildCall
	var conditions []string
	budget := maxCallScan
	values := mesonValues{}
	for i := 0; i < len(tokens); i++ {
		tok := tokens[i]
		if tok.kind == textToken && strings.HasPrefix(tok.text, "-l") {
			if lower := strings.ToLower(tok.text[2:]); nativeProjects()[lower] != "" || isProjectName()[lower] {
				tok.text = tok.text[2:]
				calls = append(calls, buildCall{name: "find_library", line: tok.line, args: []callToken{tok}, keywords: map[string][]callToken{"required": {{kind: wordToken, text: "false"}}}, condition: joinConditions(conditions)})
			}
		}
		if tok.kind != wordToken {
			continue
		}
		if i == 0 || tokens[i-1].kind == endToken {
			switch tok.text {
			case "if", "elif":
				var words []string
				for j := i + 1; j < len(tokens) && tokens[j].kind != endToken && len(words) < 40; j++ {
					words = append(words, tokens[j].text)
				}
				condition := strings.NewReplacer(" ( ", "(", " )", ")", "( ", "(", " . ", ".", " = = ", " == ", " ! = ", " != ").Replace(strings.Join(words, " "))
				if tok.text == "if" {
					conditions = append(conditions, condition)
				} else if n := len(conditions); n > 0 {
					conditions[n-1] = condition
				}
				continue
			case "else":
				if n := len(conditions); n > 0 {
					conditions[n-1] = "not (" + conditions[n-1] + ")"
				}
				continue
			case "endif":
				if n := len(conditions); n > 0 {
					conditions = conditions[:n-1]
				}
				continue
			}
		}
		if values.note(tokens, i) {
			continue
		}
		if i+1 < len(tokens) && tokens[i+1].kind == '(' && slices.Contains([]string{"project", "dependency", "subproject"}, tok.text) || mesonMethod(tokens, i) {
			c := buildCall{name: tok.text, line: tok.line, keywords: map[string][]callToken{}, condition: joinConditions(conditions)}
			if c.read(tokens[min(i+2, len(tokens)):], ':', &budget); budget < 0 {
				return calls, &Problem{Path: m.Path, Line: tok.line, Reason: "calls in calls without end: the rest is not read"}
			}
			if len(calls) > maxTurns {
				calls = append(calls, c)
				continue
			}
			calls = append(calls, values.each(c)...)
		}
	}
	return calls, problem
}

// maxTurns bounds the calls that the loops of a file make of those that stand in it.
const maxTurns = 10_000

// mesonMethod reports whether a word is a method of a compiler that looks for a library or a header.
func mesonMethod(tokens []callToken, i int) bool {
	for _, method := range []string{"find_library", "has_header", "check_header"} {
		if name := tokens[i].text; strings.HasSuffix(name, "."+method) || name == method && i > 0 && tokens[i-1].kind == '.' {
			return true
		}
	}
	return false
}

// mesonValues are what a file sets to lists, dictionaries and texts, and what its loops go over: rows of words, one for each turn.
type mesonValues map[string][][]callToken

// note takes up an assignment or the head of a loop where a token begins one, and reports whether it is a loop's.
func (v mesonValues) note(tokens []callToken, i int) bool {
	kind := func(k int) byte {
		if k < len(tokens) {
			return tokens[k].kind
		}
		return 0
	}
	if len(v) >= maxEntries || i > 0 && tokens[i-1].kind != endToken {
		return false
	}
	switch {
	case tokens[i].text == "foreach" && kind(i+1) == wordToken:
		names := []string{tokens[i+1].text}
		at := i + 2
		if kind(at) == ',' && kind(at+1) == wordToken {
			names, at = append(names, tokens[at+1].text), at+2
		}
		if kind(at) != ':' {
			return false
		}
		rows := v.rows(tokens[at+1:])
		for n, name := range names {
			v[name] = rows
			if len(names) == 2 { // of a dictionary
				v[name] = nil
				for _, row := range rows {
					if n < len(row) {
						v[name] = append(v[name], row[n:])
					}
				}
			}
		}
		return true
	case kind(i+1) == '=' && kind(i+2) != '=':
		v[tokens[i].text] = v.rows(tokens[i+2:])
	case kind(i+1) == '+' && kind(i+2) == '=' && (kind(i+3) == '[' || kind(i+3) == textToken):
		if had := v[tokens[i].text]; len(had) < maxLoop {
			v[tokens[i].text] = append(had[:len(had):len(had)], v.rows(tokens[i+3:])...)
		}
	}
	return false
}

// rows reads a list, a list of lists, a dictionary, a text or the name of such a one.
func (v mesonValues) rows(tokens []callToken) [][]callToken {
	if len(tokens) == 0 {
		return nil
	}
	switch tokens[0].kind {
	case textToken:
		return [][]callToken{tokens[:1]}
	case wordToken:
		if len(tokens) < 2 || tokens[1].kind == endToken {
			return v[tokens[0].text]
		}
		return nil
	case '[', '{':
	default:
		return nil
	}
	var rows [][]callToken
	var row []callToken
	depth := 0
	for _, tok := range tokens[:min(len(tokens), maxCallTokens)] {
		switch tok.kind {
		case '[', '{', '(':
			depth++
		case ']', '}', ')':
			if depth--; depth == 0 {
				if len(row) > 0 {
					rows = append(rows, row)
				}
				return rows
			}
		case ',':
			if depth == 1 && len(row) > 0 {
				rows, row = append(rows, row), nil
			}
		case textToken:
			row = append(row, tok)
		case wordToken:
			return nil // computed
		}
		if len(rows) > maxLoop {
			return nil
		}
	}
	return nil
}

// each gives a call whose name or version is a variable once for each of its values: dependency(d), dependency(d[0], version: d[1]).
func (v mesonValues) each(c buildCall) []buildCall {
	if version := c.keywords["version"]; len(version) == 1 && version[0].kind == wordToken {
		if rows := v[version[0].text]; len(rows) == 1 && len(rows[0]) == 1 {
			c.keywords["version"] = rows[0]
		}
	}
	if c.name == "project" || c.name == "subproject" || len(c.args) == 0 || c.args[0].kind != wordToken {
		return []buildCall{c}
	}
	rows := v[c.args[0].text]
	if len(rows) == 0 {
		return []buildCall{c}
	}
	column := 0
	if len(c.args) > 1 && c.args[1].kind == wordToken {
		if n, err := strconv.Atoi(c.args[1].text); err == nil {
			column = n
		}
	}
	var calls []buildCall
	for _, row := range rows {
		if column < 0 || column >= len(row) {
			continue
		}
		one := c
		one.args = []callToken{{kind: textToken, text: row[column].text, line: c.line}}
		one.keywords = maps.Clone(c.keywords)
		if version := c.keywords["version"]; len(version) == 2 && version[0].text == c.args[0].text {
			one.keywords["version"] = nil
			if n, err := strconv.Atoi(version[1].text); err == nil && n >= 0 && n < len(row) {
				one.keywords["version"] = []callToken{row[n]}
			}
		}
		calls = append(calls, one)
	}
	return calls
}
