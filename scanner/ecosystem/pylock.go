package ecosystem

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// pyLock is a lock file of any Python tool: packages by name, several where markers
// choose among versions, and what each asks for.
type pyLock struct {
	path   string
	byName map[string][]*pyLocked
	list   []*pyLocked
}

type pyLocked struct {
	pkg  inventory.Package
	dir  string // of a project that the tree itself may hold, instead of an archive
	id   string
	deps []pyRequirement
}

func newPyLock(path string) *pyLock { return &pyLock{path: path, byName: map[string][]*pyLocked{}} }

func (l *pyLock) add(p inventory.Package, deps []pyRequirement) {
	locked := &pyLocked{pkg: p, deps: deps}
	l.list = append(l.list, locked)
	l.byName[pyName(p.Name)] = append(l.byName[pyName(p.Name)], locked)
}

// store gives packages and edges to the tree.
func (l *pyLock) store(t *pyTree) {
	for _, p := range l.list {
		if p.dir != "" {
			if local := t.projects[p.dir]; local != nil {
				p.id = local.id
				continue
			}
			p.pkg.Unresolved = p.dir + " is no Python project of the tree that licit could read"
		}
		p.id = t.add(p.pkg)
	}
	for _, p := range l.list {
		for _, r := range p.deps {
			if p.id == "" {
				continue
			}
			found := l.find(r)
			for _, to := range found {
				t.transitive(p.id, to, r.relation, r.marker, at(l.path, r.line))
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
	var ids []string
	for _, c := range candidates {
		if len(candidates) == 1 || pySatisfies(c.pkg.Version, r.spec) {
			ids = append(ids, c.id)
		}
	}
	if len(ids) == 0 {
		for _, c := range candidates {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// readPoetryLock reads poetry.lock, lock versions 1 and 2.
func (t *pyTree) readPoetryLock(m Manifest) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	lock := newPyLock(m.Path)
	dir := path.Dir(m.Path)
	t.locks[dir] = lock
	for _, entry := range doc.get("package").items() {
		name, version := entry.get("name").str(), entry.get("version").str()
		if name == "" {
			t.problem(m.Path, entry.lineNumber(), "a package without a name")
			continue
		}
		p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: pyPURL(name, version),
			Locations: []inventory.Location{at(m.Path, entry.get("name").line)}}
		source := entry.get("source")
		switch url := source.get("url").str(); source.get("type").str() {
		case "git":
			pyOrigin(&p, "git+"+url+"@"+cmp.Or(source.get("resolved_reference").str(), source.get("reference").str()))
		case "url":
			pyOrigin(&p, url)
		case "directory", "file":
			lock.list = append(lock.list, &pyLocked{pkg: p, dir: path.Join(dir, url), deps: poetryDependencies(entry, m.Path)})
			lock.byName[pyName(name)] = append(lock.byName[pyName(name)], lock.list[len(lock.list)-1])
			continue
		}
		files := entry.get("files").items()
		if files == nil {
			files = doc.get("metadata", "files", name).items()
		}
		for _, f := range files {
			alg, value, _ := strings.Cut(f.get("hash").str(), ":")
			p.Hashes = append(p.Hashes, hexHash(alg, value, "distribution")...)
		}
		lock.add(p, poetryDependencies(entry, m.Path))
	}
	if doc.get("package") == nil && doc.get("metadata") == nil {
		t.problem(m.Path, 1, "no package and no metadata: this is no lock file of poetry")
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
