package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var carthage = Ecosystem{
	Name:  "carthage",
	PURL:  "github",
	Files: []string{"cartfile", "cartfile.private", "cartfile.resolved"},
	Title: "Carthage",
	Reads: "repositories and binaries of Cartfile.resolved, and which of them a Cartfile asks for",
	Read:  readCarthage,
}

var cartLine = lazily.Regexp(`^\s*(github|git|binary)\s+"([^"]+)"\s*(?:"([^"]+)"|([^#]*))`)

// readCarthage reads Cartfiles (the project's "Artifacts" page).
func readCarthage(in *Input) Output {
	b := newBuilder("carthage")
	locked := map[string]map[string]string{} // directory -> kind and source -> id
	var asking []Manifest
	each := func(m Manifest, take func(line int, kind, source, rest string)) {
		for line, text := range lines(m.Data) {
			if f := cartLine().FindStringSubmatch(text); f != nil {
				take(line, f[1], f[2], f[3]+strings.TrimSpace(f[4]))
			} else if text = strings.TrimSpace(text); text != "" && text[0] != '#' {
				b.problem(m.Path, line, "expected github, git or binary and a source in quotation marks")
			}
		}
	}
	describe := func(kind, source, ref string) inventory.Package {
		url := source
		if kind == "github" && !strings.Contains(source, "://") {
			url = "https://github.com/" + source
		}
		if kind == "binary" {
			p := archivePackage(strings.TrimSuffix(path.Base(source), ".json"), source)
			p.Version = ref
			p.PURL = genericID(p.Name, ref, "download_url", source)
			return p
		}
		return gitPackage(repositoryName(url), url, ref)
	}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if !strings.HasSuffix(strings.ToLower(m.Path), ".resolved") {
			asking = append(asking, m)
			continue
		}
		ids := map[string]string{}
		locked[path.Dir(m.Path)] = ids
		each(m, func(line int, kind, source, ref string) {
			p := describe(kind, source, ref)
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, line)}
			ids[kind+" "+source] = b.add(p)
		})
	}
	for _, m := range asking {
		relation := inventory.RelRuntime
		if strings.HasSuffix(strings.ToLower(m.Path), ".private") {
			relation = inventory.RelDev
		}
		each(m, func(line int, kind, source, asked string) {
			loc := at(m.Path, line)
			to := locked[path.Dir(m.Path)][kind+" "+source]
			if to == "" {
				p := describe(kind, source, "")
				p.Kind, p.Requirement, p.Locations = inventory.KindDependency, asked, []inventory.Location{loc}
				to = b.add(p)
			}
			b.direct("", to, relation, "", loc).asking(asked)
		})
	}
	reached := b.reached()
	for _, dir := range sortedKeys(locked) {
		for _, key := range sortedKeys(locked[dir]) {
			if id := locked[dir][key]; !reached[id] {
				if p := b.get(id); p != nil {
					b.transitive("", id, inventory.RelRuntime, "", p.Locations...)
				}
			}
		}
	}
	return b.output()
}
