package ecosystem

import (
	"cmp"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var kustomize = Ecosystem{
	Name:  "kustomize",
	PURL:  "docker",
	Files: []string{"kustomization.yaml", "kustomization.yml", "kustomization"},
	Title: "Kustomize",
	Reads: "images that a kustomization puts in place of others, charts, and bases that it takes from a repository",
	Read:  readKustomize,
}

// readKustomize reads kustomizations (kubectl.docs.kubernetes.io, "The Kustomization File").
func readKustomize(in *Input) Output {
	b := newBuilder("kustomize")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			for _, image := range doc.get("images").items() {
				b.kustomizeImage(m.Path, image)
			}
			for _, list := range []string{"resources", "bases", "components"} {
				for _, item := range doc.get(list).items() {
					b.kustomizeBase(m.Path, item)
				}
			}
			for _, chart := range doc.get("helmCharts").items() {
				loc := at(m.Path, chart.line)
				name, version, repository := chart.get("name").str(), chart.get("version").str(), chart.get("repo").str()
				p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
				if name == "" || repository == "" {
					continue // of this tree
				}
				if plainVersion(strings.TrimPrefix(version, "v")) {
					p.Version = version
				} else {
					p.Requirement = version
				}
				p.PURL = purl("helm", "", name, p.Version, "repository_url", repository)
				b.direct("", b.add(p), relationOfPath(m.Path, inventory.RelRuntime), "", loc).asking(version)
			}
		}
	}
	return b.output()
}

// kustomizeImage reports what an entry of images leads to: a tag or digest without a name is for the name that stands in what it changes.
func (b *builder) kustomizeImage(file string, image *node) {
	name, tag, digest := cmp.Or(image.get("newName").str(), image.get("name").str()), image.get("newTag").str(), image.get("digest").str()
	if name == "" || image.get("newName") == nil && tag == "" && digest == "" || strings.ContainsAny(name+tag, "$*") {
		return
	}
	if tag != "" && !strings.Contains(name, "@") {
		name += ":" + tag
	}
	if digest != "" {
		name += "@" + digest
	}
	b.image(file, image.line, name, relationOfPath(file, inventory.RelRuntime))
}

// kustomizeBase reports a resource from a repository: "https://host/owner/name//directory?ref=v1", "github.com/owner/name?ref=v1".
func (b *builder) kustomizeBase(file string, item *node) {
	address, query, _ := strings.Cut(item.str(), "?")
	ref := ""
	for _, pair := range strings.Split(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if key == "ref" || key == "version" {
			ref = value
		}
	}
	scheme, rest, remote := strings.Cut(address, "://")
	if !remote {
		scheme, rest = "https", address
	}
	if strings.Contains(address, "$") {
		return
	}
	host, path, _ := strings.Cut(rest, "/")
	parts := strings.Split(path, "/")
	switch {
	case host == "raw.githubusercontent.com" && len(parts) > 3:
		ref, host, parts = parts[2], "github.com", parts[:2]
	case host == "github.com" && len(parts) > 4 && parts[2] == "releases" && parts[3] == "download":
		ref, parts = parts[4], parts[:2]
	case host == "github.com" && len(parts) >= 2:
		parts = parts[:2]
	case remote && (strings.Contains(path, "//") || query != "" || strings.HasSuffix(path, ".git")):
		if i := strings.Index(path, "//"); i >= 0 {
			parts = strings.Split(path[:i], "/")
		}
	default:
		return // a file or directory of this tree
	}
	url := scheme + "://" + host + "/" + strings.Join(parts, "/")
	loc := at(file, item.line)
	p := fetched(repositoryName(url), url, ref, "")
	p.Locations = []inventory.Location{loc}
	b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", loc).asking(ref)
}
