package ecosystem

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/package-url/packageurl-go"
)

// What the dependencies of a Maven project need stands in their own models, and which version of each comes out is
// decided over all of them. While a snapshot is made, learn does that as Maven 3 does (Maven, "Introduction to the
// Dependency Mechanism"); a scan reads the outcome from the snapshot.

// The budgets of one project.
const (
	maxMavenNodes  = 20_000
	maxRelocations = 5
)

// mavenNeed is a dependency as a model asks for it, with what dependencyManagement adds.
type mavenNeed struct {
	group, artifact, version, typ, classifier string
	scope                                     string
	optional                                  bool
	exclusions                                []string // "group:artifact", each may be *
	inherited                                 bool     // from a model outside of the tree
	open                                      bool     // the model itself gives no version
}

func (n mavenNeed) purl() string {
	return mavenPURL(n.group, n.artifact, n.version, n.typ, n.classifier)
}

// key is what there is one version of in a project: a test-jar is the jar with the classifier tests.
func (n mavenNeed) key() string {
	typ, classifier := n.typ, n.classifier
	switch typ {
	case "", "bundle", "ejb", "maven-plugin":
		typ = "jar"
	case "test-jar":
		typ, classifier = "jar", cmp.Or(classifier, "tests")
	}
	return n.group + ":" + n.artifact + ":" + typ + ":" + classifier
}

// needsOf lists what a model and its ancestors ask for, those of the tree's profiles last.
func (t *mavenTree) needsOf(p *pom) []mavenNeed {
	if p.listed {
		return p.needs
	}
	t.manage(p)
	var needs []mavenNeed
	seen := map[string]bool{}
	model := p
	add := func(q *pom, d *element) {
		p := model
		key := p.mavenKey(d)
		if seen[key] {
			return
		}
		seen[key] = true
		version, scope, optional, in := d.value("version"), d.value("scope"), d.value("optional"), p
		exclusions := d.child("exclusions").all("exclusion")
		if m := p.managed[key]; m != nil {
			if version == "" {
				version, in = m.value("version"), p.managedIn[key]
			}
			scope, optional = cmp.Or(scope, m.value("scope")), cmp.Or(optional, m.value("optional"))
			if len(exclusions) == 0 {
				exclusions = m.child("exclusions").all("exclusion")
			}
		}
		n := mavenNeed{group: p.expand(d.value("groupId")), artifact: p.expand(d.value("artifactId")), version: exactMaven(in.expand(version)),
			typ: p.expand(d.value("type")), classifier: p.expand(d.value("classifier")), scope: p.expand(scope), optional: p.expand(optional) == "true",
			inherited: q.path == "", open: d.value("version") == "" || strings.Contains(d.value("version"), "${")}
		for _, e := range exclusions {
			n.exclusions = append(n.exclusions, p.expand(e.value("groupId"))+":"+p.expand(e.value("artifactId")))
		}
		if n.group != "" && n.artifact != "" {
			needs = append(needs, n)
		}
	}
	for _, q := range p.chain {
		for _, part := range append([]*element{q.root}, q.active()...) {
			for _, d := range part.child("dependencies").all("dependency") {
				add(q, d)
			}
		}
	}
	for _, q := range p.chain {
		if q.path == "" {
			continue
		}
		for _, profile := range q.root.child("profiles").all("profile") {
			model = p.with(profile)
			for _, d := range profile.child("dependencies").all("dependency") {
				add(q, d)
			}
		}
	}
	p.needs, p.listed = needs, true
	return needs
}

// mavenJava is the release of Java for which the profiles of models elsewhere are chosen: Maven takes that of the
// machine, and a snapshot is to be the same on all.
const mavenJava = 17

// active lists the profiles of a model outside of the tree that hold where nobody says anything (Maven, "Introduction
// to Build Profiles"). Those of the tree's own are conditions of their edges.
func (p *pom) active() []*element {
	if p.path != "" {
		return nil
	}
	var active, byDefault []*element
	for _, profile := range p.root.child("profiles").all("profile") {
		when := profile.child("activation")
		property := when.child("property")
		switch {
		case when == nil || when.child("os") != nil || when.child("file") != nil:
		case when.child("jdk") != nil:
			if javaMatches(when.value("jdk")) {
				active = append(active, profile)
			}
		case property != nil:
			if strings.HasPrefix(property.value("name"), "!") || strings.HasPrefix(property.value("value"), "!") {
				active = append(active, profile)
			}
		case when.value("activeByDefault") == "true":
			byDefault = append(byDefault, profile)
		}
	}
	if len(active) == 0 {
		return byDefault
	}
	return active
}

// javaMatches reports whether mavenJava fits a range "[9,)", a version "1.8", or its opposite "!11".
func javaMatches(words string) bool {
	release := func(s string) (int, bool) {
		s = strings.TrimPrefix(strings.TrimSpace(s), "1.")
		s, _, _ = strings.Cut(s, ".")
		n, err := strconv.Atoi(s)
		return n, err == nil
	}
	if rest, ok := strings.CutPrefix(words, "!"); ok {
		return !javaMatches(rest)
	}
	low, high, isRange := strings.Cut(strings.Trim(words, "[]()"), ",")
	if n, ok := release(low); !isRange {
		return ok && n == mavenJava
	} else if ok && (mavenJava < n || mavenJava == n && strings.HasPrefix(words, "(")) {
		return false
	}
	n, ok := release(high)
	return !ok || mavenJava < n || mavenJava == n && strings.HasSuffix(words, "]")
}

// exactMaven is the version that a requirement leaves no choice about, else "".
func exactMaven(version string) string {
	if exact, ok := strings.CutPrefix(version, "["); ok && strings.HasSuffix(exact, "]") {
		version = strings.TrimSuffix(exact, "]")
	}
	if !isVersion(version) || version == "LATEST" || version == "RELEASE" {
		return ""
	}
	return version
}

// load reads a model outside of the tree, nil where there is none.
func (t *mavenTree) load(group, artifact, version string) *pom {
	key := group + ":" + artifact + ":" + version
	if p, ok := t.loaded[key]; ok {
		return p
	}
	if t.loaded == nil {
		t.loaded = map[string]*pom{}
	}
	t.loaded[key] = nil
	where := mavenModel(group, artifact, version)
	if exactMaven(version) == "" || where.PURL == "" || len(t.loaded) > maxMavenNodes {
		return nil
	}
	data, ok := t.fetched[where.PURL]
	if !ok {
		var err error
		if data, err = t.outside.Manifest(where); err != nil {
			return nil // what needs it stays without it
		}
	}
	root, problem := parseXML(Manifest{Path: where.PURL, Data: data})
	if problem != nil || root.name != "project" {
		return nil
	}
	p := &pom{root: root}
	t.loaded[key] = p
	t.findParent(p)
	return p
}

// learn finds out what each project of the tree comes to.
func (t *mavenTree) learn() {
	t.findParents()
	for _, file := range sortedKeys(t.poms) {
		if p := t.poms[file]; !inForeignDirectory(file) {
			t.learnProject(p)
		}
	}
}

// mavenNode is a dependency that was chosen, with what must not come by it.
type mavenNode struct {
	mavenNeed
	excluded []string
}

// learnProject chooses a version of each dependency: that of the nearest, of several as near the first. What the
// project manages holds for all below its own dependencies; optional, provided and test dependencies of others are
// left out.
func (t *mavenTree) learnProject(p *pom) {
	roots := t.needsOf(p)
	t.learnFixed(p, roots)
	own := mavenNeed{group: p.expand(p.props["project.groupId"]), artifact: p.expand(p.root.value("artifactId"))}
	chosen := map[string]string{own.key(): ""} // key -> purl
	var level []mavenNode
	var edges []mavenEdge
	t.fetch(roots, nil)
	for _, n := range roots {
		if _, ok := chosen[n.key()]; ok || n.version == "" || n.scope == "system" {
			continue
		}
		asked := n.purl()
		if n = t.relocated(n); n.purl() != asked {
			t.outside.learn(asked, []Required{{PURL: n.purl()}})
		}
		chosen[n.key()] = n.purl()
		level = append(level, mavenNode{n, n.exclusions})
	}
	for len(level) > 0 && len(chosen) < maxMavenNodes {
		children := make([][]mavenNeed, len(level))
		for i, n := range level {
			model := t.local(n.group, n.artifact, n.version)
			if model == nil {
				model = t.load(n.group, n.artifact, n.version)
			}
			if model != nil {
				children[i] = t.bring(p, n, model)
			}
		}
		t.fetch(slices.Concat(children...), chosen)
		var next []mavenNode
		for i, n := range level {
			for _, d := range children[i] {
				if d.version == "" { // a range, which somebody else settles or nobody
					edges = append(edges, mavenEdge{n, d.key()})
					continue
				}
				if _, ok := chosen[d.key()]; !ok {
					if d = t.relocated(d); matches(n.excluded, d) {
						continue
					}
				}
				if _, ok := chosen[d.key()]; !ok {
					chosen[d.key()] = d.purl()
					next = append(next, mavenNode{d, slices.Concat(n.excluded, d.exclusions)})
				}
				edges = append(edges, mavenEdge{n, d.key()})
			}
		}
		level = next
	}
	requires := map[string][]Required{}
	for _, e := range edges {
		if to := chosen[e.to]; to != "" && t.local(e.from.group, e.from.artifact, e.from.version) == nil { // those of the tree speak for themselves
			requires[e.from.purl()] = append(requires[e.from.purl()], Required{PURL: to})
		}
	}
	for from, list := range requires {
		t.outside.learn(from, list)
	}
}

// mavenEdge leads to what is chosen of a key.
type mavenEdge struct {
	from mavenNode
	to   string
}

// bring lists what a dependency brings with it into a project.
func (t *mavenTree) bring(p *pom, n mavenNode, model *pom) []mavenNeed {
	var found []mavenNeed
	for _, d := range t.needsOf(model) {
		if d.optional || d.scope == "test" || d.scope == "provided" || d.scope == "system" || matches(n.excluded, d) {
			continue
		}
		managed := d.group + ":" + d.artifact + ":" + cmp.Or(d.typ, "jar") + ":" + d.classifier
		if m, in := p.managed[managed], p.managedIn[managed]; m != nil {
			if v := exactMaven(in.expand(m.value("version"))); v != "" {
				d.version = v
			}
			d.exclusions = slices.Clone(d.exclusions)
			for _, e := range m.child("exclusions").all("exclusion") {
				d.exclusions = append(d.exclusions, in.expand(e.value("groupId"))+":"+in.expand(e.value("artifactId")))
			}
		}
		found = append(found, d)
	}
	return found
}

// fetch reads the models of what is not chosen yet, many at a time.
func (t *mavenTree) fetch(needs []mavenNeed, chosen map[string]string) {
	var models []inventory.Package
	asked := map[string]bool{}
	for _, n := range needs {
		_, known := t.loaded[n.group+":"+n.artifact+":"+n.version]
		if _, ok := chosen[n.key()]; !ok && !known && n.version != "" {
			if where := mavenModel(n.group, n.artifact, n.version); where.PURL != "" && !asked[where.PURL] {
				asked[where.PURL] = true
				models = append(models, where)
			}
		}
	}
	t.fetched = t.outside.fetch(models)
}

// mavenModel names the model of a package.
func mavenModel(group, artifact, version string) inventory.Package {
	return inventory.Package{Name: mavenName(group, artifact), Version: version, PURL: mavenPURL(group, artifact, version, "", "")}
}

// relocated follows what a model says of where the package went (Maven, "Guide to relocation").
func (t *mavenTree) relocated(n mavenNeed) mavenNeed {
	for range maxRelocations {
		model := t.load(n.group, n.artifact, n.version)
		if model == nil {
			break
		}
		to := model.root.child("distributionManagement", "relocation")
		if to == nil {
			break
		}
		t.lineage(model)
		n.group = cmp.Or(model.expand(to.value("groupId")), n.group)
		n.artifact = cmp.Or(model.expand(to.value("artifactId")), n.artifact)
		n.version = cmp.Or(exactMaven(model.expand(to.value("version"))), n.version)
	}
	return n
}

// matches reports whether exclusions name a dependency.
func matches(exclusions []string, n mavenNeed) bool {
	return slices.ContainsFunc(exclusions, func(e string) bool {
		group, artifact, _ := strings.Cut(e, ":")
		return (group == "*" || group == n.group) && (artifact == "*" || artifact == n.artifact)
	})
}

// learnFixed notes the versions that something outside fixes for a project, and what it inherits from there.
func (t *mavenTree) learnFixed(p *pom, roots []mavenNeed) {
	var fixed []Required
	for _, n := range roots {
		switch {
		case n.version == "":
		case n.inherited:
			optional := ""
			if n.optional {
				optional = "true"
			}
			fixed = append(fixed, Required{PURL: n.purl(), Relation: mavenRelation(n.scope, optional)})
		case n.open:
			fixed = append(fixed, Required{PURL: n.purl()})
		}
	}
	for _, e := range p.root.child("build", "plugins").all("plugin") {
		group, artifact := cmp.Or(p.expand(e.value("groupId")), "org.apache.maven.plugins"), p.expand(e.value("artifactId"))
		if v := exactMaven(p.pluginVersion(e, group, artifact)); v != "" && e.value("version") == "" && artifact != "" {
			fixed = append(fixed, Required{PURL: mavenPURL(group, artifact, v, "maven-plugin", "")})
		}
	}
	t.outside.learn(p.path, fixed)
}

// fixedOutside is the version that something outside of the tree gives a dependency of a project.
func (t *mavenTree) fixedOutside(p *pom, purl string) (string, inventory.Location) {
	requires, loc := t.outside.known(p.path)
	for _, r := range requires {
		if r.Relation == "" && unversioned(r.PURL) == purl {
			if u, err := packageurl.FromString(r.PURL); err == nil {
				return u.Version, loc
			}
		}
	}
	return "", inventory.Location{}
}

// inherited adds what a project has from a parent outside of the tree.
func (t *mavenTree) inherited(p *pom) {
	if last := p.chain[len(p.chain)-1]; last.parent != nil || last.root.child("parent") == nil {
		return // it has none any more
	}
	requires, loc := t.outside.known(p.path)
	for _, r := range requires {
		if r.Relation != "" {
			t.direct(p.id, t.elsewhere(r.PURL, loc), r.Relation, "", loc)
		}
	}
}

// elsewhere adds a package that the snapshot names.
func (t *mavenTree) elsewhere(purl string, loc inventory.Location) string {
	u, err := packageurl.FromString(purl)
	if err != nil || u.Type != packageurl.TypeMaven || !isVersion(u.Version) || u.Version == "" {
		t.problem(loc.Path, loc.Line, "%q is no purl of a version of a Maven package; make the snapshot anew with: licit resolve", purl)
		return ""
	}
	if own := t.local(u.Namespace, u.Name, u.Version); own != nil && own.id != "" {
		return own.id
	}
	q := u.Qualifiers.Map()
	pkg := t.coordinates(nil, u.Namespace, u.Name, u.Version, q["type"], q["classifier"])
	pkg.Locations = []inventory.Location{loc}
	return t.add(pkg)
}

// beyond follows what the snapshot knows of the dependencies, from those that the tree itself names.
func (t *mavenTree) beyond() {
	var queue []string
	seen := map[string]bool{}
	for _, p := range t.packages {
		if p.Kind == inventory.KindDependency && p.Version != "" {
			queue, seen[p.ID] = append(queue, p.ID), true
		}
	}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		requires, loc := t.outside.known(from)
		for _, r := range requires {
			to := t.elsewhere(r.PURL, loc)
			t.transitive(from, to, inventory.RelRuntime, "", loc)
			if p := t.get(to); p != nil && p.Kind == inventory.KindDependency && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
}
