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

var pypi = Ecosystem{
	Name: "pypi",
	PURL: "pypi",
	Files: []string{"*requirements*.txt", "requirements/*.txt", "*constraints*.txt", "*requirements*.in", "requirements/*.in", "requirements*.lock",
		"pyproject.toml", "setup.cfg", "setup.py", "pipfile", "poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "pylock.*.toml", "pipfile.lock", "hatch.toml", "tox.ini", "tox.toml", "noxfile.py"},
	Title: "Python packages",
	Reads: "requirements with includes and constraints, pyproject.toml, environments of hatch, tox and nox, and lock files with edges and hashes",
	Read:  readPyPI,
}

// pyTree is what all Python manifests of a tree say together.
type pyTree struct {
	*builder
	in       *Input
	projects map[string]*pyProject // directory -> the project described there
	locks    map[string][]*pyLock  // directory -> its lock files
	files    map[string]*pyRequirementsFile
}

// pyProject is a package that the tree itself holds.
type pyProject struct {
	path string
	dir  string
	id   string
	pkg  inventory.Package
	deps []pyRequirement
}

// pyRequirement is one requirement (PEP 508), wherever it stands.
type pyRequirement struct {
	name     string
	spec     string // version specifiers
	url      string // archive, repository or directory instead of a version
	version  string // that the name of an archive says
	marker   string
	relation string
	path     string
	line     int
}

func readPyPI(in *Input) Output {
	t := &pyTree{builder: newBuilder("pypi"), in: in, projects: map[string]*pyProject{}, locks: map[string][]*pyLock{},
		files: map[string]*pyRequirementsFile{}}
	t.named = pyNamed().MatchString
	for _, m := range in.Manifests {
		if pyEnvironments(m.Path) && inForeignDirectory(m.Path) {
			continue // nobody tests a copy here
		}
		switch base := path.Base(strings.ToLower(m.Path)); {
		case base == "pyproject.toml":
			t.readPyproject(m)
		case base == "setup.cfg":
			t.readSetupCfg(m)
		case base == "setup.py":
			t.readSetupPy(m)
		case base == "hatch.toml":
			t.readHatch(m)
		case base == "tox.ini" || base == "tox.toml":
			t.readTox(m)
		case base == "noxfile.py":
			t.readNox(m)
		case base == "pipfile":
			t.readPipfile(m)
		case base == "pipfile.lock":
			t.readPipfileLock(m)
		case strings.HasPrefix(base, "requirements"):
			t.readRequirements(m)
		case strings.HasSuffix(base, ".lock") || strings.HasSuffix(base, ".toml"):
			t.readPyLock(m, base)
		default:
			t.readRequirements(m)
		}
	}
	for _, dir := range sortedKeys(t.projects) {
		p := t.projects[dir]
		if p.pkg.Name == "" && pyEnvironments(p.path) {
			continue // tools of a directory that is no package
		}
		if p.pkg.Locations == nil {
			p.pkg.Locations = []inventory.Location{at(p.path, 1)}
		}
		p.id = t.own(p.pkg, p.path)
	}
	for _, dir := range sortedKeys(t.locks) {
		for _, lock := range t.locks[dir] {
			lock.store(t)
		}
	}
	for _, dir := range sortedKeys(t.projects) {
		p := t.projects[dir]
		for _, r := range p.deps {
			if p.pkg.Name != "" && pyName(r.name) == pyName(p.pkg.Name) || t.leadsTo(r, dir) == p {
				continue // an extra made of other extras
			}
			chosen := t.resolve(r, dir)
			for _, to := range chosen {
				marker := cmp.Or(r.marker, to.marker)
				if len(chosen) > 1 && r.marker != "" && to.marker != "" && r.marker != to.marker {
					marker = r.marker + " and " + to.marker
				}
				t.require(to.id, cmp.Or(r.spec, r.url))
				t.direct(p.id, to.id, r.relation, marker, append(to.at, at(r.path, r.line))...).asking(cmp.Or(r.spec, r.url))
			}
		}
	}
	reached := t.reached()
	for _, dir := range sortedKeys(t.locks) {
		for _, lock := range t.locks[dir] {
			lock.loose(t, dir, reached)
		}
	}
	t.includeCycles()
	for _, file := range sortedKeys(t.files) {
		t.storeRequirements(t.files[file])
	}
	return t.output()
}

var pySeparators = lazily.Regexp(`[-_.]+`)

// pyName is a name as PEP 503 normalises it.
func pyName(name string) string {
	return strings.ToLower(pySeparators().ReplaceAllString(strings.TrimSpace(name), "-"))
}

func pyPURL(name, version string, qualifiers ...string) string {
	return purl("pypi", "", pyName(name), version, qualifiers...)
}

var pyRequirementForm = lazily.Regexp(`^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$`)

// pyNamed is a name that a distribution can have (PEP 508), in whatever letters its author writes it.
var pyNamed = lazily.Regexp(`^[\pL\pN](?:[\pL\pN ._-]*[\pL\pN])?$`)

// parseRequirement reads "name[extra] >=1,<2 ; marker" and "name @ url ; marker".
func parseRequirement(s string) (pyRequirement, bool) {
	m := pyRequirementForm().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return pyRequirement{}, false
	}
	r := pyRequirement{name: m[1]}
	rest := m[2]
	if url, ok := strings.CutPrefix(rest, "@"); ok {
		r.url, r.marker, _ = strings.Cut(strings.TrimSpace(url), " ;")
		if r.marker == "" {
			r.url, r.marker, _ = strings.Cut(r.url, "; ")
		}
		r.url, r.marker = strings.TrimSpace(r.url), strings.TrimSpace(r.marker)
		return r, r.url != ""
	}
	r.spec, r.marker, _ = strings.Cut(rest, ";")
	r.spec = strings.TrimSpace(strings.Trim(strings.TrimSpace(r.spec), "()"))
	r.marker = strings.TrimSpace(r.marker)
	if r.spec != "" && !strings.ContainsAny(r.spec[:1], "<>=!~") {
		return pyRequirement{}, false
	}
	return r, true
}

var pyExact = lazily.Regexp(`^={2,3}\s*([0-9A-Za-z][0-9A-Za-z.!+_-]*)$`)

// exactVersion is the version that a specifier pins, "" if it is a range. Without an
// operator it is poetry's form.
func exactVersion(spec string) string {
	if exactSemver().MatchString(spec) && !strings.HasPrefix(spec, "=") {
		return strings.TrimLeft(spec, "v ")
	}
	if m := pyExact().FindStringSubmatch(strings.TrimSpace(spec)); m != nil && !strings.HasSuffix(m[1], ".*") {
		return m[1]
	}
	return ""
}

// resolve returns the packages that a requirement of a project in dir means: what
// the lock file of the directory, or of one above, has; else the requirement.
func (t *pyTree) resolve(r pyRequirement, dir string) []pyChoice {
	if id := t.localProject(r, dir); id != "" {
		return []pyChoice{{id: id}}
	}
	for up := dir; ; up = path.Dir(up) {
		var chosen []pyChoice // of each client's lock file
		for _, lock := range t.locks[up] {
			found := lock.ofProject(r, dir)
			if len(found) == 0 {
				found = pyChoices(lock.find(r))
			}
			for _, c := range found {
				if !slices.ContainsFunc(chosen, func(o pyChoice) bool { return o.id == c.id }) && len(chosen) < maxAlternatives {
					chosen = append(chosen, c)
				}
			}
		}
		if len(chosen) > 0 {
			return chosen
		}
		if up == "." || up == "/" {
			break
		}
	}
	if ids := t.compiled(r, dir); len(ids) > 0 {
		return pyChoices(ids)
	}
	return []pyChoice{{id: t.addRequirement(r, "")}}
}

// pyChoice is a package that a requirement comes to, where the marker holds.
type pyChoice struct {
	id, marker string
	at         []inventory.Location // in the lock file
}

func pyChoices(ids []string) []pyChoice {
	chosen := make([]pyChoice, len(ids))
	for i, id := range ids {
		chosen[i].id = id
	}
	return chosen
}

// compiled finds the versions of a requirement in a requirements.txt beside the project that pins
// all it has: a tool wrote it as a lock file. One version may stand there for each platform.
func (t *pyTree) compiled(r pyRequirement, dir string) []string {
	f := t.files[path.Join(dir, "requirements.txt")]
	if f == nil || r.url != "" || slices.ContainsFunc(f.list, func(p pyPinned) bool { return exactVersion(p.spec) == "" }) {
		return nil
	}
	var ids []string
	for _, p := range f.list {
		if pyName(p.name) == pyName(r.name) && pySatisfies(exactVersion(p.spec), r.spec) {
			ids = append(ids, t.addRequirement(p.pyRequirement, ""))
		}
	}
	return ids
}

// localProject finds the project that a path of a requirement leads to.
func (t *pyTree) localProject(r pyRequirement, dir string) string {
	if p := t.leadsTo(r, dir); p != nil {
		return p.id
	}
	return ""
}

func (t *pyTree) leadsTo(r pyRequirement, dir string) *pyProject {
	local, _, _ := strings.Cut(r.url, "#")
	local, _, _ = strings.Cut(local, "[")
	local, ok := strings.CutPrefix(local, "file:")
	if !ok && (strings.Contains(r.url, ":") || r.url == "") {
		return nil
	}
	return t.projects[path.Join(dir, local)]
}

// addRequirement stores what a requirement says without a lock file. A version
// may come from a constraint.
func (t *pyTree) addRequirement(r pyRequirement, version string) string {
	version = cmp.Or(exactVersion(r.spec), r.version, version)
	p := inventory.Package{Name: r.name, Version: version, Requirement: cmp.Or(r.spec, r.url), Kind: inventory.KindDependency,
		PURL: pyPURL(r.name, version), Locations: []inventory.Location{at(r.path, r.line)}}
	pyOrigin(&p, r.url)
	if file := path.Join(path.Dir(r.path), r.url); p.Origin == nil && pyArchive(r.url) && inside(file) && t.in.Exists != nil && t.in.Exists(file) {
		p.Kind, p.Files, p.Unresolved = inventory.KindArchive, []string{file}, ""
	}
	return t.add(p)
}

// pyArchive reports whether a path or address ends as archives of packages do.
func pyArchive(url string) bool {
	return slices.ContainsFunc([]string{".whl", ".tar.gz", ".zip", ".tar.bz2"}, func(ext string) bool { return strings.HasSuffix(url, ext) })
}

// pyOrigin gives a package the origin that a direct reference names.
func pyOrigin(p *inventory.Package, url string) {
	vcs, rest, isVCS := strings.Cut(url, "+")
	switch {
	case url == "":
	case isVCS && (vcs == "git" || vcs == "hg" || vcs == "svn" || vcs == "bzr"):
		rest, _, _ = strings.Cut(rest, "#")
		ref := ""
		if i := strings.LastIndex(rest, "@"); i > strings.Index(rest, "://")+2 && i > strings.LastIndex(rest, "/") {
			rest, ref = rest[:i], rest[i+1:]
		}
		p.Origin = &inventory.Origin{URL: rest, VCS: vcs}
		if isCommit(ref) {
			p.Origin.Commit = ref
			p.Version = cmp.Or(p.Version, ref)
		}
		where := vcs + "+" + rest
		if ref != "" {
			where += "@" + ref
		}
		p.PURL = pyPURL(p.Name, p.Version, "vcs_url", where)
	case strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://"):
		bare, fragment, _ := strings.Cut(url, "#")
		p.Origin = &inventory.Origin{URL: bare}
		p.PURL = pyPURL(p.Name, p.Version, "download_url", bare)
		if alg, value, ok := strings.Cut(fragment, "="); ok {
			p.Hashes = append(p.Hashes, hexHash(alg, value, "distribution")...)
		}
	default:
		p.Unresolved = url + " is no Python project of the tree that licit could read"
	}
}

// pyRequirementsFile is a requirements file of pip.
type pyRequirementsFile struct {
	path        string
	list        []pyPinned
	constraints []string // files
	includes    []pyInclude
	full        bool
}

type pyInclude struct {
	path string
	line int
}

type pyPinned struct {
	pyRequirement
	hashes []inventory.Hash
	via    []string // who asks for it, as the tools that compile such files note
}

var pyRequirementsName = lazily.Regexp(`(?i)^(?:.*[-_.])?(?:requirements|constraints)(?:[-_.].*)?$`)

// namedRequirements reports whether a file is called as people call requirements files, and not only holds the word.
func namedRequirements(p string) bool {
	base := path.Base(p)
	return path.Base(path.Dir(p)) == "requirements" || pyRequirementsName().MatchString(strings.TrimSuffix(base, path.Ext(base)))
}

// holdsRequirements reports whether most of the first lines of a file are requirements: other software has files whose names hold the word, too.
func holdsRequirements(data []byte) bool {
	good, bad := 0, 0
	for _, text := range lines(data[:min(len(data), 1<<16)]) {
		text, _, _ = strings.Cut(text, " #")
		if text = strings.TrimSpace(text); text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "-") {
			continue
		}
		if _, ok := parseRequirement(text); ok {
			good++
		} else {
			bad++
		}
		if good+bad == 20 {
			break
		}
	}
	return good > bad
}

// readRequirements reads pip's requirements file format.
func (t *pyTree) readRequirements(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	m.Data = fromUTF16(m.Data)
	if !namedRequirements(m.Path) && !holdsRequirements(m.Data) {
		return
	}
	f := &pyRequirementsFile{path: m.Path}
	t.files[m.Path] = f
	inVia := false
	for line, text := range continued(m.Data, "#") {
		comment, ok := strings.CutPrefix(strings.TrimSpace(text), "#")
		if !ok {
			inVia = false
			t.requirementLine(f, line, text)
			continue
		}
		comment = strings.TrimSpace(comment)
		if via, ok := strings.CutPrefix(comment+" ", "via "); ok && strings.HasPrefix(text, " ") {
			inVia, comment = true, strings.TrimSpace(via)
		}
		if inVia && comment != "" && len(f.list) > 0 {
			last := &f.list[len(f.list)-1]
			last.via = append(last.via, comment)
		}
	}
}

var pyOptions = lazily.Regexp(`\s--?[A-Za-z]`)

func (t *pyTree) requirementLine(f *pyRequirementsFile, line int, text string) {
	comment := ""
	for i, c := range text {
		if c == '#' && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') {
			text, comment = text[:i], text[i+1:]
			break
		}
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if len(text) > 1<<16 {
		t.problem(f.path, line, "a requirement of %d bytes", len(text))
		return
	}
	word, rest, _ := strings.Cut(strings.Replace(text, "=", " ", 1), " ")
	if strings.HasPrefix(text, "-") {
		rest = strings.TrimSpace(rest)
		// "-rfile" and "-efile" are allowed too.
		if len(word) > 2 && word[1] != '-' {
			word, rest = word[:2], strings.TrimSpace(text[2:])
		}
		switch word {
		case "-r", "--requirement":
			f.includes = append(f.includes, pyInclude{t.include(f, line, rest), line})
			return
		case "-c", "--constraint":
			f.constraints = append(f.constraints, t.include(f, line, rest))
			return
		case "-e", "--editable":
			if strings.HasPrefix(text, "--editable") {
				rest = strings.TrimLeft(strings.TrimPrefix(text, "--editable"), " =")
			} else {
				rest = strings.TrimSpace(text[2:])
			}
			text = rest
		default:
			return // an option about how to install
		}
	}
	if len(f.list) >= maxEntries {
		if len(f.list) == maxEntries && !f.full {
			f.full = true
			t.problem(f.path, line, "more than %d requirements: the rest is not read", maxEntries)
		}
		return
	}
	p := pyPinned{}
	if i := strings.Index(comment, "via "); i >= 0 {
		p.via = strings.Split(comment[i+4:], ",")
	}
	if loc := pyOptions().FindStringIndex(text); loc != nil {
		for _, option := range strings.Fields(text[loc[0]:]) {
			if hash, ok := strings.CutPrefix(option, "--hash="); ok {
				alg, value, _ := strings.Cut(hash, ":")
				p.hashes = append(p.hashes, hexHash(alg, value, "distribution")...)
			}
		}
		text = strings.TrimSpace(text[:loc[0]])
	}
	r, ok := parseRequirement(text)
	if !ok {
		if r, ok = bareReference(text); !ok {
			t.problem(f.path, line, "%q is no requirement that PEP 508 allows", text)
			return
		}
		if r.name == "." || r.name == ".." {
			return // the project itself
		}
	}
	r.path, r.line, r.relation = f.path, line, relationOf(f.path, inventory.RelRuntime)
	p.pyRequirement = r
	f.list = append(f.list, p)
}

// bareReference reads a requirement that is a URL or path and nothing else. Its name
// is in "#egg=", or the archive's, or the directory's.
func bareReference(text string) (pyRequirement, bool) {
	url, marker, _ := strings.Cut(text, " ;")
	url = strings.TrimSpace(url)
	if !strings.HasPrefix(url, "file:") && !strings.Contains(url, "://") && !strings.HasPrefix(url, ".") && !strings.HasPrefix(url, "/") && !strings.Contains(url, "/") {
		return pyRequirement{}, false
	}
	r := pyRequirement{url: url, marker: strings.TrimSpace(marker)}
	bare, fragment, _ := strings.Cut(url, "#")
	for _, part := range strings.Split(fragment, "&") {
		if name, ok := strings.CutPrefix(part, "egg="); ok {
			r.name, _, _ = strings.Cut(name, "[")
		}
	}
	if r.name == "" {
		base := path.Base(strings.TrimPrefix(strings.TrimRight(bare, "/"), "file:"))
		base, _, _ = strings.Cut(base, "@")
		base, _, _ = strings.Cut(base, "[")
		for _, ext := range []string{".git", ".whl", ".tar.gz", ".zip", ".tar.bz2"} {
			base = strings.TrimSuffix(base, ext)
		}
		r.name = base
		switch repo, _, archive := strings.Cut(bare, "/archive/"); {
		case archive && strings.Contains(repo, "://"):
			r.name = path.Base(repo)
		case pyArchive(bare):
			if f := pyArchiveName().FindStringSubmatch(base); f != nil {
				r.name, r.version = f[1], f[2]
			}
		}
	}
	return r, r.name != ""
}

// pyArchiveName is how an archive of a version is called: "name-1.0", and for a wheel "name-1.0-py3-none-any".
var pyArchiveName = lazily.Regexp(`^(.+?)-v?(\d[^-]*)(?:-.*)?$`)

// include returns the path of an included file, and says so if it is not there.
func (t *pyTree) include(f *pyRequirementsFile, line int, name string) string {
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	if strings.Contains(name, "://") {
		t.unsupported(f.path, line, "%s is included from the network, which a scan does not read", name)
		return ""
	}
	target := path.Join(path.Dir(f.path), name)
	for _, m := range t.in.Manifests {
		if m.Path == target {
			return target
		}
	}
	if t.in.Exists != nil && t.in.Exists(target) {
		t.unsupported(f.path, line, "includes %s, which has a name that licit does not read as requirements", target)
	} else {
		t.problem(f.path, line, "includes %s, which the tree does not hold", target)
	}
	return ""
}

// includeCycles reports files that include themselves by way of others: pip would read them for
// ever.
func (t *pyTree) includeCycles() {
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(file string)
	visit = func(file string) {
		state[file] = open
		for _, i := range t.files[file].includes {
			switch {
			case t.files[i.path] == nil:
			case state[i.path] == open:
				t.problem(file, i.line, "includes %s, which includes this file again", i.path)
			case state[i.path] == 0:
				visit(i.path)
			}
		}
		state[file] = done
	}
	for _, file := range sortedKeys(t.files) {
		if state[file] == 0 {
			visit(file)
		}
	}
}

// constraintVersions gathers the versions that the constraints of a file, and of the
// files it includes, pin.
func (t *pyTree) constraintVersions(f *pyRequirementsFile) map[string]string {
	pins := map[string]string{}
	seen := map[string]bool{}
	var visit func(file string, constraint bool)
	visit = func(file string, constraint bool) {
		g := t.files[file]
		key := file + strconv.FormatBool(constraint)
		if g == nil || seen[key] {
			return
		}
		seen[key] = true
		if constraint {
			for _, r := range g.list {
				if v := exactVersion(r.spec); v != "" {
					pins[pyName(r.name)] = v
				}
			}
		}
		for _, c := range g.constraints {
			visit(c, true)
		}
		for _, i := range g.includes {
			visit(i.path, constraint)
		}
	}
	visit(f.path, false)
	return pins
}

func (t *pyTree) isConstraint(file string) bool {
	if strings.Contains(path.Base(file), "constraint") {
		return true
	}
	for _, f := range t.files {
		if slices.Contains(f.constraints, file) {
			return true
		}
	}
	return false
}

// storeRequirements reports one requirements file, as the needs of the project in its
// directory or above.
func (t *pyTree) storeRequirements(f *pyRequirementsFile) {
	if t.isConstraint(f.path) || inForeignDirectory(f.path) {
		return
	}
	from := ""
	for dir := path.Dir(f.path); ; dir = path.Dir(dir) {
		if p := t.projects[dir]; p != nil {
			from = p.id
			break
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	pins := t.constraintVersions(f)
	if strings.HasSuffix(f.path, ".in") {
		if compiled := t.files[strings.TrimSuffix(f.path, ".in")+".txt"]; compiled != nil {
			for _, r := range compiled.list {
				if v := exactVersion(r.spec); v != "" {
					pins[pyName(r.name)] = v
				}
			}
		}
	}
	ids := map[string]string{} // by name, of several versions for several platforms the last
	each := make([]string, len(f.list))
	for i, r := range f.list {
		id := t.localProject(r.pyRequirement, path.Dir(f.path))
		if id == "" {
			id = t.addRequirement(r.pyRequirement, pins[pyName(r.name)])
		}
		if p := t.get(id); p != nil && len(r.hashes) > 0 {
			t.add(inventory.Package{ID: id, Name: p.Name, Hashes: r.hashes})
		}
		ids[pyName(r.name)], each[i] = id, id
	}
	for i, r := range f.list {
		loc := at(r.path, r.line)
		to := each[i]
		brought := false
		for _, via := range r.via {
			if by, ok := ids[pyName(via)]; ok {
				brought = true
				t.transitive(by, to, r.relation, r.marker, loc).asking(r.spec)
			}
		}
		asked := len(r.via) == 0 || slices.ContainsFunc(r.via, func(s string) bool {
			_, ok := ids[pyName(s)]
			return !ok
		})
		if asked || !brought {
			t.direct(from, to, r.relation, r.marker, loc).asking(r.spec)
		}
	}
}
