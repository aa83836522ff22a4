package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// readPNPM reads pnpm-lock.yaml, versions 5.0 to 9.0. Keys of packages are
// "/name/1.2.3_peers" in version 5, "/name@1.2.3(peers)" in 6, and from 9 on "name@1.2.3", with
// the edges apart in "snapshots" by "name@1.2.3(peers)".
func (t *npmTree) readPNPM(m Manifest) {
	docs, problem := parseYAML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
	}
	for _, doc := range docs {
		version := doc.get("lockfileVersion").str()
		major, _, _ := strings.Cut(version, ".")
		switch major {
		case "5", "6", "7", "9":
		case "":
			t.problem(m.Path, max(doc.lineNumber(), 1), "no lockfileVersion: this is no lock file of pnpm")
			continue
		default:
			t.unsupported(m.Path, doc.get("lockfileVersion").lineNumber(), "lockfileVersion %s: licit reads 5 to 9", version)
			continue
		}
		l := &pnpmLock{npmTree: t, path: m.Path, dir: path.Dir(m.Path), doc: doc, old: major == "5", ids: map[string]string{}}
		l.read()
	}
}

type pnpmLock struct {
	*npmTree
	path string
	dir  string
	doc  *node
	old  bool              // version 5
	ids  map[string]string // key -> id, with and without peers
}

func (l *pnpmLock) read() {
	packages := l.doc.get("packages")
	for key, entry := range packages.all() {
		l.add(key, entry)
	}
	for name, patch := range l.doc.get("patchedDependencies").all() {
		file := patch.get("path").str()
		if root := l.members[l.dir]; root != nil && file == "" {
			file = root.doc.get("pnpm", "patchedDependencies", name).str()
		}
		l.patched(name, file)
	}
	if snapshots := l.doc.get("snapshots"); snapshots != nil {
		for key, entry := range snapshots.all() {
			l.edges(key, entry, packages.get(withoutPeers(key)))
		}
	} else {
		for key, entry := range packages.all() {
			l.edges(key, entry, entry)
		}
	}
	if importers := l.doc.get("importers"); importers != nil {
		for dir, importer := range importers.all() {
			l.importer(path.Join(l.dir, dir), importer)
		}
	} else {
		l.importer(l.dir, l.doc)
	}
}

// withoutPeers cuts "(peer@1.0.0)" off a key or version of version 6 and later.
func withoutPeers(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return s
}

// add stores the package of one key.
func (l *pnpmLock) add(key string, entry *node) {
	bare := withoutPeers(key)
	if id, ok := l.ids[bare]; ok {
		l.ids[key] = id
		return
	}
	name, version := l.split(bare)
	name, version = cmp.Or(entry.get("name").str(), name), cmp.Or(entry.get("version").str(), version)
	resolution := entry.get("resolution")
	if directory := resolution.get("directory").str(); directory != "" {
		if m := l.members[path.Join(l.dir, directory)]; m != nil && m.id != "" {
			l.ids[key], l.ids[bare] = m.id, m.id
			return
		}
	}
	if name == "" {
		l.problem(l.path, entry.lineNumber(), "key %q names no package", key)
		return
	}
	if strings.Contains(version, ":") {
		version = "" // where it comes from, not which one it is
	}
	var p inventory.Package
	switch repo, tarball := resolution.get("repo").str(), resolution.get("tarball").str(); {
	case repo != "":
		p, _ = npmFromElsewhere(name, version, "git+"+strings.TrimPrefix(repo, "git+")+"#"+resolution.get("commit").str())
	case strings.HasPrefix(tarball, "file:"):
		p = inventory.Package{Name: name, Version: version, PURL: npmPURL(name, version), Kind: inventory.KindArchive,
			Files: []string{path.Join(l.dir, strings.TrimPrefix(tarball, "file:"))}}
	default:
		p = npmArchive(name, version, tarball)
	}
	p.Hashes = sriHashes(resolution.get("integrity").str())
	p.Locations = []inventory.Location{at(l.path, entry.lineNumber())}
	id := l.npmTree.add(p)
	l.ids[key], l.ids[bare] = id, id
}

// split takes name and version out of a key without peers.
func (l *pnpmLock) split(key string) (name, version string) {
	key = strings.TrimPrefix(key, "/")
	if !l.old {
		return splitAt(key)
	}
	// "@scope/name/1.2.3_peer@1.0.0": the peers have their slashes written as "+".
	name, version = cutLast(key, "/")
	version, _, _ = strings.Cut(version, "_")
	return name, version
}

// find returns the id that name and version of an edge lead to, "" if the lock does
// not hold it.
func (l *pnpmLock) find(from, name, version string) string {
	if rest, ok := strings.CutPrefix(version, "link:"); ok {
		if m := l.members[path.Join(from, rest)]; m != nil {
			return m.id
		}
		return ""
	}
	sep := "@"
	if l.old {
		sep = "/"
	}
	for _, key := range []string{version, name + "@" + version, "/" + name + sep + version} {
		if id, ok := l.ids[key]; ok {
			return id
		}
		if !l.old {
			if id, ok := l.ids[withoutPeers(key)]; ok {
				return id
			}
		}
	}
	return ""
}

// edges stores what one locked package asks for.
func (l *pnpmLock) edges(key string, entry, meta *node) {
	from := l.ids[key]
	if from == "" {
		from = l.ids[withoutPeers(key)]
	}
	if from == "" {
		return
	}
	for _, section := range npmSections[:3] {
		if section.relation == inventory.RelDev {
			continue
		}
		for name, v := range entry.get(section.name).all() {
			to := l.find(l.dir, name, v.str())
			if to == "" {
				if section.relation != inventory.RelOptional { // what is for another platform may be left out
					l.problem(l.path, v.line, "%s %s is not in the lock file", name, v.str())
				}
				continue
			}
			relation := section.relation
			if relation == inventory.RelRuntime && meta.get("peerDependencies", name) != nil {
				relation = inventory.RelPeer
			}
			l.transitive(from, to, relation, "", at(l.path, v.line))
		}
	}
}

// importer stores the direct edges of one workspace member.
func (l *pnpmLock) importer(dir string, importer *node) {
	member := l.members[dir]
	from := ""
	if member != nil {
		from = member.id
		l.locked[dir] = l.dir
	} else if dir != l.dir {
		name := path.Base(dir)
		from = l.own(inventory.Package{Name: name, Locations: []inventory.Location{at(l.path, importer.lineNumber())}}, path.Join(dir, "package.json"))
	}
	seen := map[string]bool{}
	for _, section := range npmSections[:3] {
		for name, v := range importer.get(section.name).all() {
			seen[name] = true
			version, requirement := v.str(), importer.get("specifiers", name).str()
			if v.kind == mapNode {
				version, requirement = v.get("version").str(), v.get("specifier").str()
			}
			if catalog, ok := strings.CutPrefix(requirement, "catalog:"); ok {
				requirement = cmp.Or(l.doc.get("catalogs", cmp.Or(catalog, "default"), name, "specifier").str(), requirement)
			}
			loc, relation := at(l.path, v.line), section.relation
			if member != nil {
				if line := member.doc.get(section.name, name).lineNumber(); line > 0 {
					loc = at(member.path, line)
				} else if peer := member.doc.get("peerDependencies", name); peer != nil {
					loc, relation = at(member.path, peer.line), inventory.RelPeer
				}
			}
			to := l.find(dir, name, version)
			if to == "" {
				to = l.missing(dir, name, version, loc)
			} else {
				l.require(to, requirement)
			}
			l.direct(from, to, relation, "", loc).asking(requirement)
		}
	}
	if member == nil {
		return
	}
	for _, d := range npmDependencies(member.doc) {
		if !seen[d.name] && !d.optionalPeer {
			l.direct(from, l.unlocked(member, d), d.relation, "", at(member.path, d.line)).asking(d.requirement)
		}
	}
}

// missing stores what an importer names and the lock does not describe: a
// directory of the tree without package.json, or one outside it.
func (l *pnpmLock) missing(dir, name, version string, loc inventory.Location) string {
	p := inventory.Package{Name: name, PURL: npmPURL(name, ""), Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
	if rest, ok := strings.CutPrefix(version, "link:"); ok {
		p.Unresolved = version + " leads to no package.json of the tree"
		if local := path.Join(dir, rest); inside(local) && l.in.Exists != nil && l.in.Exists(local) {
			p.Kind, p.Files = inventory.KindVendored, []string{local}
		}
	} else {
		p.Unresolved = "the lock file has no entry for version " + version
		l.problem(l.path, loc.Line, "%s %s is not in the lock file", name, version)
	}
	return l.npmTree.add(p)
}
