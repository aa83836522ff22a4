package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var actions = Ecosystem{
	Name:  "actions",
	PURL:  "github",
	Files: []string{".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitea/workflows/*.yml", ".gitea/workflows/*.yaml", ".forgejo/workflows/*.yml", ".forgejo/workflows/*.yaml", "action.yml", "action.yaml"},
	Title: "GitHub Actions",
	Reads: "actions, reusable workflows and container images that workflows use, with tag or commit",
	Read:  readActions,
}

func readActions(in *Input) Output {
	b := newBuilder("actions")
	for _, m := range in.Manifests {
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			for _, job := range doc.get("jobs").all() {
				b.action(m.Path, job.get("uses"))
				b.containerImage(m.Path, job.get("container"))
				for _, service := range job.get("services").all() {
					b.containerImage(m.Path, service)
				}
				for _, step := range job.get("steps").items() {
					b.action(m.Path, step.get("uses"))
				}
			}
			runs := doc.get("runs")
			for _, step := range runs.get("steps").items() {
				b.action(m.Path, step.get("uses"))
			}
			if image := runs.get("image"); strings.HasPrefix(image.str(), "docker://") {
				b.action(m.Path, image)
			}
		}
	}
	return b.output()
}

// action reports what "uses" names: "owner/repository/path@ref" or "docker://image".
func (b *builder) action(file string, uses *node) {
	name, ref, _ := strings.Cut(uses.str(), "@")
	switch {
	case name == "" || strings.HasPrefix(name, ".") || strings.Contains(name, "${{"):
		return
	case strings.HasPrefix(name, "docker://"):
		b.image(file, uses.line, strings.TrimPrefix(uses.str(), "docker://"), inventory.RelBuild)
		return
	}
	parts := strings.SplitN(name, "/", 3)
	if len(parts) < 2 {
		b.problem(file, uses.line, "%q is no action: expected owner/repository@ref", uses.str())
		return
	}
	repo := parts[0] + "/" + parts[1]
	p := inventory.Package{Name: repo, Kind: inventory.KindTool, Origin: &inventory.Origin{URL: "https://github.com/" + repo, VCS: "git"}}
	if pinsVersion(ref) {
		p.Version = ref
	} else {
		p.Requirement = ref
	}
	if isCommit(ref) {
		p.Origin.Commit = ref
	}
	p.PURL = purl("github", parts[0], parts[1], p.Version)
	p.Locations = []inventory.Location{at(file, uses.line)}
	b.direct("", b.add(p), inventory.RelBuild, "", at(file, uses.line))
}

func (b *builder) containerImage(file string, n *node) {
	image := n
	if n.get("image") != nil {
		image = n.get("image")
	}
	if s := image.str(); s != "" && !strings.Contains(s, "${{") {
		b.image(file, image.line, s, inventory.RelBuild)
	}
}

// image reports a container image: "registry/name:tag@sha256:digest".
func (b *builder) image(file string, line int, ref, relation string) string {
	p := imagePackage(ref)
	if p.PURL == "" {
		b.problem(file, line, "%q is no name of a container image", ref)
		return ""
	}
	p.Locations = []inventory.Location{at(file, line)}
	id := b.add(p)
	b.direct("", id, relation, "", at(file, line))
	return id
}

func imagePackage(ref string) inventory.Package {
	name, digest, _ := strings.Cut(ref, "@")
	tag := ""
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	p := inventory.Package{Name: name, Version: tag, Kind: inventory.KindBaseImage}
	version := tag
	if alg, value, ok := strings.Cut(digest, ":"); ok {
		p.Hashes = hexHash(alg, value, "distribution")
		version = digest
	}
	if p.Version == "" {
		p.Version = digest
	}
	if tag == "latest" && digest == "" {
		p.Version, p.Requirement, version = "", "latest", ""
	}
	registry, rest, ok := strings.Cut(name, "/")
	if !ok || !strings.ContainsAny(registry, ".:") && registry != "localhost" {
		registry, rest = "", name
	}
	if strings.HasPrefix(registry, "docker.") && strings.Count(registry, ".") == 1 {
		registry = "" // the one that a name without any means
	}
	if registry == "" {
		rest = strings.TrimPrefix(rest, "library/")
		p.Name = rest
	}
	namespace, base := "", rest
	if i := strings.LastIndexByte(rest, '/'); i >= 0 {
		namespace, base = rest[:i], rest[i+1:]
	}
	tagged := ""
	if digest != "" {
		tagged = tag
	}
	p.PURL = purl("docker", namespace, base, version, "repository_url", registry, "tag", tagged)
	return p
}
