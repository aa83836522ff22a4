package ecosystem

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// project returns the project of a manifest's directory, made where it is missing.
// pyproject.toml comes first by name, and what it says is kept.
func (t *pyTree) project(file string) *pyProject {
	dir := path.Dir(file)
	if t.projects[dir] == nil {
		t.projects[dir] = &pyProject{path: file, dir: dir}
	}
	return t.projects[dir]
}

// describe fills in what is not known of a project yet.
func (p *pyProject) describe(name, version, license, file string, line int) {
	if p.pkg.Name == "" {
		p.pkg.Name, p.pkg.Locations = name, []inventory.Location{at(file, max(line, 1))}
	}
	if isVersion(version) {
		p.pkg.Version = cmp.Or(p.pkg.Version, version)
	}
	p.pkg.PURL = pyPURL(p.pkg.Name, p.pkg.Version)
	if p.pkg.Declared.Expression == "" && p.pkg.Unresolved == "" {
		declare(&p.pkg, license, file)
	}
}

// need adds requirements that stand one in a line.
func (t *pyTree) need(p *pyProject, items []pyItem, relation, condition, file string) {
	if len(items) == 1 && strings.Contains(items[0].text, ";") { // in one line, a list of setup.cfg has semicolons
		if list := pySemicolons(items[0]); list != nil {
			items = list
		}
	}
	for _, item := range items {
		r, ok := parseRequirement(item.text)
		if !ok {
			t.problem(file, item.line, "%q is no requirement that PEP 508 allows", item.text)
			continue
		}
		r.relation, r.path, r.line = relation, file, item.line
		r.marker = cmp.Or(r.marker, condition)
		p.deps = append(p.deps, r)
	}
}

// pySemicolons splits a line into requirements, nil where a part is a marker instead.
func pySemicolons(line pyItem) []pyItem {
	var list []pyItem
	for _, part := range strings.Split(line.text, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if r, ok := parseRequirement(part); !ok || strings.ContainsAny(r.spec, `"'`) {
			return nil
		}
		list = append(list, pyItem{part, line.line})
	}
	return list
}

type pyItem struct {
	text string
	line int
}

// readSetupCfg reads setuptools' setup.cfg.
func (t *pyTree) readSetupCfg(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	sections := iniSections(m.Data)
	metadata, options, extras := sections["metadata"], sections["options"], sections["options.extras_require"]
	if metadata["name"] == nil && options == nil {
		return // settings of other tools
	}
	p := t.project(m.Path)
	first := func(items []pyItem) pyItem {
		if len(items) == 0 {
			return pyItem{}
		}
		return items[0]
	}
	name := first(metadata["name"])
	p.describe(name.text, first(metadata["version"]).text, first(metadata["license"]).text, m.Path, name.line)
	t.need(p, options["install_requires"], inventory.RelRuntime, "", m.Path)
	t.need(p, options["setup_requires"], inventory.RelBuild, "", m.Path)
	t.need(p, options["tests_require"], inventory.RelTest, "", m.Path)
	for _, extra := range sortedKeys(extras) {
		t.need(p, extras[extra], relationOf(extra, inventory.RelOptional), "extra == '"+extra+"'", m.Path)
	}
}

// iniSections reads configparser's format: sections, keys, and values that go on in
// indented lines. Each line of a value is an item. What follows maxEntries lines is no
// configuration that somebody wrote.
func iniSections(data []byte) map[string]map[string][]pyItem {
	sections := map[string]map[string][]pyItem{}
	section, key := "", ""
	items := 0
	for line, text := range lines(data) {
		if items++; items > maxEntries {
			break
		}
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || trimmed[0] == '#' || trimmed[0] == ';' {
			continue
		}
		if text[0] == ' ' || text[0] == '\t' {
			if key != "" {
				sections[section][key] = append(sections[section][key], pyItem{trimmed, line})
			}
			continue
		}
		if trimmed[0] == '[' {
			section, key = strings.Trim(trimmed, "[] "), ""
			if sections[section] == nil {
				sections[section] = map[string][]pyItem{}
			}
			continue
		}
		i := strings.IndexAny(trimmed, "=:")
		if i < 0 || sections[section] == nil {
			key = ""
			continue
		}
		key = strings.ToLower(strings.TrimSpace(trimmed[:i]))
		sections[section][key] = nil
		if v := strings.TrimSpace(trimmed[i+1:]); v != "" {
			sections[section][key] = []pyItem{{v, line}}
		}
	}
	return sections
}

var (
	setupCall     = lazily.Regexp(`\bsetup\s*\(`)
	setupText     = lazily.Regexp(`(?m)\b(name|version|license)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')`)
	setupRequires = lazily.Regexp(`\b(install_requires|setup_requires|tests_require|extras_require)["']?\s*[=:]\s*`)
	pyIdentifier  = lazily.Regexp(`^[A-Za-z_][A-Za-z0-9_]*`)
)

// readSetupPy reads the literals of a call of setup() and the lists that it names. The file is
// never run: what it computes is said to be unread.
func (t *pyTree) readSetupPy(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	src := string(m.Data)
	call := setupCall().FindStringIndex(src)
	if call == nil {
		return
	}
	p := t.project(m.Path)
	count := lineCounter{data: m.Data}
	values := map[string]string{}
	nameLine := 0
	for _, found := range setupText().FindAllStringSubmatchIndex(src[call[0]:], 100) {
		group := func(i int) string {
			if found[2*i] < 0 {
				return ""
			}
			return src[call[0]+found[2*i] : call[0]+found[2*i+1]]
		}
		key := group(1)
		if values[key] == "" {
			values[key] = group(2) + group(3)
			if key == "name" {
				nameLine = count.lineAt(call[0] + found[0])
			}
		}
	}
	p.describe(values["name"], values["version"], values["license"], m.Path, nameLine)
	for _, found := range setupRequires().FindAllStringSubmatchIndex(src, 20) {
		key := src[found[2]:found[3]]
		line := 1 + strings.Count(src[:found[1]], "\n")
		groups, ok := setupLists(src, found[1], key)
		if !ok {
			what := "part of " + key
			if len(groups) == 0 {
				what = key
			}
			t.unsupported(m.Path, line, "%s is computed, and licit runs no code of a tree", what)
		}
		for _, extra := range sortedKeys(groups) {
			switch key {
			case "install_requires":
				t.need(p, groups[extra], inventory.RelRuntime, "", m.Path)
			case "setup_requires":
				t.need(p, groups[extra], inventory.RelBuild, "", m.Path)
			case "tests_require":
				t.need(p, groups[extra], inventory.RelTest, "", m.Path)
			default:
				t.need(p, groups[extra], relationOf(extra, inventory.RelOptional), "extra == '"+extra+"'", m.Path)
			}
		}
	}
}

// setupLists reads a value of setup(): lists and names of lists that are assigned elsewhere in the file, several joined by "+".
func setupLists(src string, start int, key string) (groups map[string][]pyItem, ok bool) {
	groups, ok = map[string][]pyItem{}, true
	for {
		at := start
		id := pyIdentifier().FindString(src[start:])
		if id != "" {
			assigned := regexp.MustCompile(`(?m)^\s*` + id + `\s*=\s*`).FindStringIndex(src)
			if assigned == nil || key == id || pyIdentifier().MatchString(src[assigned[1]:]) {
				return groups, false
			}
			at = assigned[1]
		}
		more, end, whole := pyLiterals(src, at)
		for extra, items := range more {
			groups[extra] = append(groups[extra], items...)
		}
		if ok = ok && whole; id != "" {
			end = start + len(id)
		}
		rest := strings.TrimLeft(src[min(end, len(src)):], " \t")
		next, joined := strings.CutPrefix(rest, "+")
		if !ok || !joined {
			return groups, ok
		}
		start = len(src) - len(strings.TrimLeft(next, " \t\n\\"))
	}
}

// pyLiterals reads the strings of a list, or of the lists of a dictionary by their keys, from an
// opening bracket on, and says where they end. It is not ok where something else than strings stands there.
func pyLiterals(src string, start int) (groups map[string][]pyItem, end int, ok bool) {
	groups, ok = map[string][]pyItem{}, true
	line := 1 + strings.Count(src[:start], "\n")
	depth, dict, key := 0, false, ""
	fresh, tainted := false, false // the item at hand is a string; it is part of something computed
	for i := start; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n':
			line++
		case c == '#':
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case c == '[' || c == '(' || c == '{':
			if depth++; depth == 1 && c == '{' {
				dict = true
			}
		case c == ']' || c == ')' || c == '}':
			if depth--; depth <= 0 {
				return groups, i + 1, ok
			}
		case c == '"' || c == '\'':
			quote := src[i : i+1]
			if strings.HasPrefix(src[i:], quote+quote+quote) {
				quote = src[i : i+3]
			}
			text, _, closed := strings.Cut(src[i+len(quote):], quote)
			if !closed {
				return groups, i, false
			}
			i += len(text) + 2*len(quote) - 1
			at := line
			line += strings.Count(text, "\n")
			rest := strings.TrimLeft(src[i+1:], " \t\n")
			switch {
			case dict && depth == 1 && strings.HasPrefix(rest, ":"):
				key = text
			case depth == 0: // a single text, a requirement a line
				for n, one := range strings.Split(text, "\n") {
					if one = strings.TrimSpace(one); one != "" {
						groups[""] = append(groups[""], pyItem{one, at + n})
					}
				}
				return groups, i + 1, ok
			case !tainted:
				groups[key] = append(groups[key], pyItem{text, at})
				fresh = true
			}
		case c == ',' || c == ':':
			fresh, tainted = false, false
		case c == ' ' || c == '\t' || c == '\r':
		default:
			if items := groups[key]; fresh {
				groups[key] = items[:len(items)-1]
			}
			ok, fresh, tainted = false, false, true
			if depth == 0 {
				return groups, i, ok
			}
		}
	}
	return groups, len(src), false
}

// readPipfile reads pipenv's Pipfile.
func (t *pyTree) readPipfile(m Manifest) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	p := t.project(m.Path)
	for section, table := range doc.all() {
		if slices.Contains([]string{"source", "requires", "scripts", "pipenv"}, section) {
			continue
		}
		relation := inventory.RelRuntime
		if section != "packages" {
			relation = relationOf(section, inventory.RelDev)
		}
		for name, v := range table.all() {
			r := pyRequirement{name: name, spec: cmp.Or(v.str(), v.get("version").str()), url: poetryURL(v), marker: v.get("markers").str(),
				relation: relation, path: m.Path, line: v.line}
			if git, ref := v.get("git").str(), v.get("ref").str(); git != "" && ref != "" {
				r.url = "git+" + git + "@" + ref
			} else if r.url == "" {
				r.url = v.get("file").str()
			}
			p.deps = append(p.deps, r)
		}
	}
}
