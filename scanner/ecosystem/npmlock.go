package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// readLock reads package-lock.json and npm-shrinkwrap.json: version 1 nests what is installed
// below what asks for it, versions 2 and 3 list it by its place in node_modules.
func (t *npmTree) readLock(m Manifest) {
	dir := path.Dir(m.Path)
	if by := t.locked[dir]; by != "" && by != dir {
		return // a member has none of its own
	}
	if shrinkwrap := path.Join(dir, "npm-shrinkwrap.json"); m.Path != shrinkwrap && t.in.Exists != nil && t.in.Exists(shrinkwrap) {
		return // which wins
	}
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	l := &npmLock{npmTree: t, path: m.Path, dir: dir, places: map[string]*npmPlace{}}
	switch packages := doc.get("packages"); {
	case packages != nil:
		for place, entry := range packages.all() {
			l.places[place] = &npmPlace{entry: entry, name: entry.get("name").str()}
		}
	case doc.get("lockfileVersion").str() == "1" || doc.get("dependencies") != nil:
		l.places[""] = &npmPlace{entry: doc}
		l.old = true
		l.nested("", doc.get("dependencies"))
	case doc.get("lockfileVersion") == nil:
		t.problem(m.Path, doc.lineNumber(), "no lockfileVersion: this is no lock file of npm")
		return
	}
	l.read()
}

type npmLock struct {
	*npmTree
	path   string
	dir    string
	old    bool // version 1
	places map[string]*npmPlace
}

// npmPlace is something installed: "node_modules/a/node_modules/b", or a workspace
// member by its directory.
type npmPlace struct {
	entry *node
	name  string
	id    string
}

// nested turns version 1's tree into places.
func (l *npmLock) nested(under string, list *node) {
	for name, entry := range list.all() {
		place := path.Join(under, "node_modules", name)
		l.places[place] = &npmPlace{entry: entry}
		if alias, ok := strings.CutPrefix(entry.get("version").str(), "npm:"); ok {
			l.places[place].name, _ = splitAt(alias)
		}
		l.nested(place, entry.get("dependencies"))
	}
}

func (l *npmLock) read() {
	// In version 1 there are no entries for members, only their package.json.
	for place, p := range l.places {
		_, installed := cutLast(place, "node_modules/")
		if p.name == "" {
			p.name = installed
		}
	}
	for _, place := range sortedKeys(l.places) {
		l.add(place, l.places[place])
	}
	for _, place := range sortedKeys(l.places) {
		l.edges(place, l.places[place])
	}
}

// add stores the package of a place.
func (l *npmLock) add(place string, p *npmPlace) {
	if p.entry.get("link").isTrue() {
		return
	}
	version := p.entry.get("version").str()
	loc := at(l.path, p.entry.line)
	if !strings.Contains("/"+place, "/node_modules/") {
		dir := path.Join(l.dir, place)
		if m := l.members[dir]; m != nil {
			p.id = m.id
			l.locked[dir] = l.dir
			return
		}
		// The lock describes a member whose package.json the tree does not hold.
		name := cmp.Or(p.entry.get("name").str(), p.name)
		if name == "" && place == "" {
			return
		}
		own := inventory.Package{Name: name, Version: version, PURL: npmPURL(name, version), Locations: []inventory.Location{loc}}
		npmLicense(&own, p.entry, l.path)
		p.id = l.own(own, path.Join(dir, "package.json"))
		return
	}
	resolved := p.entry.get("resolved").str()
	if l.old {
		if _, v := splitAt(strings.TrimPrefix(version, "npm:")); strings.HasPrefix(version, "npm:") {
			version = v
		} else if strings.Contains(version, ":") || strings.Contains(version, "#") {
			resolved, version = version, ""
		}
	}
	pkg := npmArchive(p.name, version, resolved)
	pkg.Hashes = sriHashes(p.entry.get("integrity").str())
	pkg.Locations = []inventory.Location{loc}
	npmLicense(&pkg, p.entry, l.path)
	if p.entry.get("inBundle").isTrue() || p.entry.get("bundled").isTrue() {
		pkg.Origin = nil // it comes inside the archive of what bundles it
	}
	p.id = l.npmTree.add(pkg)
}

// edges resolves what a place asks for as node does: in its own node_modules, then
// in those of the directories above.
func (l *npmLock) edges(place string, p *npmPlace) {
	if p.entry.get("link").isTrue() {
		return
	}
	if p.id == "" && place != "" {
		return
	}
	own := !strings.Contains("/"+place, "/node_modules/")
	doc, file := p.entry, l.path
	member := l.members[path.Join(l.dir, place)]
	if own && member != nil {
		doc, file = member.doc, member.path
	}
	if l.old && !own {
		for name, v := range p.entry.get("requires").all() {
			if to := l.resolve(place, name); to != nil {
				relation := inventory.RelRuntime
				if to.entry.get("optional").isTrue() && !p.entry.get("optional").isTrue() {
					relation = inventory.RelOptional
				}
				l.transitive(p.id, to.id, relation, "", at(l.path, v.line)).asking(v.str())
			}
		}
		return
	}
	for _, d := range npmDependencies(doc) {
		if !own && d.relation == inventory.RelDev {
			continue
		}
		loc := at(file, d.line)
		to := l.resolve(place, d.name)
		switch {
		case to != nil && own:
			l.require(to.id, d.requirement)
			l.direct(p.id, to.id, d.relation, "", loc).asking(d.requirement)
		case to != nil:
			l.transitive(p.id, to.id, d.relation, "", loc).asking(d.requirement)
		case own && !d.optionalPeer && member != nil:
			l.direct(p.id, l.unlocked(member, d), d.relation, "", loc).asking(d.requirement)
		case !own && d.relation == inventory.RelRuntime:
			l.problem(l.path, d.line, "%s asks for %s, which the lock file does not hold: write it again with the package client", p.name, d.name)
		}
	}
}

func (l *npmLock) resolve(place, name string) *npmPlace {
	for range maxNesting {
		if found := l.places[path.Join(place, "node_modules", name)]; found != nil {
			for hops := 0; found.entry.get("link").isTrue() && hops < 10; hops++ {
				next := l.places[strings.TrimPrefix(found.entry.get("resolved").str(), "./")]
				if next == nil {
					return nil
				}
				found = next
			}
			if found.id == "" {
				return nil
			}
			return found
		}
		switch outer, _ := cutLast(place, "node_modules/"); {
		case place == "":
			return nil
		case strings.Contains("/"+place, "/node_modules/"):
			place = strings.TrimSuffix(outer, "/")
		default: // a member: up by directories
			if place = path.Dir(place); place == "." {
				place = ""
			}
		}
	}
	return nil
}

// cutLast cuts around the last separator; without one, all is after it.
func cutLast(s, sep string) (before, after string) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):]
	}
	return "", s
}
