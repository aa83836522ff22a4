package ecosystem

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var conan = Ecosystem{
	Name:  "conan",
	PURL:  "conan",
	Files: []string{"conanfile.txt", "conanfile.py", "conandata.yml", "conan.lock"},
	Title: "Conan",
	Reads: "requirements of conanfile.txt and conanfile.py, which is read and never run, and lock files of Conan 1 and 2",
	Read:  readConan,
}

func readConan(in *Input) Output {
	t := &conanTree{builder: newBuilder("conan"), projects: map[string]string{}, locked: map[string]map[string]string{}, conandata: map[string]*node{}}
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		switch path.Base(strings.ToLower(m.Path)) {
		case "conan.lock":
			t.lock(m)
		case "conandata.yml":
			if docs, _ := parseYAML(m); len(docs) > 0 {
				t.conandata[path.Dir(m.Path)] = docs[0]
			}
		}
	}
	for _, m := range in.Manifests {
		if size(m) != nil {
			continue
		}
		switch path.Base(strings.ToLower(m.Path)) {
		case "conanfile.txt":
			t.text(m)
		case "conanfile.py":
			t.python(m)
		}
	}
	return t.output()
}

type conanTree struct {
	*builder
	projects map[string]string            // directory -> id
	locked   map[string]map[string]string // directory -> name -> id
	// conandata is what stands beside a recipe for it to read, by directory.
	conandata map[string]*node
}

// conanReference reads "name/version@user/channel#revision%time:package".
func conanReference(ref string) (p inventory.Package, ok bool) {
	ref, _, _ = strings.Cut(ref, "%")
	ref, revision, _ := strings.Cut(ref, "#")
	revision, _, _ = strings.Cut(revision, ":")
	ref, at, _ := strings.Cut(ref, "@")
	name, version, ok := strings.Cut(strings.TrimSpace(ref), "/")
	if !ok || name == "" || strings.ContainsAny(name, " \t{}()$%") {
		return p, false
	}
	p = inventory.Package{Name: name, Kind: inventory.KindDependency}
	if isVersion(version) {
		p.Version = version
	} else {
		p.Requirement = strings.Trim(version, "[]")
	}
	user, channel, _ := strings.Cut(at, "/")
	p.PURL = purl("conan", "", name, p.Version, "user", user, "channel", channel, "rrev", revision)
	return p, true
}

func (t *conanTree) require(file string, line int, from, ref, relation, condition string) {
	p, ok := conanReference(ref)
	if !ok {
		t.problem(file, line, "%q is no reference: expected name/version", ref)
		return
	}
	loc := at(file, line)
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if id := t.locked[dir][p.Name]; id != "" {
			t.builder.require(id, p.Requirement)
			t.direct(from, id, relation, condition, loc).asking(cmp.Or(p.Requirement, p.Version))
			return
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	if relation == inventory.RelBuild {
		p.Kind = inventory.KindTool
	}
	p.Locations = []inventory.Location{loc}
	t.direct(from, t.add(p), relation, condition, loc).asking(cmp.Or(p.Requirement, p.Version))
}

func conanRelation(section string) string {
	switch section {
	case "build_requires", "tool_requires", "python_requires":
		return inventory.RelBuild
	case "test_requires":
		return inventory.RelTest
	}
	return inventory.RelRuntime
}

func (t *conanTree) text(m Manifest) {
	section := ""
	for line, text := range lines(m.Data) {
		text, _, _ = strings.Cut(strings.TrimSpace(text), " #")
		switch {
		case text == "" || text[0] == '#':
		case text[0] == '[':
			section = strings.Trim(text, "[]")
		case section == "requires" || section == "build_requires" || section == "tool_requires" || section == "test_requires":
			t.require(m.Path, line, "", text, conanRelation(section), "")
		}
	}
}

// python reads the attributes and calls of a recipe that name references as they are.
func (t *conanTree) python(m Manifest) {
	tokens, problem := callTokens(m, `'"`)
	if problem != nil {
		t.problems = append(t.problems, *problem)
	}
	values := pythonValues(tokens)
	tokens = values.settle(tokens)
	if values["conan_data"] != nil || strings.Contains(string(m.Data), "conan_data") {
		t.data(m.Path)
	}
	sections := []string{"requires", "build_requires", "tool_requires", "test_requires", "python_requires"}
	attribute := map[string]callToken{}
	for i, tok := range tokens {
		if tok.kind == wordToken && i+2 < len(tokens) && tokens[i+1].kind == '=' && tokens[i+2].kind == textToken && attribute[tok.text].text == "" {
			attribute[tok.text] = tokens[i+2]
		}
	}
	from := ""
	if name := attribute["name"]; name.text != "" && !inForeignDirectory(m.Path) {
		version := attribute["version"].text
		p := inventory.Package{Name: name.text, PURL: purl("conan", "", name.text, version), Locations: []inventory.Location{at(m.Path, name.line)}}
		if isVersion(version) {
			p.Version = version
		}
		declare(&p, attribute["license"].text, m.Path)
		from = t.own(p, m.Path)
	}
	turns := 0
	for i, tok := range tokens {
		if tok.kind != wordToken || i+2 >= len(tokens) {
			continue
		}
		name, call := strings.CutPrefix(tok.text, "self.")
		if !slices.Contains(sections, name) {
			continue
		}
		switch {
		case call && tokens[i+1].kind == '(':
			relation := conanRelation(name)
			if t.conditional(tokens, i) && relation == inventory.RelRuntime {
				relation = inventory.RelOptional
			}
			if refs := values.references(tokens[i+2:]); len(refs) > 0 {
				if turns += len(refs); turns > maxTurns {
					refs = refs[:1]
				}
				for _, ref := range refs {
					t.computed(m.Path, ref, from, relation)
				}
			} else if t.conandata[path.Dir(m.Path)] == nil {
				t.unsupported(m.Path, tok.line, "%s() is given a computed reference, and licit runs no code of a tree", tok.text)
			}
		case !call && tokens[i+1].kind == '=':
			for _, v := range tokens[i+2:] {
				if v.kind == textToken {
					t.computed(m.Path, v, from, conanRelation(name))
				} else if v.kind == endToken || v.kind == wordToken {
					break
				}
			}
		}
	}
}

// data reads the references in conandata.yml beside a recipe that goes over them.
func (t *conanTree) data(recipe string) {
	doc := t.conandata[path.Dir(recipe)]
	for key, list := range doc.all() {
		if !strings.Contains(strings.ToLower(key), "require") {
			continue
		}
		for _, item := range list.items() {
			if _, ok := conanReference(item.str()); ok {
				t.require(path.Join(path.Dir(recipe), "conandata.yml"), item.line, "", item.str(), conanRelation(key), "")
			}
		}
		for name, version := range list.all() {
			if v := version.str(); v != "" && !strings.ContainsAny(name, "/ ") {
				t.require(path.Join(path.Dir(recipe), "conandata.yml"), version.line, "", name+"/"+v, conanRelation(key), "")
			}
		}
	}
}

// computed reports a reference unless parts of it are filled in when the recipe runs.
func (t *conanTree) computed(file string, ref callToken, from, relation string) {
	if strings.ContainsAny(ref.text, "{%") {
		t.unsupported(file, ref.line, "the reference %q is computed, and licit runs no code of a tree", ref.text)
		return
	}
	t.require(file, ref.line, from, ref.text, relation, "")
}

// conditional reports whether the statement of a token stands under an if: the line before it
// ends in a colon and begins with one.
func (t *conanTree) conditional(tokens []callToken, i int) bool {
	for j, lineEnds := i-1, 0; j >= max(0, i-200) && lineEnds < 2; j-- {
		if tokens[j].kind == endToken {
			lineEnds++
		}
		if tokens[j].kind == wordToken && (tokens[j].text == "if" || tokens[j].text == "elif") {
			return true
		}
	}
	return false
}

// lock reads conan.lock: a graph in version 1, lists of references in version 2.
func (t *conanTree) lock(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	locked := map[string]string{}
	t.locked[path.Dir(m.Path)] = locked
	add := func(ref string, line int, kind string) string {
		p, ok := conanReference(ref)
		if !ok {
			return ""
		}
		p.Kind, p.Locations = kind, []inventory.Location{at(m.Path, line)}
		id := t.add(p)
		locked[p.Name] = id
		return id
	}
	for _, section := range []string{"requires", "build_requires", "python_requires"} {
		kind := inventory.KindDependency
		if section != "requires" {
			kind = inventory.KindTool
		}
		for _, item := range doc.get(section).items() {
			if id := add(item.str(), item.line, kind); id == "" {
				t.problem(m.Path, item.line, "%q is no reference: expected name/version", item.str())
			} else {
				t.transitive("", id, conanRelation(section), "", at(m.Path, item.line))
			}
		}
	}
	nodes := doc.get("graph_lock", "nodes")
	ids := map[string]string{}
	for key, n := range nodes.all() {
		if ref := n.get("ref"); ref.str() != "" && n.get("path") == nil {
			ids[key] = add(ref.str(), ref.line, inventory.KindDependency)
		}
	}
	for key, n := range nodes.all() {
		for _, section := range []string{"requires", "build_requires"} {
			for _, to := range n.get(section).items() {
				if ids[to.str()] != "" {
					t.transitive(ids[key], ids[to.str()], conanRelation(section), "", at(m.Path, to.line))
				}
			}
		}
	}
	if doc.get("graph_lock") == nil && doc.get("version") == nil {
		t.problem(m.Path, 1, "no version and no graph_lock: this is no lock file of Conan")
	}
}
