package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var flatpak = Ecosystem{
	Name:  "flatpak",
	PURL:  "generic",
	Files: []string{"*.*.*.json", "*.*.*.yml", "*.*.*.yaml", "*flatpak*.json", "*flatpak*.yml", "*flatpak*.yaml", "flatpak/*.json", "flatpak/*.yml", "flatpak/*.yaml"},
	Holds: []string{"sources", "url"}, // many a file is called so
	Title: "Flatpak manifests",
	Reads: "archives and repositories that modules are built from, with version, commit and hash; the program itself is left out",
	Read:  readFlatpak,
}

// readFlatpak reads flatpak-builder's manifests (docs.flatpak.org, "Manifests"), which are called after the program's id, and files with one
// module or a list of them.
func readFlatpak(in *Input) Output {
	b := newBuilder("flatpak")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		whole := bytes.Contains(m.Data, []byte("modules")) && bytes.Contains(m.Data, []byte("runtime-version"))
		var docs []*node
		var problem *Problem
		if strings.HasSuffix(strings.ToLower(m.Path), ".json") {
			var doc *node
			m.Data = []byte(blankComments(string(m.Data))) // which flatpak-builder allows
			doc, problem = parseJSON(m)
			docs = []*node{doc}
		} else {
			docs, problem = parseYAML(m)
		}
		if problem != nil {
			if whole {
				b.problems = append(b.problems, *problem)
			}
			continue
		}
		for _, doc := range docs {
			id := doc.get("app-id").str()
			if id == "" {
				id = doc.get("id").str()
			}
			own := strings.ToLower(id[strings.LastIndexByte(id, '.')+1:])
			switch {
			case whole:
				b.flatpakModules(m.Path, own, doc.get("modules"))
			case doc.get("name").str() != "":
				b.flatpakModule(m.Path, own, doc)
			default:
				b.flatpakModules(m.Path, own, doc)
			}
		}
	}
	return b.output()
}

func (b *builder) flatpakModules(file, own string, modules *node) {
	for _, module := range modules.items() {
		b.flatpakModule(file, own, module)
	}
}

func (b *builder) flatpakModule(file, own string, module *node) {
	b.flatpakModules(file, own, module.get("modules"))
	name := module.get("name").str()
	if name == "" || own != "" && strings.ToLower(name) == own {
		return
	}
	seen := map[string]bool{}
	for _, source := range module.get("sources").items() {
		url := source.get("url").str()
		kind := source.get("type").str()
		if !strings.Contains(url, "://") || kind == "file" && !archiveSuffix().MatchString(url) && !strings.HasSuffix(url, ".whl") {
			continue // of the tree, or data beside the sources
		}
		called := name
		if len(seen) > 0 || kind == "git" {
			called = sourceName(url)
		}
		var p inventory.Package
		if kind == "git" {
			tag, commit := source.get("tag").str(), source.get("commit").str()
			ref := tag
			if ref == "" {
				ref = commit
			}
			p = fetched(called, url, ref, "")
			if p.Version == "" && commit != "" { // a tag without a number
				p = fetched(called, url, commit, "")
			}
			if p.Version == "" {
				p.Requirement, p.Unresolved = source.get("branch").str(), "the manifest names no tag or commit"
			} else if isCommit(commit) {
				p.Origin.Commit = commit
			}
		} else {
			p = archivePackage(called, url)
			p.Hashes = hexHash("sha256", source.get("sha256").str(), "distribution")
		}
		// Of several platforms, one.
		if seen[p.Name+" "+p.Version] {
			continue
		}
		seen[p.Name+" "+p.Version] = true
		p.Locations = []inventory.Location{at(file, source.get("url").lineNumber())}
		b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", p.Locations[0])
	}
}

// sourceName is what a repository or archive is called by its address.
func sourceName(url string) string {
	if m := hostedArchive().FindStringSubmatch(url); m != nil {
		return m[2]
	}
	name := repositoryName(url)
	if m := archiveVersion().FindStringIndex(url); m != nil && m[0] > strings.LastIndexByte(url, '/') {
		name = path.Base(url[:m[0]])
	}
	return name
}
