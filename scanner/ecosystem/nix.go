package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var nix = Ecosystem{
	Name:  "nix",
	PURL:  "generic",
	Files: []string{"flake.lock", "devenv.lock", "npins/sources.json", "nix/sources.json"},
	Title: "Nix flakes",
	Reads: "inputs of a flake or of devenv with their commits, and which input asks for which; pins of npins and niv",
	Read:  readNix,
}

// readNix reads flake.lock (nix.dev, "nix flake", lock files).
func readNix(in *Input) Output {
	b := newBuilder("nix")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		pins := strings.HasSuffix(strings.ToLower(m.Path), "sources.json")
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		if pins {
			b.nixPins(m.Path, doc)
			continue
		}
		nodes, root := doc.get("nodes"), doc.get("root").str()
		ids := map[string]string{}
		for key, n := range nodes.all() {
			if key == root {
				continue
			}
			locked := n.get("locked")
			owner, repo, rev, url := locked.get("owner").str(), locked.get("repo").str(), locked.get("rev").str(), locked.get("url").str()
			var p inventory.Package
			switch locked.get("type").str() {
			case "github":
				p = gitPackage(repo, "https://github.com/"+owner+"/"+repo, rev)
			case "gitlab":
				host := locked.get("host").str()
				if host == "" {
					host = "gitlab.com"
				}
				p = gitPackage(repo, "https://"+host+"/"+owner+"/"+repo, rev)
			case "sourcehut":
				p = gitPackage(repo, "https://git.sr.ht/"+owner+"/"+repo, rev)
			case "git":
				p = gitPackage(repositoryName(url), url, rev)
			case "tarball", "file":
				p = archivePackage(key, url)
			default:
				continue // a directory, or an alias that each machine resolves
			}
			if p.PURL == "" {
				continue
			}
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, n.line)}
			ids[key] = b.add(p)
		}
		for key, n := range nodes.all() {
			for name, v := range n.get("inputs").all() {
				target := v.str()
				if path := v.items(); path != nil {
					target = nixFollow(nodes, root, path)
				}
				loc := at(m.Path, v.line)
				switch to := ids[target]; {
				case to == "" || name == "":
				case key == root:
					b.direct("", to, inventory.RelBuild, "", loc)
				case ids[key] != "":
					b.transitive(ids[key], to, inventory.RelRuntime, "", loc)
				}
			}
		}
	}
	return b.output()
}

// nixPins reads what npins and niv pin in a directory of theirs.
func (b *builder) nixPins(file string, doc *node) {
	pins := doc.get("pins")
	if pins == nil {
		pins = doc
	}
	for name, n := range pins.all() {
		repository := n.get("repository")
		if repository == nil {
			repository = n
		}
		owner, repo, rev := repository.get("owner").str(), repository.get("repo").str(), n.get("rev").str()+n.get("revision").str()
		url := n.get("url").str()
		var p inventory.Package
		switch {
		case owner != "" && repo != "":
			host := "https://github.com/"
			if strings.EqualFold(repository.get("type").str(), "gitlab") {
				host = "https://gitlab.com/"
			}
			p = gitPackage(repo, host+owner+"/"+repo, rev)
		case repository.get("url").str() != "" && rev != "":
			p = gitPackage(repositoryName(repository.get("url").str()), repository.get("url").str(), rev)
		case strings.Contains(url, "://"):
			p = archivePackage(name, url)
		default:
			continue
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(file, n.line)}
		b.direct("", b.add(p), inventory.RelBuild, "", p.Locations[0])
	}
}

// nixFollow finds the node at the end of a path of inputs from the root.
func nixFollow(nodes *node, root string, path []*node) string {
	at := root
	for hops := 0; len(path) > 0 && len(path) < maxNesting && hops < maxNesting; hops++ {
		next := nodes.get(at, "inputs", path[0].str())
		if more := next.items(); more != nil { // it follows another in turn
			path, at = append(append([]*node(nil), more...), path[1:]...), root
			continue
		}
		at, path = next.str(), path[1:]
	}
	if len(path) > 0 {
		return ""
	}
	return at
}
