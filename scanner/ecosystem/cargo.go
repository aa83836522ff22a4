package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var cargo = Ecosystem{
	Name:  "cargo",
	PURL:  "cargo",
	Files: []string{"cargo.toml", "cargo.lock"},
	Title: "Rust crates",
	Reads: "dependencies of Cargo.toml and its workspaces, resolved by Cargo.lock with checksums, and the edges among them",
	Read:  readCargo,
}

// cargoTree is what all Cargo manifests of a tree say together.
type cargoTree struct {
	*builder
	in     *Input
	crates map[string]*crate     // directory -> Cargo.toml
	locks  map[string]*cargoLock // directory -> Cargo.lock
}

type crate struct {
	path string
	dir  string
	doc  *node
	root *crate // of its workspace; itself without one
	id   string
	// locked holds what its own entry in the lock lists, by name.
	locked map[string][]*lockedCrate
}

type cargoLock struct {
	path   string
	byName map[string][]*lockedCrate
	list   []*lockedCrate
}

type lockedCrate struct {
	name, version, source string
	entry                 *node
	id                    string
}

func readCargo(in *Input) Output {
	t := &cargoTree{builder: newBuilder("cargo"), in: in, crates: map[string]*crate{}, locks: map[string]*cargoLock{}}
	for _, m := range in.Manifests {
		doc, problem := parseTOML(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
			continue
		}
		dir := path.Dir(m.Path)
		if path.Base(strings.ToLower(m.Path)) == "cargo.toml" {
			t.crates[dir] = &crate{path: m.Path, dir: dir, doc: doc}
		} else {
			t.locks[dir] = newCargoLock(m.Path, doc)
		}
	}
	for _, dir := range sortedKeys(t.crates) {
		t.describe(t.crates[dir])
	}
	for _, dir := range sortedKeys(t.locks) {
		t.store(t.locks[dir], dir)
	}
	for _, dir := range sortedKeys(t.crates) {
		t.needs(t.crates[dir])
	}
	return t.output()
}

// workspaceOf finds the root of a crate's workspace: what it names itself, else the nearest
// manifest above with a [workspace] that does not exclude it.
func (t *cargoTree) workspaceOf(c *crate) *crate {
	if c.doc.get("workspace") != nil {
		return c
	}
	if named := c.doc.get("package", "workspace").str(); named != "" {
		if root := t.crates[path.Join(c.dir, named)]; root != nil {
			return root
		}
	}
	for dir := c.dir; dir != "." && dir != "/"; {
		dir = path.Dir(dir)
		root := t.crates[dir]
		if root == nil || root.doc.get("workspace") == nil {
			continue
		}
		rel := strings.TrimPrefix(c.dir, dir+"/")
		for _, exclude := range root.doc.get("workspace", "exclude").items() {
			if e := path.Clean(exclude.str()); rel == e || strings.HasPrefix(rel, e+"/") {
				return c
			}
		}
		return root
	}
	return c
}

// describe stores the crate that a manifest itself is.
func (t *cargoTree) describe(c *crate) {
	c.root = t.workspaceOf(c)
	pkg := c.doc.get("package")
	if pkg == nil {
		pkg = c.doc.get("project") // the old name of the table
	}
	if pkg == nil {
		return // a workspace without a crate of its own
	}
	field := func(name string) string {
		if pkg.get(name, "workspace").isTrue() {
			return c.root.doc.get("workspace", "package", name).str()
		}
		return pkg.get(name).str()
	}
	name, version := pkg.get("name").str(), field("version")
	if name == "" {
		t.problem(c.path, pkg.lineNumber(), "[package] without a name")
		return
	}
	p := inventory.Package{Name: name, Version: version, PURL: purl("cargo", "", name, version),
		Locations: []inventory.Location{at(c.path, pkg.get("name").line)}}
	// "/" stood for OR before Cargo took SPDX expressions.
	declare(&p, strings.ReplaceAll(field("license"), "/", " OR "), c.path)
	c.id = t.own(p, c.path)
}

func newCargoLock(file string, doc *node) *cargoLock {
	l := &cargoLock{path: file, byName: map[string][]*lockedCrate{}}
	entries := doc.get("package").items()
	if root := doc.get("root"); root != nil {
		entries = append([]*node{root}, entries...) // lock files from before 2018
	}
	for _, e := range entries {
		c := &lockedCrate{name: e.get("name").str(), version: e.get("version").str(), source: e.get("source").str(), entry: e}
		if sum := e.get("checksum").str(); sum == "" {
			key := "checksum " + c.name + " " + c.version + " (" + c.source + ")"
			if v := doc.get("metadata", key); v != nil {
				e.set("checksum", v)
			}
		}
		l.list = append(l.list, c)
		l.byName[c.name] = append(l.byName[c.name], c)
	}
	return l
}

// find returns the locked crate that "name", "name version" or "name version (source)"
// means.
func (l *cargoLock) find(spec string) *lockedCrate {
	f := strings.Fields(spec)
	if len(f) == 0 {
		return nil
	}
	var found *lockedCrate
	for _, c := range l.byName[f[0]][:min(len(l.byName[f[0]]), maxAlternatives)] {
		if len(f) > 1 && c.version != f[1] {
			continue
		}
		if len(f) > 2 && "("+withoutCommit(c.source)+")" != f[2] && "("+c.source+")" != f[2] {
			continue
		}
		if found == nil {
			found = c
		}
	}
	return found
}

// withoutCommit is a source as dependencies name it where several crates have one name and version: without the commit of a git repository.
func withoutCommit(source string) string {
	source, _, _ = strings.Cut(source, "#")
	return source
}

// store gives the crates of a lock file and the edges among them to the tree.
func (t *cargoTree) store(l *cargoLock, dir string) {
	local := map[string]*crate{}
	for _, d := range sortedKeys(t.crates) {
		c := t.crates[d]
		if c.id != "" && (c.root.dir == dir || local[t.get(c.id).Name] == nil) {
			local[t.get(c.id).Name] = c
		}
	}
	for _, c := range l.list {
		if c.name == "" {
			t.problem(l.path, c.entry.lineNumber(), "a package without a name")
			continue
		}
		if own := local[c.name]; own != nil && c.source == "" {
			c.id = own.id
			continue
		}
		p := crateFrom(c.name, c.version, c.source)
		p.Locations = []inventory.Location{at(l.path, c.entry.get("name").line)}
		p.Hashes = hexHash("sha256", c.entry.get("checksum").str(), "distribution")
		if c.source == "" {
			p.Unresolved = "the lock file takes it from a directory that the tree does not hold"
		}
		c.id = t.add(p)
	}
	for _, c := range l.list {
		if own := local[c.name]; c.id == "" || own != nil && c.source == "" && own.root.dir == dir {
			continue // its Cargo.toml says more: see needs
		}
		for _, d := range c.entry.get("dependencies").items() {
			if to := l.find(d.str()); to != nil && to.id != "" {
				t.transitive(c.id, to.id, inventory.RelRuntime, "", at(l.path, d.line))
			} else {
				t.problem(l.path, d.line, "%s asks for %q, which the lock file does not hold", c.name, d.str())
			}
		}
	}
}

// crateFrom builds a package from the source that a lock file or manifest names.
func crateFrom(name, version, source string) inventory.Package {
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency}
	if git, ok := strings.CutPrefix(source, "git+"); ok {
		url, commit, _ := strings.Cut(git, "#")
		url, query, _ := strings.Cut(url, "?")
		p.Origin = &inventory.Origin{URL: url, VCS: "git"}
		ref := commit
		if isCommit(commit) {
			p.Origin.Commit = commit
		} else if _, named, ok := strings.Cut(query, "="); ok {
			ref = named
		}
		vcs := "git+" + url
		if ref != "" {
			vcs += "@" + ref
		}
		p.PURL = purl("cargo", "", name, version, "vcs_url", vcs)
		return p
	}
	p.PURL = purl("cargo", "", name, version)
	return p
}

// needs reports the direct edges of one crate.
func (t *cargoTree) needs(c *crate) {
	if c.id == "" {
		return
	}
	sections := []struct{ name, old, relation string }{
		{"dependencies", "", inventory.RelRuntime},
		{"dev-dependencies", "dev_dependencies", inventory.RelDev},
		{"build-dependencies", "build_dependencies", inventory.RelBuild},
	}
	for _, s := range sections {
		for _, name := range []string{s.name, s.old} {
			for key, v := range c.doc.get(name).all() {
				t.need(c, key, v, s.relation, "")
			}
			for target, table := range c.doc.get("target").all() {
				for key, v := range table.get(name).all() {
					t.need(c, key, v, s.relation, target)
				}
			}
		}
	}
}

func (t *cargoTree) need(c *crate, key string, v *node, relation, condition string) {
	loc := at(c.path, v.line)
	detail, base := v, c.dir
	if v.get("workspace").isTrue() {
		detail, base = c.root.doc.get("workspace", "dependencies", key), c.root.dir
	}
	name := cmp.Or(detail.get("package").str(), key)
	spec := cmp.Or(detail.str(), detail.get("version").str())
	if relation == inventory.RelRuntime && v.get("optional").isTrue() {
		relation = inventory.RelOptional
	}
	if local := detail.get("path").str(); local != "" {
		if other := t.crates[path.Join(base, local)]; other != nil && other.id != "" {
			t.direct(c.id, other.id, relation, condition, loc).asking(spec)
			return
		}
	}
	lock := t.locks[c.root.dir]
	if to := lock.chosen(c, t, name, spec); to != nil {
		t.require(to.id, spec)
		t.direct(c.id, to.id, relation, condition, loc).asking(spec)
		return
	}
	source := ""
	if git := detail.get("git").str(); git != "" {
		ref := cmp.Or(detail.get("rev").str(), detail.get("tag").str(), detail.get("branch").str())
		source = "git+" + git + "?ref=" + ref + "#" + detail.get("rev").str()
	}
	version := ""
	if exact, ok := strings.CutPrefix(spec, "="); ok && exactSemver().MatchString(exact) {
		version = strings.TrimSpace(exact)
	}
	p := crateFrom(name, version, source)
	p.Requirement, p.Locations = spec, []inventory.Location{loc}
	if local := detail.get("path").str(); local != "" {
		p.Unresolved = "the directory " + local + " holds no crate of the tree"
	}
	t.direct(c.id, t.add(p), relation, condition, loc).asking(spec)
}

// chosen finds the locked crate that a crate of the workspace gets for a
// requirement: one of those that its own entry in the lock lists.
func (l *cargoLock) chosen(c *crate, t *cargoTree, name, spec string) *lockedCrate {
	if l == nil {
		return nil
	}
	if c.locked == nil {
		c.locked = map[string][]*lockedCrate{}
		for _, own := range l.byName[t.get(c.id).Name] {
			if own.source != "" {
				continue
			}
			for _, d := range own.entry.get("dependencies").items() {
				if found := l.find(d.str()); found != nil && found.id != "" && len(c.locked[found.name]) < maxAlternatives {
					c.locked[found.name] = append(c.locked[found.name], found)
				}
			}
			break
		}
	}
	candidates := c.locked[name]
	for _, found := range candidates {
		if cargoSatisfies(found.version, spec) {
			return found
		}
	}
	if len(candidates) > 0 {
		return candidates[0]
	}
	return nil
}

// cargoSatisfies reports whether a version meets a requirement, where a bare
// version means "compatible with".
func cargoSatisfies(version, spec string) bool {
	for _, s := range strings.Split(spec, ",") {
		s = strings.TrimSpace(s)
		if s != "" && '0' <= s[0] && s[0] <= '9' {
			s = "^" + s
		}
		if exact, ok := strings.CutPrefix(s, "="); ok {
			s = "==" + exact
		}
		if !pySatisfiesOne(version, s) {
			return false
		}
	}
	return true
}
