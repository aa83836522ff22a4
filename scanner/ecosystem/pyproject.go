package ecosystem

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// readPyproject reads pyproject.toml: the [project] table (PEP 621, PEP 639), dependency
// groups (PEP 735), build requirements (PEP 518) and what poetry, pdm and uv add.
func (t *pyTree) readPyproject(m Manifest) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	project, poetry := doc.get("project"), doc.get("tool", "poetry")
	name := cmp.Or(project.get("name").str(), poetry.get("name").str(), doc.get("tool", "flit", "metadata", "dist-name").str(), doc.get("tool", "flit", "metadata", "module").str())
	version := cmp.Or(project.get("version").str(), poetry.get("version").str())
	line := max(project.get("name").lineNumber(), poetry.get("name").lineNumber(), 1)
	p := &pyProject{path: m.Path, dir: path.Dir(m.Path), pkg: inventory.Package{Name: name, Version: version,
		PURL: pyPURL(name, version), Locations: []inventory.Location{at(m.Path, line)}}}
	license := project.get("license")
	declare(&p.pkg, cmp.Or(license.str(), license.get("text").str(), poetry.get("license").str()), m.Path)

	add := func(list *node, relation, condition string) {
		for _, item := range list.items() {
			if item.kind == mapNode {
				continue // {include-group = …}: the group is reported itself
			}
			r, ok := parseRequirement(item.str())
			if editable, is := strings.CutPrefix(item.str(), "-e "); is { // pdm's
				r, ok = bareReference(strings.TrimSpace(editable))
				r.url = strings.Replace(r.url, "file:///${PROJECT_ROOT}/", "./", 1)
			}
			if !ok {
				t.problem(m.Path, item.line, "%q is no requirement that PEP 508 allows", item.str())
				continue
			}
			if r.marker == "" {
				r.marker = condition
			}
			r.relation, r.path, r.line = relation, m.Path, item.line
			if source := doc.get("tool", "uv", "sources", r.name); source != nil {
				r.url = cmp.Or(poetryURL(source), r.url)
			}
			p.deps = append(p.deps, r)
		}
	}
	add(project.get("dependencies"), inventory.RelRuntime, "")
	for extra, list := range project.get("optional-dependencies").all() {
		add(list, relationOf(extra, inventory.RelOptional), "extra == '"+extra+"'")
	}
	for group, list := range doc.get("dependency-groups").all() {
		add(list, relationOf(group, inventory.RelDev), "")
	}
	for group, list := range doc.get("tool", "pdm", "dev-dependencies").all() {
		add(list, relationOf(group, inventory.RelDev), "")
	}
	add(doc.get("tool", "uv", "dev-dependencies"), inventory.RelDev, "")
	for env, table := range doc.get("tool", "hatch", "envs").all() {
		add(table.get("dependencies"), relationOf(env, inventory.RelDev), "")
		add(table.get("extra-dependencies"), relationOf(env, inventory.RelDev), "")
	}
	t.dynamic(m.Path, doc.get("tool", "setuptools", "dynamic"))
	if flit := doc.get("tool", "flit", "metadata"); flit != nil { // from before [project]
		add(flit.get("requires"), inventory.RelRuntime, "")
		for extra, list := range flit.get("requires-extra").all() {
			add(list, relationOf(extra, inventory.RelOptional), "extra == '"+extra+"'")
		}
		add(flit.get("dev-requires"), inventory.RelDev, "")
	}
	add(doc.get("build-system", "requires"), inventory.RelBuild, "")

	addPoetry := func(table *node, relation string) {
		for name, v := range table.all() {
			if name == "python" || relation == inventory.RelRuntime && hasRequirement(p.deps, name) {
				continue // the second only adds to what [project] asks for
			}
			alternatives := v.items()
			if alternatives == nil {
				alternatives = []*node{v}
			}
			for _, a := range alternatives {
				r := pyRequirement{name: name, spec: cmp.Or(a.str(), a.get("version").str()), url: poetryURL(a), marker: a.get("markers").str(),
					relation: relation, path: m.Path, line: v.line}
				for _, word := range []string{"python", "platform"} {
					if v := a.get(word).str(); v != "" && r.marker == "" {
						r.marker = word + " " + v
					}
				}
				if a.get("optional").isTrue() {
					r.relation = inventory.RelOptional
				}
				p.deps = append(p.deps, r)
			}
		}
	}
	addPoetry(poetry.get("dependencies"), inventory.RelRuntime)
	addPoetry(poetry.get("dev-dependencies"), inventory.RelDev)
	for group, table := range poetry.get("group").all() {
		addPoetry(table.get("dependencies"), relationOf(group, inventory.RelDev))
	}
	if have := t.projects[p.dir]; have != nil {
		p.deps = append(have.deps, p.deps...)
	}
	if name != "" || len(p.deps) > 0 {
		t.projects[p.dir] = p
	}
	if tox := doc.get("tool", "tox"); tox != nil {
		t.toxTables(m.Path, tox)
	}
}

// dynamic says which files setuptools takes requirements from that licit does not read as such by their names.
func (t *pyTree) dynamic(file string, table *node) {
	var list []*node
	add := func(from *node) {
		if from.str() != "" {
			list = append(list, from)
		}
		list = append(list, from.items()...)
	}
	add(table.get("dependencies", "file"))
	for _, extra := range table.get("optional-dependencies").all() {
		add(extra.get("file"))
	}
	for _, item := range list {
		target := path.Join(path.Dir(file), item.str())
		if !slices.ContainsFunc(t.in.Manifests, func(m Manifest) bool { return m.Path == target }) {
			t.unsupported(file, item.line, "takes its dependencies from %s, which has a name that licit does not read as requirements", target)
		}
	}
}

func hasRequirement(deps []pyRequirement, name string) bool {
	for _, r := range deps {
		if pyName(r.name) == pyName(name) && r.relation != inventory.RelBuild {
			return true
		}
	}
	return false
}

// poetryURL turns a table with git, url or path into the form of a direct reference.
func poetryURL(v *node) string {
	if url := v.get("git").str(); url != "" {
		ref := cmp.Or(v.get("rev").str(), v.get("tag").str(), v.get("branch").str())
		if ref != "" {
			return "git+" + url + "@" + ref
		}
		return "git+" + url
	}
	return cmp.Or(v.get("url").str(), v.get("path").str())
}
