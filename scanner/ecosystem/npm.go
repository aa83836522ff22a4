package ecosystem

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var npm = Ecosystem{
	Name:  "npm",
	PURL:  "npm",
	Files: []string{"package.json", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "yarn.lock", "bun.lock"},
	Title: "npm, pnpm, yarn and bun",
	Reads: "dependencies of package.json and its workspaces, resolved by the lock file that covers them, with integrity and licence",
	Read:  readNPM,
}

// npmTree is what all manifests of npm's family in a tree say together.
type npmTree struct {
	*builder
	in      *Input
	members map[string]*npmMember // directory -> package.json
	byName  map[string]string     // name -> directory of the first member called so
	tops    map[string][]string   // directory of a workspace's top -> patterns of its members
	locked  map[string]string     // directory of a package.json whose edges a lock file gave -> that file's
	// catalogs are what requirements "catalog:" and "catalog:name" stand for: directory -> "name/package" -> requirement.
	catalogs map[string]map[string]string
	places   map[string][]int // name -> where in packages, as far as they were counted
	counted  int
}

// npmMember is one package.json of the tree's own.
type npmMember struct {
	path string
	doc  *node
	id   string
}

// npmSections are the members of package.json that hold dependencies.
var npmSections = []struct{ name, relation string }{
	{"dependencies", inventory.RelRuntime},
	{"devDependencies", inventory.RelDev},
	{"optionalDependencies", inventory.RelOptional},
	{"peerDependencies", inventory.RelPeer},
}

func readNPM(in *Input) Output {
	t := &npmTree{builder: newBuilder("npm"), in: in, members: map[string]*npmMember{},
		byName: map[string]string{}, tops: map[string][]string{}, locked: map[string]string{}, catalogs: map[string]map[string]string{}}
	t.named = npmName().MatchString
	var locks []Manifest
	for _, m := range in.Manifests {
		switch path.Base(strings.ToLower(m.Path)) {
		case "package.json":
			t.readMember(m)
		case "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock":
			locks = append(locks, m)
		case "pnpm-workspace.yaml":
			t.readWorkspace(m)
		}
	}
	// npm-shrinkwrap.json wins over package-lock.json: it comes first.
	slices.SortStableFunc(locks, func(a, b Manifest) int { return cmp.Compare(path.Dir(a.Path), path.Dir(b.Path)) })
	for _, m := range locks {
		switch path.Base(strings.ToLower(m.Path)) {
		case "pnpm-lock.yaml":
			t.readPNPM(m)
		case "yarn.lock":
			t.readYarn(m)
		case "bun.lock":
			t.readBun(m)
		default:
			t.readLock(m)
		}
	}
	for _, dir := range sortedKeys(t.members) {
		if t.locked[dir] == "" {
			t.requirements(t.members[dir])
		}
	}
	return t.output()
}

// npmName are the names that npm allows or once allowed.
var npmName = lazily.Regexp(`^(?:@[A-Za-z0-9._~!*'()-]+/)?[A-Za-z0-9._~!*'()-]+$`)

// npmPURL splits a scope off.
func npmPURL(name, version string, qualifiers ...string) string {
	scope, base, ok := strings.Cut(name, "/")
	if !ok {
		scope, base = "", name
	}
	return purl("npm", scope, base, version, qualifiers...)
}

func (t *npmTree) readMember(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	if doc.kind != mapNode {
		t.problem(m.Path, doc.line, "package.json is no object")
		return
	}
	dir := path.Dir(m.Path)
	name, version := doc.get("name").str(), doc.get("version").str()
	p := inventory.Package{Name: name, Version: version, PURL: npmPURL(name, version), Locations: []inventory.Location{at(m.Path, max(doc.get("name").lineNumber(), 1))}}
	npmLicense(&p, doc, m.Path)
	if strings.Contains("/"+m.Path, "/node_modules/") {
		// A copy of somebody else's package that stands in the tree.
		if name != "" {
			p.Kind, p.Files = inventory.KindVendored, []string{dir}
			t.add(p)
		}
		return
	}
	if name == "" && version == "" && len(npmDependencies(doc)) == 0 {
		return // a marker such as {"type": "module"}
	}
	if words := doc.get("license").str(); len(words) < maxPointer {
		if target := npmPointer().FindStringSubmatch(words); target != nil {
			p.Unresolved = m.Path + " sends on to " + target[1]
			t.pointers = append(t.pointers, Pointer{Path: m.Path, Target: target[1], Line: doc.get("license").lineNumber(), Text: words})
		}
	}
	member := &npmMember{path: m.Path, doc: doc}
	member.id = t.own(p, m.Path)
	t.members[dir] = member
	if _, taken := t.byName[name]; !taken && name != "" {
		t.byName[name] = dir
	}
	if patterns := workspacePatterns(doc); patterns != nil {
		t.tops[dir] = patterns
	}
	t.catalog(dir, doc)
	t.catalog(dir, doc.get("workspaces"))
}

// readWorkspace reads pnpm-workspace.yaml: which directories are members, and the catalogs of requirements.
func (t *npmTree) readWorkspace(m Manifest) {
	docs, problem := parseYAML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
	}
	dir := path.Dir(m.Path)
	for _, doc := range docs {
		for _, item := range doc.get("packages").items() {
			t.tops[dir] = append(t.tops[dir], item.str())
		}
		t.catalog(dir, doc)
	}
}

// catalog notes "catalog" and "catalogs" of a document.
func (t *npmTree) catalog(dir string, doc *node) {
	note := func(catalog string, list *node) {
		for name, v := range list.all() {
			if t.catalogs[dir] == nil {
				t.catalogs[dir] = map[string]string{}
			}
			t.catalogs[dir][catalog+"/"+name] = v.str()
		}
	}
	note("default", doc.get("catalog"))
	for catalog, list := range doc.get("catalogs").all() {
		note(catalog, list)
	}
}

// catalogued is what a member asks for, looked up in the nearest catalog above it where the requirement says so.
func (t *npmTree) catalogued(dir string, d npmDependency) string {
	catalog, ok := strings.CutPrefix(d.requirement, "catalog:")
	if !ok {
		return d.requirement
	}
	for key := cmp.Or(strings.TrimSpace(catalog), "default") + "/" + d.name; ; dir = path.Dir(dir) {
		if found := t.catalogs[dir][key]; found != "" {
			return found
		}
		if dir == "." || dir == "/" {
			return d.requirement
		}
	}
}

// patched marks the packages that a patch file of the tree changes.
func (t *npmTree) patched(spec, file string) {
	name, version := splitAt(spec)
	if t.places == nil {
		t.places = map[string][]int{}
	}
	for ; t.counted < len(t.packages); t.counted++ {
		t.places[t.packages[t.counted].Name] = append(t.places[t.packages[t.counted].Name], t.counted)
	}
	for _, i := range t.places[name][:min(len(t.places[name]), maxAlternatives)] {
		p := &t.packages[i]
		if (version == "" || p.Version == version) && p.Kind == inventory.KindDependency {
			p.Modified, p.ModifiedReason = "yes", strings.TrimSpace("patched when installed: "+file)
		}
	}
}

// npmPointer is how a package.json says that its licence is none of the SPDX list (npm, "package.json", license).
var npmPointer = lazily.Regexp(`(?i)^\s*SEE LICEN[SC]E IN\s+["'<]?([^\s"'<>]+)`)

// maxPointer bounds the bytes of such words.
const maxPointer = 500

// npmLicense reads "license", and the older forms {"type": …} and "licenses".
func npmLicense(p *inventory.Package, doc *node, source string) {
	words := cmp.Or(doc.get("license").str(), doc.get("license", "type").str())
	if words == "" {
		var all []string
		for _, l := range append(doc.get("licenses").items(), doc.get("license").items()...) {
			if w := cmp.Or(l.get("type").str(), l.str()); w != "" {
				all = append(all, w)
			}
		}
		words = strings.Join(all, " OR ")
	}
	declare(p, words, source)
}

type npmDependency struct {
	name, requirement, relation string
	line                        int
	optionalPeer                bool
}

// npmDependencies lists what a package.json, or an entry of a lock that copies one,
// asks for. What is both optional and a plain dependency is optional.
func npmDependencies(doc *node) []npmDependency {
	var all []npmDependency
	for _, section := range npmSections {
		for name, v := range doc.get(section.name).all() {
			if section.relation == inventory.RelRuntime && doc.get("optionalDependencies", name) != nil {
				continue
			}
			all = append(all, npmDependency{name: name, requirement: v.str(), relation: section.relation, line: v.line,
				optionalPeer: section.relation == inventory.RelPeer && doc.get("peerDependenciesMeta", name, "optional").isTrue()})
		}
	}
	return all
}

// requirements reports a package.json that no lock file resolves.
func (t *npmTree) requirements(m *npmMember) {
	for _, d := range npmDependencies(m.doc) {
		to := t.unlocked(m, d)
		t.direct(m.id, to, d.relation, "", at(m.path, d.line)).asking(t.catalogued(path.Dir(m.path), d))
	}
}

// unlocked adds a package as a requirement names it.
func (t *npmTree) unlocked(m *npmMember, d npmDependency) string {
	loc := at(m.path, d.line)
	req := t.catalogued(path.Dir(m.path), d)
	name := d.name
	if alias, ok := strings.CutPrefix(req, "npm:"); ok {
		name, req = splitAt(alias)
	}
	for _, prefix := range []string{"workspace:", "link:", "file:", "portal:"} {
		rest, ok := strings.CutPrefix(req, prefix)
		if !ok {
			continue
		}
		if prefix == "workspace:" {
			if id := t.memberNamed(name); id != "" {
				return id
			}
		} else if other := t.members[path.Join(path.Dir(m.path), rest)]; other != nil && other.id != "" {
			return other.id
		} else if archive := path.Join(path.Dir(m.path), rest); strings.HasSuffix(rest, "gz") && inside(archive) && t.in.Exists != nil && t.in.Exists(archive) {
			return t.add(inventory.Package{Name: name, PURL: npmPURL(name, ""), Requirement: req, Kind: inventory.KindArchive, Files: []string{archive}, Locations: []inventory.Location{loc}})
		}
		return t.add(inventory.Package{Name: name, PURL: npmPURL(name, ""), Requirement: req, Kind: inventory.KindDependency,
			Locations: []inventory.Location{loc}, Unresolved: req + " leads to no package.json of the tree"})
	}
	if p, ok := npmFromElsewhere(name, "", req); ok {
		p.Requirement, p.Locations = req, []inventory.Location{loc}
		return t.add(p)
	}
	if id := t.memberNamed(name); id != "" && t.inWorkspaceWith(path.Dir(m.path), t.byName[name]) {
		return id
	}
	p := inventory.Package{Name: name, Requirement: req, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
	if exactSemver().MatchString(req) {
		p.Version = strings.TrimLeft(req, "=v ")
	}
	p.PURL = npmPURL(name, p.Version)
	return t.add(p)
}

// inWorkspaceWith reports whether the members of two directories belong to one
// workspace, so that a plain requirement means the member.
func (t *npmTree) inWorkspaceWith(a, b string) bool {
	for top, patterns := range t.tops {
		if matchWorkspace(patterns, top, a) && matchWorkspace(patterns, top, b) {
			return true
		}
	}
	return false
}

func workspacePatterns(doc *node) []string {
	var patterns []string
	list := doc.get("workspaces")
	if list.get("packages") != nil {
		list = list.get("packages")
	}
	for _, item := range list.items() {
		patterns = append(patterns, item.str())
	}
	return patterns
}

func matchWorkspace(patterns []string, top, dir string) bool {
	if dir == top {
		return len(patterns) > 0
	}
	rel := dir
	if top != "." {
		var ok bool
		if rel, ok = strings.CutPrefix(dir, top+"/"); !ok {
			return false
		}
	}
	member := false
	for _, p := range patterns {
		p, not := strings.CutPrefix(p, "!")
		if p = strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/"); member != not {
			continue // said already
		}
		if ok, _ := path.Match(p, rel); ok {
			member = !not
		} else if head, tail, ok := strings.Cut(p, "**"); ok && strings.HasPrefix(rel+"/", head) && (tail == "" || strings.Contains(tail, "*") || strings.HasSuffix(rel, tail)) {
			member = !not
		}
	}
	return member
}

func (t *npmTree) memberNamed(name string) string {
	if dir, ok := t.byName[name]; ok {
		return t.members[dir].id
	}
	return ""
}

var exactSemver = lazily.Regexp(`^[=v ]*\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

// splitAt splits "name@rest", where a scoped name begins with "@".
func splitAt(s string) (name, rest string) {
	if i := strings.Index(s[min(1, len(s)):], "@"); i >= 0 {
		return s[:i+1], s[i+2:]
	}
	return s, ""
}

// npmFromElsewhere reads the forms that name a git repository or an archive
// instead of a version in the registry.
func npmFromElsewhere(name, version, spec string) (inventory.Package, bool) {
	url, ref, _ := strings.Cut(spec, "#")
	switch scheme, rest, _ := strings.Cut(url, ":"); {
	case strings.HasPrefix(scheme, "git+") || scheme == "git" || strings.HasPrefix(scheme, "git@") || strings.HasSuffix(url, ".git"):
	case scheme == "github" && rest != "":
		url = "https://github.com/" + rest
	case scheme == "gitlab" && rest != "":
		url = "https://gitlab.com/" + rest
	case scheme == "bitbucket" && rest != "":
		url = "https://bitbucket.org/" + rest
	case scheme == "http" || scheme == "https":
		p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: spec}}
		p.PURL = npmPURL(name, version, "download_url", spec)
		return p, true
	case shorthandRepo().MatchString(url) && !strings.HasSuffix(url, "gz"): // else an archive in a directory
		url = "https://github.com/" + url
	default:
		return inventory.Package{}, false
	}
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: strings.TrimPrefix(url, "git+"), VCS: "git"}}
	vcs := "git+" + p.Origin.URL
	if isCommit(ref) {
		p.Origin.Commit = ref
		p.Version = cmp.Or(version, ref)
	}
	if ref != "" {
		vcs += "@" + ref
	}
	p.PURL = npmPURL(name, p.Version, "vcs_url", vcs)
	return p, true
}

var shorthandRepo = lazily.Regexp(`^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+$`)

// npmArchive builds the package of a lock entry from where it was resolved to. The
// layout ".../-/name-version.tgz" is a registry's, which a purl does not name.
func npmArchive(name, version, resolved string) inventory.Package {
	registry := strings.Contains(resolved, "/-/") || !strings.Contains(resolved, ":")
	if !registry {
		if p, ok := npmFromElsewhere(name, version, resolved); ok {
			return p
		}
	}
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: npmPURL(name, version)}
	if strings.Contains(resolved, "://") {
		p.Origin = &inventory.Origin{URL: resolved}
	}
	return p
}
