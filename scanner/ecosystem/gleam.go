package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var gleam = Ecosystem{
	Name:  "gleam",
	PURL:  "hex",
	Files: []string{"gleam.toml", "manifest.toml"},
	Title: "Gleam",
	Reads: "dependencies of gleam.toml, resolved by manifest.toml with its edges and checksums",
	Read:  readGleam,
}

// readGleam reads gleam.toml and manifest.toml (gleam.run, "gleam.toml"). Other software calls files manifest.toml too.
func readGleam(in *Input) Output {
	b := newBuilder("gleam")
	locked := map[string]map[string]string{} // directory -> name -> id
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		lock := strings.EqualFold(path.Base(m.Path), "manifest.toml")
		if inForeignDirectory(m.Path) || lock && !bytes.Contains(m.Data[:min(len(m.Data), maxManifest)], []byte("build_tools")) {
			continue
		}
		doc, problem := parseTOML(m)
		switch {
		case problem != nil:
			b.problems = append(b.problems, *problem)
		case lock:
			ids := map[string]string{}
			locked[path.Dir(m.Path)] = ids
			for _, item := range doc.get("packages").items() {
				name, version := item.get("name").str(), item.get("version").str()
				p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: purl("hex", "", name, version)}
				switch item.get("source").str() {
				case "local":
					continue
				case "git":
					p = fetched(name, item.get("repo").str(), item.get("commit").str(), "")
				default:
					p.Hashes = hexHash("sha256", item.get("outer_checksum").str(), "distribution")
				}
				p.Locations = []inventory.Location{at(m.Path, item.lineNumber())}
				ids[name] = b.add(p)
			}
			for _, item := range doc.get("packages").items() {
				for _, need := range item.get("requirements").items() {
					b.transitive(ids[item.get("name").str()], ids[need.str()], inventory.RelRuntime, "", at(m.Path, need.lineNumber()))
				}
			}
		default:
			docs[m.Path] = doc
		}
	}
	for _, file := range sortedKeys(docs) {
		doc := docs[file]
		p := inventory.Package{Name: doc.get("name").str(), Version: doc.get("version").str(), Locations: []inventory.Location{at(file, 1)}}
		if p.Name == "" {
			continue
		}
		p.PURL = purl("hex", "", p.Name, p.Version)
		var words []string
		for _, l := range doc.get("licences").items() {
			words = append(words, l.str())
		}
		declare(&p, strings.Join(words, " AND "), file)
		from := b.own(p, file)
		for group, relation := range map[string]string{"dependencies": inventory.RelRuntime, "dev-dependencies": inventory.RelDev, "dev_dependencies": inventory.RelDev} {
			for name, want := range doc.get(group).all() {
				id := locked[path.Dir(file)][name]
				if id == "" {
					if want.get("path") != nil {
						continue
					}
					d := inventory.Package{Name: name, Requirement: want.str(), Kind: inventory.KindDependency, PURL: purl("hex", "", name, "")}
					if url := want.get("git").str(); url != "" {
						d = fetched(name, url, want.get("ref").str(), "")
					}
					d.Locations = []inventory.Location{at(file, want.line)}
					id = b.add(d)
				}
				b.direct(from, id, relation, "", at(file, want.line)).asking(want.str())
			}
		}
	}
	return b.output()
}
