package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var ansible = Ecosystem{
	Name:  "ansible",
	PURL:  "generic",
	Files: []string{"requirements.yml", "requirements.yaml", "galaxy.yml"},
	Title: "Ansible collections and roles",
	Reads: "collections and roles that requirements.yml installs, and what a collection depends on",
	Read:  readAnsible,
}

// readAnsible reads requirements files and galaxy.yml (docs.ansible.com, "Galaxy User Guide"). Helm's requirements.yaml has neither collections nor roles.
func readAnsible(in *Input) Output {
	b := newBuilder("ansible")
	for _, m := range in.Manifests {
		own := strings.EqualFold(path.Base(m.Path), "galaxy.yml")
		if inForeignDirectory(m.Path) {
			continue
		}
		if head := m.Data[:min(len(m.Data), maxManifest)]; !own && len(m.Data) <= maxManifest && !bytes.Contains(head, []byte("collections")) && !bytes.Contains(head, []byte("roles")) && !bytes.Contains(head, []byte("src:")) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		for _, doc := range docs {
			if own {
				b.ansibleCollection(m.Path, doc)
				continue
			}
			for _, item := range append(append(doc.items(), doc.get("roles").items()...), doc.get("collections").items()...) {
				b.ansibleNeeds("", m.Path, item.str(), item)
			}
		}
	}
	return b.output()
}

func (b *builder) ansibleCollection(file string, doc *node) {
	name := doc.get("name").str()
	if name == "" || doc.get("namespace").str() == "" {
		return
	}
	p := inventory.Package{Name: doc.get("namespace").str() + "." + name, Version: doc.get("version").str(), Locations: []inventory.Location{at(file, doc.get("name").lineNumber())}}
	var words []string
	for _, l := range doc.get("license").items() {
		words = append(words, l.str())
	}
	declare(&p, cmp.Or(strings.Join(words, " AND "), doc.get("license").str()), file)
	from := b.own(p, file)
	for name, want := range doc.get("dependencies").all() {
		b.ansibleNeeds(from, file, name, want)
	}
}

// ansibleNeeds stores a collection or role: by its name in Galaxy, or by the repository or archive that it comes from.
func (b *builder) ansibleNeeds(from, file, name string, item *node) {
	version := item.get("version").str()
	if item.get("name") == nil && item.get("src") == nil && name != item.str() { // of galaxy.yml: name: version
		version = item.str()
	}
	name = cmp.Or(name, item.get("name").str(), item.get("src").str())
	source := cmp.Or(item.get("src").str(), name)
	if url := strings.TrimPrefix(source, "git+"); strings.Contains(url, "://") || strings.HasPrefix(url, "git@") {
		source = url
	} else if strings.HasPrefix(source, ".") || strings.HasPrefix(source, "/") || item.get("type").str() == "dir" || item.get("type").str() == "subdirs" {
		return // of the tree
	} else if name = source; name == "" {
		return
	}
	var p inventory.Package
	switch {
	case archiveSuffix().MatchString(source):
		p = archivePackage(sourceName(source), source)
	case strings.Contains(source, "://") || strings.HasPrefix(source, "git@"):
		p = fetched(repositoryName(source), source, version, "")
	default:
		p = inventory.Package{Name: name, Kind: inventory.KindDependency}
		if plainVersion(strings.TrimPrefix(version, "v")) {
			p.Version = version
		} else {
			p.Requirement = version
		}
		p.PURL = genericID(name, p.Version)
	}
	p.Locations = []inventory.Location{at(file, item.lineNumber())}
	b.direct(from, b.add(p), relationOfPath(file, inventory.RelRuntime), "", p.Locations[0]).asking(version)
}
