package ecosystem

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// What Python projects install to be tested and written: the environments of hatch, tox and nox. Requirements in files of their own are read there.

// pyEnvironments reports whether a file only says what environments install.
func pyEnvironments(file string) bool {
	return slices.Contains([]string{"hatch.toml", "tox.ini", "tox.toml", "noxfile.py"}, path.Base(strings.ToLower(file)))
}

// readHatch reads hatch.toml, which says what [tool.hatch] says elsewhere.
func (t *pyTree) readHatch(m Manifest) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	for env, table := range doc.get("envs").all() {
		t.environment(m.Path, pyListed(table.get("dependencies"), table.get("extra-dependencies")), relationOf(env, inventory.RelDev))
	}
}

// pyListed are the items of lists.
func pyListed(lists ...*node) []pyItem {
	var items []pyItem
	for _, list := range lists {
		for _, item := range list.items() {
			items = append(items, pyItem{item.str(), item.line})
		}
	}
	return items
}

// environment adds what an environment installs; options, paths and references to other settings are left out.
func (t *pyTree) environment(file string, items []pyItem, relation string) {
	for _, item := range items {
		text, condition := strings.TrimSpace(item.text), ""
		if f := toxFactor().FindStringSubmatch(text); f != nil {
			condition, text = f[1], f[2]
		}
		if text == "" || strings.ContainsAny(text[:1], "-./{$") || strings.Contains(text, "{") || strings.Contains(text, "://") && !strings.Contains(text, "@") {
			continue
		}
		text, _, _ = strings.Cut(text, " #")
		r, ok := parseRequirement(text)
		if !ok || strings.Contains(r.name, "/") {
			continue
		}
		if r.marker == "" {
			r.marker = condition
		}
		r.relation, r.path, r.line = relation, file, item.line
		p := t.project(file)
		p.deps = append(p.deps, r)
	}
}

// toxFactor is what names the environments that a line is for: "py311,py312: lamp>=1".
var toxFactor = lazily.Regexp(`^([!\w{][\w.,!{}-]*)\s*:\s+(\S.*)$`)

// toxRelation is that of an environment: without a word that says otherwise, tox runs tests.
func toxRelation(env string) string { return relationOf(env, inventory.RelTest) }

// readTox reads tox.ini and tox.toml (tox.wiki, "Configuration").
func (t *pyTree) readTox(m Manifest) {
	if strings.HasSuffix(strings.ToLower(m.Path), ".toml") {
		doc, problem := parseTOML(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
			return
		}
		t.toxTables(m.Path, doc)
		return
	}
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	sections := iniSections(m.Data)
	for _, name := range sortedKeys(sections) {
		if env, ok := strings.CutPrefix(name, "testenv"); ok {
			t.environment(m.Path, sections[name]["deps"], toxRelation(strings.TrimPrefix(env, ":")))
		}
	}
	t.environment(m.Path, sections["tox"]["requires"], inventory.RelDev)
}

// toxTables reads what tox.toml and [tool.tox] of pyproject.toml say.
func (t *pyTree) toxTables(file string, doc *node) {
	t.environment(file, pyListed(doc.get("requires")), inventory.RelDev)
	t.environment(file, pyListed(doc.get("env_run_base", "deps")), inventory.RelTest)
	for env, table := range doc.get("env").all() {
		t.environment(file, pyListed(table.get("deps")), toxRelation(env))
	}
}

var (
	noxInstall = lazily.Regexp(`\bsession\.install\(([^()]*)\)|(?m:^)[ \t]*def[ \t]+(\w+)[ \t]*\(`)
	noxLiteral = lazily.Regexp(`"([^"\\\n]*)"|'([^'\\\n]*)'`)
	// options that take the next word
	noxOptions = []string{"-r", "-c", "-e", "--requirement", "--constraint", "--editable", "--group", "--index-url"}
)

// readNox reads what the sessions of noxfile.py install under names that are written out there. The file is not run.
func (t *pyTree) readNox(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	if !bytes.Contains(m.Data, []byte("session.install")) {
		return
	}
	relation := inventory.RelDev
	counter := lineCounter{data: m.Data}
	for _, f := range noxInstall().FindAllSubmatchIndex(m.Data, -1) {
		line := counter.lineAt(f[0])
		if f[4] >= 0 {
			relation = relationOf(string(m.Data[f[4]:f[5]]), inventory.RelDev)
			continue
		}
		option := false
		for _, g := range noxLiteral().FindAllSubmatch(m.Data[f[2]:f[3]], -1) {
			text := string(g[1]) + string(g[2])
			if option {
				option = false
				continue
			}
			option = slices.Contains(noxOptions, text)
			t.environment(m.Path, []pyItem{{text, line}}, relation)
		}
	}
}
