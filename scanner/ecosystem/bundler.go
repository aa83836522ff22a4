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
	Files: []string{"gemfile", "gemfile.lock", "gems.rb", "gems.locked"},
	Title: "Bundler (RubyGems)",
	Reads: "gems of a Gemfile with their groups and repositories, and what its lock file resolved",
	Read:  readBundler,
}

// gemTree is what the Gemfiles of a tree say.
type gemTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> ids by name
}

func readBundler(in *Input) Output {
	t := &gemTree{builder: newBuilder("bundler"), locked: map[string]map[string]string{}}
	for _, lock := range []bool{true, false} {
		for _, m := range in.Manifests {
			base := strings.ToLower(path.Base(m.Path))
			if isLock := strings.HasSuffix(base, ".lock") || strings.HasSuffix(base, ".locked"); isLock != lock || inForeignDirectory(m.Path) {
				continue
			}
			if p := size(m); p != nil {
				t.problems = append(t.problems, *p)
			} else if lock {
				t.lock(m)
			} else {
				t.gemfile(m)
			}
		}
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
			p.Kind, p.Files = inventory.KindWorkspace, nil
		}
		from = t.add(p)
		ids[f[2]] = from
	}
	for _, n := range needs {
		t.transitive(n.from, ids[n.name], relationOfPath(m.Path, inventory.RelRuntime), "", at(m.Path, n.line)).asking(n.asked)
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
		name, rest := f[1], f[2]
		var asked []string
		for a := gemArg().FindStringSubmatch(rest); a != nil; a = gemArg().FindStringSubmatch(rest) {
			asked = append(asked, a[1])
			rest = rest[len(a[0]):]
		}
		keys := map[string]string{}
		for _, k := range gemKey().FindAllStringSubmatch(rest, -1) {
			keys[k[1]+k[2]] = strings.Trim(k[3], `'"`)
		}
		requirement := strings.Join(asked, ", ")
		loc := at(m.Path, line)
		id := ids[name]
		if id == "" {
			p := inventory.Package{Name: name, Requirement: requirement}
			if len(asked) == 1 && asked[0] != "" && asked[0][0] >= '0' && asked[0][0] <= '9' {
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
				continue // of this tree
			}
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
			id = t.add(p)
		} else {
			t.require(id, requirement)
		}
		t.direct("", id, gemRelation(m.Path, append(groups, keys["group"], keys["groups"])), "", loc).asking(requirement)
	}
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
