package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var composer = Ecosystem{
	Name:  "composer",
	PURL:  "composer",
	Files: []string{"composer.json", "composer.lock"},
	Title: "Composer (PHP)",
	Reads: "requirements of composer.json, resolved by composer.lock with licence, commit, checksum and the edges among packages",
	Read:  readComposer,
}

// composerTree is what the manifests of Composer in a tree say.
type composerTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> ids by name
}

// readComposer reads composer.json (getcomposer.org, "The composer.json schema") and its lock file.
func readComposer(in *Input) Output {
	t := &composerTree{builder: newBuilder("composer"), locked: map[string]map[string]string{}}
	for _, m := range locksFirst(in) {
		doc, problem := parseJSON(m)
		switch {
		case problem != nil:
			t.problems = append(t.problems, *problem)
		case isLock(m):
			t.lock(m.Path, doc)
		default:
			t.manifest(m.Path, doc)
		}
	}
	return t.output()
}

// isPlatform reports whether a requirement is of PHP itself: a package has a vendor.
func isPlatform(name string) bool { return !strings.Contains(name, "/") }

// composerLicence joins the licences of a package: several are there to choose from.
func composerLicence(n *node) string {
	var all []string
	for _, item := range n.items() {
		if s := item.str(); s != "" {
			all = append(all, s)
		}
	}
	if len(all) > 1 {
		return "(" + strings.Join(all, ") OR (") + ")"
	}
	return n.str() + strings.Join(all, "")
}

func (t *composerTree) lock(file string, doc *node) {
	ids := map[string]string{}
	t.locked[path.Dir(file)] = ids
	for _, group := range []string{"packages", "packages-dev"} {
		for _, item := range doc.get(group).items() {
			name, version := item.get("name").str(), item.get("version").str()
			p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: composerPURL(name, version), Locations: []inventory.Location{at(file, item.lineNumber())}}
			if url := item.get("source", "url").str(); url != "" {
				p.Origin = &inventory.Origin{URL: url, VCS: item.get("source", "type").str()}
				if ref := item.get("source", "reference").str(); isCommit(ref) {
					p.Origin.Commit = ref
				}
			}
			p.Hashes = hexHash("sha1", item.get("dist", "shasum").str(), "distribution")
			declare(&p, composerLicence(item.get("license")), file)
			ids[strings.ToLower(name)] = t.add(p)
		}
	}
	for _, group := range []string{"packages", "packages-dev"} {
		relation := relationOfPath(file, inventory.RelRuntime)
		if group == "packages-dev" {
			relation = inventory.RelDev
		}
		for _, item := range doc.get(group).items() {
			for name, want := range item.get("require").all() {
				t.transitive(ids[strings.ToLower(item.get("name").str())], ids[strings.ToLower(name)], relation, "", at(file, want.line)).asking(want.str())
			}
		}
	}
}

func (t *composerTree) manifest(file string, doc *node) {
	ids, from := t.locked[path.Dir(file)], ""
	if name := doc.get("name").str(); name != "" {
		p := inventory.Package{Name: name, Version: doc.get("version").str(), PURL: composerPURL(name, doc.get("version").str()), Locations: []inventory.Location{at(file, doc.get("name").lineNumber())}}
		declare(&p, composerLicence(doc.get("license")), file)
		from = t.own(p, file)
	}
	for _, group := range []string{"require", "require-dev"} {
		relation := relationOfPath(file, inventory.RelRuntime)
		if group == "require-dev" {
			relation = inventory.RelDev
		}
		for name, want := range doc.get(group).all() {
			if isPlatform(name) {
				continue
			}
			loc := at(file, want.line)
			id := ids[strings.ToLower(name)]
			if id == "" {
				p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
				if v := want.str(); plainVersion(v) && !strings.Contains(v, "@") {
					p.Version = v
				} else {
					p.Requirement = v
				}
				p.PURL = composerPURL(name, p.Version)
				id = t.add(p)
			} else {
				t.require(id, want.str())
			}
			t.direct(from, id, relation, "", loc).asking(want.str())
		}
	}
}

func composerPURL(name, version string) string {
	vendor, base, _ := strings.Cut(strings.ToLower(name), "/")
	return purl("composer", vendor, base, version)
}
