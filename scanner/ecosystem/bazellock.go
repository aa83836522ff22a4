package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// What Bazel's locks say: MODULE.bazel.lock of modules, maven_install.json of what rules_jvm_external gets.

// bazelSource is the address of what is asked of a registry for those modules alone that a build takes.
var bazelSource = lazily.Regexp(`/modules/([a-z][a-z0-9._-]*)/([^/]+)/source\.json$`)

// bazelLocked gives of the lock file beside a MODULE.bazel the version of each module that is taken.
func (b *builder) bazelLocked(m Manifest) (versions map[string]string, lines map[string]int) {
	versions, lines = map[string]string{}, map[string]int{}
	doc, problem := parseJSON(m)
	if problem != nil {
		b.problems = append(b.problems, *problem)
		return versions, lines
	}
	for address, n := range doc.get("registryFileHashes").all() {
		if f := bazelSource().FindStringSubmatch(address); f != nil && n.str() != "" { // null: the registry has none
			if had, ok := versions[f[1]]; ok && had != f[2] { // several versions of one module may be allowed
				versions[f[1]] = ""
				continue
			}
			versions[f[1]], lines[f[1]] = f[2], n.line
		}
	}
	return versions, lines
}

// mavenLock reads a lock of rules_jvm_external, of version 2 with artifacts and dependencies, before with a dependency_tree.
func (b *builder) mavenLock(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		b.problems = append(b.problems, *problem)
		return
	}
	ids := map[string]string{}
	add := func(key string, n *node, sum string) {
		parts := strings.Split(key, ":")
		if len(parts) < 3 {
			return
		}
		group, artifact, version := parts[0], parts[1], parts[len(parts)-1]
		p := inventory.Package{Name: mavenName(group, artifact), Version: version, Kind: inventory.KindDependency, PURL: purl("maven", group, artifact, version),
			Hashes: hexHash("sha256", sum, "distribution"), Locations: []inventory.Location{at(m.Path, n.lineNumber())}}
		ids[key] = b.add(p)
		ids[group+":"+artifact] = ids[key]
	}
	for key, n := range doc.get("artifacts").all() { // group:artifact[:type[:classifier]]
		parts := strings.Split(key, ":")
		if len(parts) < 2 || n.get("version").str() == "" {
			continue
		}
		add(parts[0]+":"+parts[1]+":"+n.get("version").str(), n, n.get("shasums", "jar").str())
	}
	for key, needs := range doc.get("dependencies").all() {
		if parts := strings.Split(key, ":"); len(parts) >= 2 {
			for _, need := range needs.items() {
				if to := strings.Split(need.str(), ":"); len(to) >= 2 {
					b.transitive(ids[parts[0]+":"+parts[1]], ids[to[0]+":"+to[1]], inventory.RelRuntime, "", at(m.Path, need.lineNumber()))
				}
			}
		}
	}
	tree := doc.get("dependency_tree", "dependencies").items()
	for _, item := range tree {
		if coordinate := item.get("coord").str(); !strings.Contains(coordinate, ":sources:") && !strings.Contains(coordinate, ":javadoc:") {
			add(coordinate, item, item.get("sha256").str())
		}
	}
	for _, item := range tree {
		for _, need := range item.get("directDependencies").items() {
			b.transitive(ids[item.get("coord").str()], ids[need.str()], inventory.RelRuntime, "", at(m.Path, need.lineNumber()))
		}
	}
	reached := b.reached()
	for _, key := range sortedKeys(ids) {
		if id := ids[key]; id != "" && !reached[id] {
			b.transitive("", id, inventory.RelRuntime, "", b.get(id).Locations...)
		}
	}
}

// bazelLocks reads the locks of a tree: those of modules by directory, with what nothing else names.
func (b *builder) bazelLocks(in *Input) map[string]map[string]string {
	locked := map[string]map[string]string{}
	for _, m := range in.Manifests {
		base := strings.ToLower(path.Base(m.Path))
		switch {
		case belongsToCopy(m.Path):
		case base == "module.bazel.lock":
			versions, at := b.bazelLocked(m)
			locked[path.Dir(m.Path)] = versions
			for _, name := range sortedKeys(versions) {
				if version := versions[name]; version != "" && name != "bazel_tools" {
					loc := inventory.Location{Path: m.Path, Line: at[name]}
					b.add(inventory.Package{Name: name, Version: version, Kind: inventory.KindTool, PURL: purl("bazel", "", name, version), Locations: []inventory.Location{loc}})
				}
			}
		case isMavenInstall(base):
			b.mavenLock(m)
		}
	}
	return locked
}

func isMavenInstall(base string) bool { return strings.HasSuffix(base, "maven_install.json") }
