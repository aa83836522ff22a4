package ecosystem

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// pyLock is a lock file of any Python tool: packages by name, several where markers
// choose among versions, and what each asks for.
type pyLock struct {
	path   string
	byName map[string][]*pyLocked
	list   []*pyLocked
	own    map[string]*pyLocked // directory -> entry of the project there
	flat   bool                 // it has no edges
}

type pyLocked struct {
	pkg  inventory.Package
	dir  string // of a project that the tree itself may hold, instead of an archive
	id   string
	deps []pyRequirement
	asks map[string][]pyRequirement // deps by name, of the tree's own projects
	// relation and marker of what a lock lists for a group or an environment.
	relation, marker string
}

func newPyLock(path string) *pyLock {
	return &pyLock{path: path, byName: map[string][]*pyLocked{}, own: map[string]*pyLocked{}}
}

// store gives packages and edges to the tree.
func (l *pyLock) store(t *pyTree) {
	for _, p := range l.list {
		if p.dir != "" {
			if local := t.projects[p.dir]; local != nil {
				p.id = local.id
				l.own[p.dir], p.asks = p, map[string][]pyRequirement{}
				for _, d := range p.deps {
					if name := pyName(d.name); len(p.asks[name]) < maxAlternatives {
						p.asks[name] = append(p.asks[name], d)
					}
				}
				continue
			}
			p.pkg.Unresolved = p.dir + " is no Python project of the tree that licit could read"
		}
		p.id = t.add(p.pkg)
	}
	for _, p := range l.list {
		edge, stated := t.transitive, map[string]bool{}
		if own := l.own[p.dir]; own == p {
			edge = t.direct
			for _, r := range t.projects[p.dir].deps {
				stated[pyName(r.name)] = true // its own manifest says more: see resolve
			}
		}
		for _, r := range p.deps {
			if p.id == "" || stated[pyName(r.name)] {
				continue
			}
			found := l.find(r)
			for _, to := range found {
				edge(p.id, to, r.relation, r.marker, at(l.path, r.line)).asking(r.spec)
			}
			// A missing optional dependency was not asked for; a missing one with a
			// marker is of another platform.
			if len(found) == 0 && r.relation != inventory.RelOptional && r.marker == "" {
				t.problem(l.path, r.line, "%s asks for %s, which the lock file does not hold: write it again with the package client", p.pkg.Name, r.name)
			}
		}
	}
}

// find returns the ids of the versions that a requirement may mean.
func (l *pyLock) find(r pyRequirement) []string {
	candidates := l.byName[pyName(r.name)]
	candidates = candidates[:min(len(candidates), maxAlternatives)]
	var ids, meant []string
	for _, c := range candidates {
		if len(candidates) == 1 || pySatisfies(c.pkg.Version, r.spec) {
			ids = append(ids, c.id)
			if r.marker != "" && c.marker == r.marker {
				meant = append(meant, c.id)
			}
		}
	}
	if len(meant) > 0 {
		return meant
	}
	if len(ids) == 0 {
		for _, c := range candidates {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// ofProject returns what a requirement of the project in a directory comes to by the project's own entry, if the lock has one.
func (l *pyLock) ofProject(r pyRequirement, dir string) []pyChoice {
	own := l.own[dir]
	if own == nil {
		return nil
	}
	var chosen []pyChoice
	for _, d := range own.asks[pyName(r.name)] {
		for _, id := range l.find(d) {
			if !slices.ContainsFunc(chosen, func(c pyChoice) bool { return c.id == id }) {
				chosen = append(chosen, pyChoice{id, d.marker, []inventory.Location{at(l.path, d.line)}})
			}
		}
	}
	return chosen
}

// readPyLock reads the lock files that are TOML: poetry.lock (lock versions 1 and 2), uv.lock, pdm.lock
// and pylock.toml (PEP 751).
func (t *pyTree) readPyLock(m Manifest, base string) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	lock := newPyLock(m.Path)
	dir := path.Dir(m.Path)
	t.locks[dir] = append(t.locks[dir], lock)
	list, one := "package", pyLockEntry(nil)
	switch {
	case base == "poetry.lock":
		one = poetryEntry
	case base == "uv.lock":
		one = uvEntry
	case base == "pdm.lock":
		one = pdmEntry
	default:
		list, one, lock.flat = "packages", pylockEntry, true
	}
	if doc.get(list) == nil && doc.get("metadata") == nil && doc.get("version") == nil && doc.get("lock-version") == nil {
		t.problem(m.Path, 1, "no [[%s]] and no version: this is no lock file", list)
	}
	for _, entry := range doc.get(list).items() {
		name, version := entry.get("name").str(), entry.get("version").str()
		if name == "" {
			t.problem(m.Path, entry.lineNumber(), "a package without a name")
			continue
		}
		locked := &pyLocked{pkg: inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency,
			PURL: pyPURL(name, version), Locations: []inventory.Location{at(m.Path, entry.get("name").line)}}}
		local := one(locked, doc, entry, m.Path)
		if local != "" {
			locked.dir = path.Join(dir, local)
		}
		if len(locked.deps) > 0 {
			lock.flat = false
		}
		lock.list = append(lock.list, locked)
		lock.byName[pyName(name)] = append(lock.byName[pyName(name)], locked)
	}
}

// pyLockEntry fills in what an entry says, and returns the directory that it is a project
// in, if it is one.
type pyLockEntry func(p *pyLocked, doc, entry *node, file string) (dir string)

func poetryEntry(p *pyLocked, doc, entry *node, file string) string {
	p.deps = poetryDependencies(entry, file)
	p.marker = entry.get("markers").str()
	files := entry.get("files").items()
	if files == nil {
		files = doc.get("metadata", "files", p.pkg.Name).items()
	}
	p.addHashes(files)
	source := entry.get("source")
	switch url := source.get("url").str(); source.get("type").str() {
	case "git":
		pyOrigin(&p.pkg, "git+"+url+"@"+cmp.Or(source.get("resolved_reference").str(), source.get("reference").str()))
	case "url":
		pyOrigin(&p.pkg, url)
	case "directory":
		return url
	case "file":
		p.pkg.Kind, p.pkg.Files = inventory.KindArchive, []string{path.Join(path.Dir(file), url)}
	}
	return ""
}

// addHashes takes "alg:hex" from each file of a list.
func (p *pyLocked) addHashes(files []*node) {
	for _, f := range files {
		alg, value, _ := strings.Cut(f.get("hash").str(), ":")
		p.pkg.Hashes = append(p.pkg.Hashes, hexHash(alg, value, "distribution")...)
		for alg, v := range f.get("hashes").all() {
			p.pkg.Hashes = append(p.pkg.Hashes, hexHash(alg, v.str(), "distribution")...)
		}
	}
}

func uvEntry(p *pyLocked, _, entry *node, file string) string {
	need := func(list *node, relation, condition string) {
		for _, d := range list.items() {
			r := pyRequirement{name: d.get("name").str(), marker: cmp.Or(d.get("marker").str(), condition), relation: relation, path: file, line: d.line}
			if v := d.get("version").str(); v != "" {
				r.spec = "==" + v
			}
			p.deps = append(p.deps, r)
		}
	}
	need(entry.get("dependencies"), inventory.RelRuntime, "")
	for extra, list := range entry.get("optional-dependencies").all() {
		need(list, inventory.RelOptional, "extra == '"+extra+"'")
	}
	for group, list := range entry.get("dev-dependencies").all() {
		need(list, relationOf(group, inventory.RelDev), "")
	}
	p.addHashes(append(entry.get("wheels").items(), entry.get("sdist")))
	source := entry.get("source")
	switch git := source.get("git").str(); {
	case git != "":
		url, commit, _ := strings.Cut(git, "#")
		url, _, _ = strings.Cut(url, "?")
		pyOrigin(&p.pkg, "git+"+url+"@"+commit)
	case source.get("url") != nil:
		pyOrigin(&p.pkg, source.get("url").str())
	}
	for _, kind := range []string{"editable", "virtual", "directory"} {
		if d := source.get(kind); d != nil {
			return d.str()
		}
	}
	return ""
}

func pdmEntry(p *pyLocked, _, entry *node, file string) string {
	for _, d := range entry.get("dependencies").items() {
		if r, ok := parseRequirement(d.str()); ok {
			r.relation, r.path, r.line = inventory.RelRuntime, file, d.line
			p.deps = append(p.deps, r)
		}
	}
	p.addHashes(entry.get("files").items())
	switch {
	case entry.get("git") != nil:
		pyOrigin(&p.pkg, "git+"+entry.get("git").str()+"@"+cmp.Or(entry.get("revision").str(), entry.get("ref").str()))
	case entry.get("url") != nil:
		pyOrigin(&p.pkg, entry.get("url").str())
	case entry.get("path") != nil:
		return entry.get("path").str()
	}
	return ""
}

func pylockEntry(p *pyLocked, _, entry *node, file string) string {
	for _, d := range entry.get("dependencies").items() {
		r := pyRequirement{name: d.get("name").str(), marker: d.get("marker").str(), relation: inventory.RelRuntime, path: file, line: d.line}
		if v := d.get("version").str(); v != "" {
			r.spec = "==" + v
		}
		p.deps = append(p.deps, r)
	}
	p.marker = entry.get("marker").str()
	if f := pylockGroup().FindStringSubmatch(p.marker); f != nil && f[2] == "extras" {
		p.relation = inventory.RelOptional
	} else if f != nil && f[1] != "default" {
		p.relation = relationOf(f[1], inventory.RelDev)
	}
	p.addHashes(append(entry.get("wheels").items(), entry.get("sdist"), entry.get("archive")))
	if vcs := entry.get("vcs"); vcs != nil {
		pyOrigin(&p.pkg, cmp.Or(vcs.get("type").str(), "git")+"+"+vcs.get("url").str()+"@"+vcs.get("commit-id").str())
	} else if url := entry.get("archive", "url").str(); url != "" {
		pyOrigin(&p.pkg, url)
	}
	return entry.get("directory", "path").str()
}

// pylockGroup is how a marker of PEP 751 asks for an extra or a group of dependencies.
var pylockGroup = lazily.Regexp(`["']([^"']+)["'] in (extras|dependency_groups)\b`)

// readPipfileLock reads Pipfile.lock, which lists everything flat.
func (t *pyTree) readPipfileLock(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	lock := newPyLock(m.Path)
	lock.flat = true
	dir := path.Dir(m.Path)
	t.locks[dir] = append(t.locks[dir], lock)
	for group, entries := range doc.all() {
		if group == "_meta" {
			continue
		}
		relation := inventory.RelRuntime
		if group != "default" {
			relation = relationOf(group, inventory.RelDev)
		}
		for name, entry := range entries.all() {
			version := exactVersion(entry.get("version").str())
			p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: pyPURL(name, version),
				Locations: []inventory.Location{at(m.Path, entry.line)}}
			for _, h := range entry.get("hashes").items() {
				alg, value, _ := strings.Cut(h.str(), ":")
				p.Hashes = append(p.Hashes, hexHash(alg, value, "distribution")...)
			}
			if git := entry.get("git").str(); git != "" {
				pyOrigin(&p, "git+"+git+"@"+entry.get("ref").str())
			} else if file := entry.get("file").str(); file != "" {
				pyOrigin(&p, file)
			}
			locked := &pyLocked{pkg: p, relation: relation, marker: entry.get("markers").str()}
			if local := entry.get("path").str(); local != "" {
				locked.dir = path.Join(dir, local)
			}
			lock.list = append(lock.list, locked)
			lock.byName[pyName(name)] = append(lock.byName[pyName(name)], locked)
		}
	}
}

// loose ties what no other package of a lock asks for to the project that the lock is for, unless the project asks for it itself.
func (l *pyLock) loose(t *pyTree, dir string, reached map[string]bool) {
	from, asked := "", map[string]bool{}
	if p := t.projects[dir]; p != nil {
		from = p.id
		for _, r := range p.deps {
			asked[pyName(r.name)] = true
		}
	}
	for _, p := range l.list {
		if p.id != "" && l.own[p.dir] != p && !asked[pyName(p.pkg.Name)] && (l.flat || !reached[p.id]) {
			t.transitive(from, p.id, cmp.Or(p.relation, inventory.RelRuntime), p.marker, p.pkg.Locations...)
		}
	}
}

func poetryDependencies(entry *node, file string) []pyRequirement {
	var deps []pyRequirement
	for name, v := range entry.get("dependencies").all() {
		// Several requirements of one name are a list, each with its marker.
		alternatives := v.items()
		if alternatives == nil {
			alternatives = []*node{v}
		}
		for _, a := range alternatives {
			r := pyRequirement{name: name, spec: cmp.Or(a.str(), a.get("version").str()), marker: a.get("markers").str(),
				relation: inventory.RelRuntime, path: file, line: max(a.lineNumber(), v.line)}
			if a.get("optional").isTrue() {
				r.relation = inventory.RelOptional
			}
			deps = append(deps, r)
		}
	}
	return deps
}

// pySatisfies reports whether a version meets specifiers of PEP 440 or of poetry. It
// chooses among locked versions only; what it cannot read it lets pass.
func pySatisfies(version, spec string) bool {
	for _, alternative := range strings.Split(spec, "||") {
		ok := true
		for _, s := range strings.Split(alternative, ",") {
			if !pySatisfiesOne(version, strings.TrimSpace(s)) {
				ok = false
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

func pySatisfiesOne(version, spec string) bool {
	op := spec[:len(spec)-len(strings.TrimLeft(spec, "<>=!~^"))]
	want := strings.TrimSpace(spec[len(op):])
	if want == "" || want == "*" {
		return true
	}
	prefix, wildcard := strings.CutSuffix(want, ".*")
	order := comparePyVersions(version, want)
	parts := strings.Split(prefix, ".")
	within := func(n int) bool { // the first n parts agree
		have := strings.Split(version, ".")
		for i := 0; i < n && i < len(parts); i++ {
			if i >= len(have) || have[i] != parts[i] {
				return false
			}
		}
		return true
	}
	switch op {
	case "", "==", "===":
		if wildcard {
			return within(len(parts))
		}
		return order == 0
	case "!=":
		if wildcard {
			return !within(len(parts))
		}
		return order != 0
	case ">=":
		return order >= 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case "<":
		return order < 0
	case "~=":
		return order >= 0 && within(max(len(parts)-1, 1))
	case "~":
		return order >= 0 && within(min(len(parts), 2))
	case "^":
		n := 1
		for n < len(parts) && parts[n-1] == "0" {
			n++
		}
		return order >= 0 && within(n)
	}
	return true
}

// comparePyVersions compares release numbers; a letter right after a number (1.0rc1)
// comes before the release, ".post" and "+local" after it.
func comparePyVersions(a, b string) int {
	x, y := pyVersionKey(a), pyVersionKey(b)
	for i := 0; i < len(x) || i < len(y); i++ {
		var p, q int
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if p != q {
			return cmp.Compare(p, q)
		}
	}
	return 0
}

func pyVersionKey(v string) []int {
	v = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(v), "v"))
	v, _, _ = strings.Cut(v, "+")
	var key []int
	for len(v) > 0 {
		i := 0
		for i < len(v) && '0' <= v[i] && v[i] <= '9' {
			i++
		}
		if i > 0 {
			n, _ := strconv.Atoi(v[:i])
			key = append(key, n)
			v = v[i:]
			continue
		}
		for i < len(v) && !('0' <= v[i] && v[i] <= '9') {
			i++
		}
		switch word := strings.Trim(v[:i], ".-_"); word {
		case "":
		case "post", "r", "rev":
			key = append(key, 1)
		case "dev":
			key = append(key, -4)
		case "a", "alpha":
			key = append(key, -3)
		case "b", "beta":
			key = append(key, -2)
		default:
			key = append(key, -1)
		}
		v = v[i:]
	}
	return key
}
