package ecosystem

import (
	"cmp"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var repomanifest = Ecosystem{
	Name:  "repo",
	PURL:  "github",
	Files: []string{"default.xml", "manifest.xml", "*_manifest.xml", "*-manifest.xml", "manifests/*.xml"},
	Holds: []string{"<manifest", "<project"}, // those of Android's programs are called so too
	Title: "manifests of Android's repo",
	Reads: "projects with their revision, from the remotes and defaults of the manifest",
	Read:  readRepoManifest,
}

// readRepoManifest reads the manifests of git-repo (its docs, "repo Manifest Format"): a project is at its name below what its remote fetches
// from, at its own revision, else that of the remote, else that of the defaults.
func readRepoManifest(in *Input) Output {
	b := newBuilder("repo")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		root, problem := parseXML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		if root == nil || root.name != "manifest" {
			continue
		}
		remotes := map[string]*element{}
		for _, r := range root.all("remote") {
			remotes[r.attrs["name"]] = r
		}
		defaults := root.child("default")
		for _, project := range root.all("project") {
			b.repoProject(m.Path, project, defaults, remotes)
		}
	}
	return b.output()
}

func (b *builder) repoProject(file string, project, defaults *element, remotes map[string]*element) {
	attr := func(e *element, name string) string {
		if e == nil {
			return ""
		}
		return e.attrs[name]
	}
	name := strings.TrimSuffix(strings.Trim(project.attrs["name"], "/"), ".git")
	if name == "" || strings.ContainsAny(name, "${}") {
		return
	}
	remote := remotes[cmp.Or(project.attrs["remote"], attr(defaults, "remote"))]
	ref := strings.TrimPrefix(cmp.Or(project.attrs["revision"], attr(remote, "revision"), attr(defaults, "revision")), "refs/tags/")
	fetch := strings.TrimRight(attr(remote, "fetch"), "/")
	loc := at(file, project.line)
	if !strings.Contains(fetch, "://") {
		// "..": beside the repository that the manifest is in, which nothing here names.
		p := inventory.Package{Name: repositoryName(name), Kind: inventory.KindDependency, Requirement: ref, Unresolved: "its remote is told by the place of the manifest", Locations: []inventory.Location{loc}}
		b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", loc)
		return
	}
	p := gitPackage(repositoryName(name), fetch+"/"+name, ref)
	if ref == "" || !pinsVersion(ref) {
		p = gitPackage(repositoryName(name), fetch+"/"+name, "")
		p.Requirement, p.Unresolved = ref, "the manifest names a branch"
	}
	p.Locations = []inventory.Location{loc}
	b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", loc)
}
