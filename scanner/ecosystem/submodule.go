package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var submodule = Ecosystem{
	Name:  "submodule",
	PURL:  "github",
	Files: []string{".gitmodules"},
	Title: "git submodules",
	Reads: "path and URL of each submodule, with the commit that the tree pins",
	Read:  readSubmodules,
}

func readSubmodules(in *Input) Output {
	b := newBuilder("submodule")
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		for _, s := range gitConfig(b, m) {
			if s.kind != "submodule" {
				continue
			}
			b.submodule(in, m.Path, s)
		}
	}
	return b.output()
}

func (b *builder) submodule(in *Input, file string, s gitSection) {
	where, url := s.values["path"], s.values["url"]
	if where == "" {
		b.problem(file, s.line, "submodule %q has no path", s.name)
		return
	}
	where = path.Join(path.Dir(file), where)
	if !inside(where) {
		b.problem(file, s.line, "submodule %q has the path %s, which leads out of the tree", s.name, s.values["path"])
		return
	}
	commit := ""
	if in.Gitlink != nil {
		commit = in.Gitlink(where)
	}
	if commit == "" && path.Dir(file) != "." {
		return // git reads the one at the top alone: this came with a copy, and so did what it names
	}
	name := repositoryName(url)
	if name == "" || name == "." {
		name = path.Base(where)
	}
	var p inventory.Package
	switch {
	case url == "" || strings.HasPrefix(url, "."):
		p = inventory.Package{Name: name, Version: commit, PURL: genericID(name, commit), Origin: &inventory.Origin{URL: url, VCS: "git", Commit: commit},
			Unresolved: "the URL is relative to that of the repository itself"}
	default:
		p = gitPackage(name, url, commit)
	}
	p.Kind, p.Files = inventory.KindSubmodule, []string{where}
	p.Locations = []inventory.Location{at(file, s.line)}
	if commit == "" {
		p.Unresolved = "the tree pins no commit at " + where
	}
	id := b.add(p)
	b.direct("", id, relationOfPath(where, inventory.RelVendored), "", at(file, s.line))
}

// gitSection is a section of git's configuration format: [kind "name"].
type gitSection struct {
	kind, name string
	line       int
	values     map[string]string // keys in lower case; the last one wins
}

// gitConfig reads git's configuration format (git-config(1), "Syntax").
func gitConfig(b *builder, m Manifest) []gitSection {
	var sections []gitSection
	for first, text := range continued(m.Data, "#") {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' || text[0] == ';' {
			continue
		}
		if text[0] == '[' {
			head, rest, ok := strings.Cut(text[1:], "]")
			kind, name, _ := strings.Cut(head, " ")
			if !ok {
				b.problem(m.Path, first, "a section header without \"]\"")
				continue
			}
			if len(sections) >= maxEntries {
				b.problem(m.Path, first, "more than %d sections: the rest is not read", maxEntries)
				return sections
			}
			sections = append(sections, gitSection{kind: strings.ToLower(kind), name: gitValue(name), line: first, values: map[string]string{}})
			if text = strings.TrimSpace(rest); text == "" {
				continue
			}
		}
		key, value, ok := strings.Cut(text, "=")
		if !ok || len(sections) == 0 {
			b.problem(m.Path, first, "expected [section] or key = value")
			continue
		}
		sections[len(sections)-1].values[strings.ToLower(strings.TrimSpace(key))] = gitValue(value)
	}
	return sections
}

// gitValue takes quotes, escapes and a comment out of a value.
func gitValue(s string) string {
	s = strings.TrimSpace(s)
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case (c == '#' || c == ';') && !quoted:
			return strings.TrimSpace(b.String())
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
