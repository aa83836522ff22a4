package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var bundler = Ecosystem{
	Name:  "bundler",
	PURL:  "gem",
	Files: []string{"gemfile", "gemfile.lock", "gems.rb", "gems.locked", "*.gemspec"},
	Title: "Bundler (RubyGems)",
	Reads: "gems of a Gemfile with their groups and repositories, what a gemspec needs, and what the lock file resolved",
	Read:  readBundler,
}

// gemTree is what the Gemfiles of a tree say.
type gemTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> ids by name
	own    map[string]string            // directory and name of a gem of the tree -> its id
}

func readBundler(in *Input) Output {
	t := &gemTree{builder: newBuilder("bundler"), locked: map[string]map[string]string{}, own: map[string]string{}}
	var locks, files, specs []Manifest
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		switch path.Ext(strings.ToLower(m.Path)) {
		case ".lock", ".locked":
			locks = append(locks, m)
		case ".gemspec":
			specs = append(specs, m)
			t.describe(m)
		default:
			files = append(files, m)
		}
	}
	for _, m := range locks {
		t.lock(m)
	}
	for _, m := range files {
		t.gemfile(m)
	}
	for _, m := range specs {
		t.needs(m)
	}
	return t.output()
}

var (
	gemSpec = lazily.Regexp(`^( {4}| {6})([A-Za-z0-9][\w.-]*)(?: \(([^)]*)\))?!?$`)
	gemCall = lazily.Regexp(`^\s*gem[ (]\s*['"]([A-Za-z0-9][\w.-]*)['"](.*)$`)
	gemArg  = lazily.Regexp(`^\s*,\s*['"]\s*([^'"]*?)\s*['"]`)
	gemKey  = lazily.Regexp(`(?::(\w+)\s*=>|\b(\w+):)\s*(\[[^\]]*\]|:\w+|['"][^'"]*['"])`)
	gemRuby = lazily.Regexp(`:?\w+`)
)

// lock reads a lock file: sections, each with the specs that come from one place, and what they ask for.
func (t *gemTree) lock(m Manifest) {
	ids := map[string]string{}
	t.locked[path.Dir(m.Path)] = ids
	type need struct {
		from, name, asked string
		line              int
	}
	var needs []need
	section, remote, revision, from := "", "", "", ""
	for line, text := range lines(m.Data) {
		if text != "" && text[0] != ' ' {
			section, remote, revision, from = strings.TrimSpace(text), "", "", ""
			continue
		}
		if key, value, ok := strings.Cut(strings.TrimSpace(text), ": "); ok && strings.HasPrefix(text, "  ") && !strings.HasPrefix(text, "    ") {
			switch key {
			case "remote":
				remote = value
			case "revision":
				revision = value
			}
			continue
		}
		f := gemSpec().FindStringSubmatch(text)
		if f == nil || section != "GEM" && section != "GIT" && section != "PATH" {
			continue
		}
		if len(f[1]) == 6 {
			needs = append(needs, need{from, f[2], f[3], line})
			continue
		}
		version, _, _ := strings.Cut(f[3], "-") // of one platform
		p := inventory.Package{Name: f[2], Version: version, PURL: purl("gem", "", f[2], version), Kind: inventory.KindDependency, Locations: []inventory.Location{at(m.Path, line)}}
		switch section {
		case "GIT":
			p = gitPackage(f[2], remote, revision)
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, line)}
		case "PATH":
			if own := t.own[path.Join(path.Dir(m.Path), remote)+"/"+f[2]]; own != "" {
				from, ids[f[2]] = own, own
				continue
			}
			p.Kind, p.Files = inventory.KindWorkspace, nil
		}
		from = t.add(p)
		ids[f[2]] = from
	}
	for _, n := range needs {
		t.transitive(n.from, ids[n.name], relationOfPath(m.Path, inventory.RelRuntime), "", at(m.Path, n.line)).asking(n.asked)
	}
}

var (
	specField = lazily.Regexp(`^\s*\w+\.(name|version|licenses?)\s*=\s*(.*)$`)
	specNeed  = lazily.Regexp(`^\s*\w+\.add_(?:(runtime|development)_)?dependency[ (]\s*['"]([A-Za-z0-9][\w.-]*)['"](.*)$`)
	rubyText  = lazily.Regexp(`^['"]([^'"#]*)['"](?:\.freeze)?$`)
)

// describe stores the gem of a gemspec, which is a program: what it gives as plain text is read.
func (t *gemTree) describe(m Manifest) {
	said, line := map[string]string{}, 1
	for n, text := range lines(m.Data) {
		if f := specField().FindStringSubmatch(text[:min(len(text), 2000)]); f != nil && said[f[1]] == "" {
			words := strings.Trim(strings.TrimSpace(f[2]), "[] ")
			if v := rubyText().FindStringSubmatch(words); v != nil {
				said[f[1]] = v[1]
			}
			if f[1] == "name" {
				line = n
			}
		}
	}
	name := said["name"]
	if name == "" {
		name = strings.TrimSuffix(path.Base(m.Path), path.Ext(m.Path))
	}
	p := inventory.Package{Name: name, Version: said["version"], PURL: purl("gem", "", name, said["version"]), Locations: []inventory.Location{at(m.Path, line)}}
	declare(&p, cmp.Or(said["license"], said["licenses"]), m.Path)
	t.own[path.Dir(m.Path)+"/"+name] = t.builder.own(p, m.Path)
	t.own[m.Path] = t.own[path.Dir(m.Path)+"/"+name]
}

// needs reads what a gemspec asks for.
func (t *gemTree) needs(m Manifest) {
	ids := t.locked[path.Dir(m.Path)]
	for line, text := range lines(m.Data) {
		f := specNeed().FindStringSubmatch(text[:min(len(text), 2000)])
		if f == nil {
			continue
		}
		relation := relationOfPath(m.Path, inventory.RelRuntime)
		if f[1] == "development" {
			relation = inventory.RelDev
		}
		t.gem(m.Path, line, t.own[m.Path], f[2], f[3], ids, relation)
	}
}

// gemfile reads the gems that a Gemfile names; it is a program, of which calls with literal arguments are read.
func (t *gemTree) gemfile(m Manifest) {
	ids := t.locked[path.Dir(m.Path)]
	var groups []string // of the blocks around a line
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimSpace(text)
		if strings.HasPrefix(trimmed, "#") || len(text) > 2000 {
			continue
		}
		if strings.HasSuffix(trimmed, " do") || strings.Contains(trimmed, " do |") {
			group := ""
			if rest, ok := strings.CutPrefix(trimmed, "group "); ok {
				group = strings.TrimSuffix(rest, "do")
			}
			groups = append(groups, group)
			continue
		}
		if trimmed == "end" && len(groups) > 0 {
			groups = groups[:len(groups)-1]
			continue
		}
		f := gemCall().FindStringSubmatch(text)
		if f == nil {
			continue
		}
		t.gem(m.Path, line, "", f[1], f[2], ids, gemRelation(m.Path, append(groups, gemGroups(f[2])...)))
	}
}

// gemArguments parts the requirements that follow the name of a gem from the keys with their values.
func gemArguments(rest string) (asked []string, keys map[string]string) {
	for a := gemArg().FindStringSubmatch(rest); a != nil; a = gemArg().FindStringSubmatch(rest) {
		asked = append(asked, a[1])
		rest = rest[len(a[0]):]
	}
	keys = map[string]string{}
	for _, k := range gemKey().FindAllStringSubmatch(rest, -1) {
		keys[k[1]+k[2]] = strings.Trim(k[3], `'"`)
	}
	return asked, keys
}

// gemGroups are the groups among the arguments of a gem.
func gemGroups(rest string) []string {
	_, keys := gemArguments(rest)
	return []string{keys["group"], keys["groups"]}
}

// gem stores what one call asks for, as the lock file has it where there is one.
func (t *gemTree) gem(file string, line int, from, name, rest string, ids map[string]string, relation string) {
	asked, keys := gemArguments(rest)
	requirement, loc := strings.Join(asked, ", "), at(file, line)
	id := ids[name]
	if id == "" {
		p := inventory.Package{Name: name, Requirement: requirement}
		if len(asked) == 1 && plainVersion(asked[0]) {
			p.Version, p.Requirement = asked[0], ""
		}
		p.PURL = purl("gem", "", name, p.Version)
		if url := cmp.Or(keys["git"], keys["github"]); url != "" {
			if keys["git"] == "" {
				url = "https://github.com/" + url
			}
			p = gitPackage(name, url, cmp.Or(keys["ref"], keys["tag"]))
			p.Requirement = cmp.Or(p.Requirement, keys["branch"])
		} else if keys["path"] != "" {
			return // of this tree
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
		id = t.add(p)
	} else {
		t.require(id, requirement)
	}
	t.direct(from, id, relation, "", loc).asking(requirement)
}

// gemRelation is what the groups of a gem say; one that is in the default group too is for running.
func gemRelation(file string, groups []string) string {
	relation := relationOfPath(file, inventory.RelRuntime)
	for _, name := range gemRuby().FindAllString(strings.Join(groups, " "), -1) {
		switch strings.TrimPrefix(name, ":") {
		case "test", "tests", "spec":
			relation = inventory.RelTest
		case "doc", "docs", "documentation":
			relation = inventory.RelDoc
		case "development", "dev", "debug", "lint":
			return inventory.RelDev
		case "default", "production":
			return inventory.RelRuntime
		}
	}
	return relation
}
