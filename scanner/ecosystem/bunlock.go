package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// readBun reads bun.lock, versions 0 and 1: JSON with commas at the ends of lists. Packages are keyed by the place where they are
// installed, "a" or "a/b" for the b that only a gets, and are lists that begin with "name@version", or with where else they come from.
func (t *npmTree) readBun(m Manifest) {
	doc, problem := parseJSON(Manifest{Path: m.Path, Data: relaxedJSON(m.Data)})
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	switch version := doc.get("lockfileVersion"); {
	case version == nil:
		t.problem(m.Path, max(doc.lineNumber(), 1), "no lockfileVersion: this is no lock file of bun")
		return
	case version.str() != "0" && version.str() != "1":
		t.unsupported(m.Path, version.line, "lockfileVersion %s: licit reads 0 and 1", version.str())
		return
	}
	l := &bunLock{npmTree: t, path: m.Path, dir: path.Dir(m.Path), doc: doc, ids: map[string]string{}}
	for key, entry := range doc.get("packages").all() {
		l.add(key, entry)
	}
	for spec, file := range doc.get("patchedDependencies").all() {
		t.patched(spec, file.str())
	}
	for key, entry := range doc.get("packages").all() {
		l.edges(key, entry)
	}
	for dir, entry := range doc.get("workspaces").all() {
		l.workspace(path.Join(l.dir, dir), entry)
	}
}

type bunLock struct {
	*npmTree
	path string
	dir  string
	doc  *node
	ids  map[string]string // key -> id
}

// bunInfo is what an entry says of its package beside where it comes from.
func bunInfo(entry *node) *node {
	for _, part := range entry.items() {
		if part.kind == mapNode {
			return part
		}
	}
	return nil
}

// add stores the package of one key.
func (l *bunLock) add(key string, entry *node) {
	words := entry.items()
	if len(words) == 0 {
		l.problem(l.path, entry.lineNumber(), "%q is no entry of a package", key)
		return
	}
	name, source := splitAt(words[0].str())
	loc := at(l.path, entry.line)
	switch kind, rest, _ := strings.Cut(source, ":"); kind {
	case "workspace", "file", "link", "root":
		local := path.Join(l.dir, rest)
		if kind == "root" {
			local = l.dir
		}
		if m := l.members[local]; m != nil && m.id != "" {
			l.ids[key] = m.id
			return
		}
		if kind == "workspace" {
			l.ids[key] = l.own(inventory.Package{Name: name, PURL: npmPURL(name, ""), Locations: []inventory.Location{loc}}, path.Join(local, "package.json"))
			return
		}
		p := inventory.Package{Name: name, PURL: npmPURL(name, ""), Kind: inventory.KindDependency, Locations: []inventory.Location{loc},
			Unresolved: source + " leads to no package.json of the tree"}
		l.ids[key] = l.npmTree.add(p)
		return
	}
	p, elsewhere := npmFromElsewhere(name, "", source)
	switch {
	case elsewhere:
	case strings.HasSuffix(source, ".tgz") || strings.HasSuffix(source, ".tar.gz"): // of the tree
		p = inventory.Package{Name: name, PURL: npmPURL(name, ""), Kind: inventory.KindArchive, Files: []string{path.Join(l.dir, source)}}
	default:
		p = npmArchive(name, source, "")
	}
	if last := words[len(words)-1].str(); len(words) > 1 {
		p.Hashes = sriHashes(last)
	}
	p.Locations = []inventory.Location{loc}
	l.ids[key] = l.npmTree.add(p)
}

// find returns the id of what the package at a place gets for a name: its own, else that of the nearest place above.
func (l *bunLock) find(place, name string) string {
	for range maxNesting {
		if place == "" {
			return l.ids[name]
		}
		if id := l.ids[place+"/"+name]; id != "" {
			return id
		}
		place = bunAbove(place)
	}
	return ""
}

// bunAbove cuts the last package off a place, where a name may have a scope.
func bunAbove(place string) string {
	parts := strings.Split(place, "/")
	n := len(parts) - 1
	if n > 0 && strings.HasPrefix(parts[n-1], "@") {
		n--
	}
	return strings.Join(parts[:n], "/")
}

// edges stores what one locked package asks for.
func (l *bunLock) edges(key string, entry *node) {
	from := l.ids[key]
	if p := l.get(from); p == nil || p.Kind == inventory.KindWorkspace || p.Kind == inventory.KindRoot {
		return
	}
	for _, d := range npmDependencies(bunInfo(entry)) {
		if to := l.find(key, d.name); to != "" && d.relation != inventory.RelDev {
			l.transitive(from, to, d.relation, "", at(l.path, d.line)).asking(d.requirement)
		} else if d.relation == inventory.RelRuntime {
			l.problem(l.path, d.line, "%s asks for %s, which the lock file does not hold: write it again with the package client", key, d.name)
		}
	}
}

// workspace stores the direct edges of one member.
func (l *bunLock) workspace(dir string, entry *node) {
	doc, file, from := entry, l.path, ""
	name := entry.get("name").str()
	member := l.members[dir]
	if member != nil {
		doc, file, from = member.doc, member.path, member.id
		l.locked[dir] = l.dir
	} else if id := l.ids[name]; id != "" && dir != l.dir {
		from = id
	} else if name != "" {
		version := entry.get("version").str()
		from = l.own(inventory.Package{Name: name, Version: version, PURL: npmPURL(name, version), Locations: []inventory.Location{at(l.path, entry.lineNumber())}}, path.Join(dir, "package.json"))
	}
	for _, d := range npmDependencies(doc) {
		to, loc := l.find(name, d.name), at(file, d.line)
		requirement := l.catalogued(dir, d)
		if catalog, ok := strings.CutPrefix(requirement, "catalog:"); ok {
			if found := l.doc.get("catalog", d.name).str(); catalog == "" && found != "" {
				requirement = found
			} else if found := l.doc.get("catalogs", catalog, d.name).str(); found != "" {
				requirement = found
			}
		}
		switch {
		case to != "":
			l.require(to, requirement)
			l.direct(from, to, d.relation, "", loc).asking(requirement)
		case !d.optionalPeer && member != nil:
			l.direct(from, l.unlocked(member, d), d.relation, "", loc).asking(requirement)
		}
	}
}

// relaxedJSON puts spaces where a document has comments, or a comma before the end of a list: tools that read both write them.
func relaxedJSON(data []byte) []byte {
	out := []byte(blankComments(string(data)))
	comma := -1 // the last one, while only white space follows
	for i := 0; i < len(out); i++ {
		switch out[i] {
		case '"':
			for i++; i < len(out) && out[i] != '"' && out[i] != '\n'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
			comma = -1
		case ',':
			comma = i
		case ']', '}':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case ' ', '\t', '\r', '\n':
		default:
			comma = -1
		}
	}
	return out
}
