package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var precommit = Ecosystem{
	Name:  "precommit",
	PURL:  "github",
	Files: []string{".pre-commit-config.yaml", ".pre-commit-config.yml"},
	Title: "pre-commit hooks",
	Reads: "repositories of hooks with their revision, and packages that are installed beside them",
	Read:  readPrecommit,
}

func readPrecommit(in *Input) Output {
	b := newBuilder("precommit")
	for _, m := range in.Manifests {
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			for _, repo := range doc.get("repos").items() {
				for _, hook := range repo.get("hooks").items() {
					b.hookPackages(m.Path, hook)
				}
				url, rev := repo.get("repo").str(), repo.get("rev").str()
				if url == "" || url == "local" || url == "meta" || strings.HasPrefix(url, ".") {
					continue
				}
				p := gitPackage(repositoryName(url), url, rev)
				p.Kind = inventory.KindTool
				loc := at(m.Path, repo.get("repo").line)
				p.Locations = []inventory.Location{loc}
				b.direct("", b.add(p), inventory.RelDev, "", loc)
			}
		}
	}
	return b.output()
}

// hookPackages reports additional_dependencies of a hook. Whose packages they are says the language, which mostly stands in the repository of the
// hook: without it, the form of the names says it, and where that does not, nobody does.
func (b *builder) hookPackages(file string, hook *node) {
	language := hook.get("language").str()
	items := hook.get("additional_dependencies").items()
	for _, item := range items {
		switch s := item.str(); {
		case language != "":
		case strings.Contains(s, "==") || strings.Contains(s, ">=") || strings.Contains(s, "~=") || strings.Contains(s, "["):
			language = "python"
		case strings.LastIndexByte(s, '@') > 0 && !strings.Contains(s, " ") && !strings.Contains(s, ":") && (s[0] == '@' || !strings.ContainsAny(s, "./")):
			language = "node"
		}
	}
	for _, item := range items {
		loc := at(file, item.line)
		p := inventory.Package{Kind: inventory.KindTool, Locations: []inventory.Location{loc}}
		asked := ""
		switch language {
		case "python":
			r, ok := parseRequirement(item.str())
			if !ok || strings.HasPrefix(item.str(), ".") {
				continue
			}
			p.Name, p.Version, asked = r.name, exactVersion(r.spec), r.spec
			p.PURL = pyPURL(p.Name, p.Version)
			pyOrigin(&p, r.url)
		case "node":
			name := item.str()
			if i := strings.LastIndexByte(name, '@'); i > 0 {
				name, asked = name[:i], name[i+1:]
			}
			if !programName().MatchString(name) {
				continue
			}
			if p.Name = name; plainVersion(asked) {
				p.Version = asked
			}
			p.PURL = npmPURL(name, p.Version)
		case "golang":
			name, version, _ := strings.Cut(item.str(), "@")
			p.Name, p.Version, p.PURL = name, version, goPURL(name, version)
		case "rust":
			name, version, _ := strings.Cut(strings.TrimPrefix(item.str(), "cli:"), ":")
			p.Name, p.Version, p.PURL = name, version, purl("cargo", "", name, version)
		case "ruby":
			name, version, _ := strings.Cut(item.str(), ":")
			p.Name, p.Version, p.PURL = name, version, purl("gem", "", name, version)
		default:
			continue
		}
		if p.Version == "" {
			p.Requirement = asked
		}
		if p.PURL != "" {
			b.direct("", b.add(p), inventory.RelDev, "", loc).asking(asked)
		}
	}
}
