package ecosystem

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var maven = Ecosystem{
	Name:  "maven",
	PURL:  "maven",
	Files: []string{"pom.xml", "*.pom", ".mvn/extensions.xml"},
	Title: "Maven projects",
	Reads: "dependencies and plugins of pom.xml, with properties, parents, dependencyManagement and BOMs of the tree",
	Read:  readMaven,
}

// mavenTree is what all pom.xml of a tree say together.
type mavenTree struct {
	*builder
	poms map[string]*pom   // path -> model
	byGA map[string][]*pom // "group:artifact" -> models
	// extensions are what Maven itself loads for the projects below a directory: path of .mvn/extensions.xml -> its root
	extensions map[string]*element

	outside  *Outside
	learning bool            // models outside of the tree are being read, as in mavengraph.go
	loaded   map[string]*pom // "group:artifact:version" -> model outside of the tree, nil where there is none
	fetched  map[string][]byte
}

// pom is one project object model.
type pom struct {
	path   string // "" for a model outside of the tree
	root   *element
	parent *pom
	chain  []*pom // itself, its parent, and so on
	id     string
	props  map[string]string
	// managed says what dependencyManagement fixes, by mavenKey.
	managed   map[string]*element
	managedIn map[string]*pom
	unknown   []string // parents and BOMs that the tree does not hold
	busy      bool     // being resolved: a cycle leads back here
	needs     []mavenNeed
	listed    bool // needs is known
}

func readMaven(in *Input) Output {
	if in.Outside.learning() {
		learner := newMavenTree(in)
		learner.learning = true
		learner.learn()
	}
	t := newMavenTree(in)
	t.findParents()
	for _, file := range sortedKeys(t.poms) {
		t.describe(t.poms[file])
	}
	for _, file := range sortedKeys(t.poms) {
		t.needs(t.poms[file])
	}
	t.coreExtensions()
	t.beyond()
	return t.output()
}

// newMavenTree reads the models of a tree.
func newMavenTree(in *Input) *mavenTree {
	t := &mavenTree{builder: newBuilder("maven"), poms: map[string]*pom{}, byGA: map[string][]*pom{}, extensions: map[string]*element{}, outside: in.Outside}
	for _, m := range in.Manifests {
		root, problem := parseXML(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
			continue
		}
		if root.name == "extensions" && strings.HasSuffix(m.Path, ".mvn/extensions.xml") {
			t.extensions[m.Path] = root
			continue
		}
		if root.name != "project" {
			t.problem(m.Path, root.line, "<%s> is no Maven project", root.name)
			continue
		}
		p := &pom{path: m.Path, root: root}
		t.poms[m.Path] = p
	}
	for _, file := range sortedKeys(t.poms) {
		p := t.poms[file]
		group := cmp.Or(p.root.value("groupId"), p.root.value("parent", "groupId"))
		ga := group + ":" + p.root.value("artifactId")
		t.byGA[ga] = append(t.byGA[ga], p)
	}
	return t
}

func (t *mavenTree) findParents() {
	for _, file := range sortedKeys(t.poms) {
		t.findParent(t.poms[file])
	}
}

// findParent looks for the parent where relativePath says, then by its coordinates among
// all models of the tree.
func (t *mavenTree) findParent(p *pom) {
	parent := p.root.child("parent")
	if parent == nil {
		return
	}
	ga := parent.value("groupId") + ":" + parent.value("artifactId")
	relative := "../pom.xml"
	if e := parent.child("relativePath"); e != nil {
		relative = parent.value("relativePath")
	}
	if relative != "" && p.path != "" {
		where := path.Join(path.Dir(p.path), relative)
		for _, file := range []string{where, path.Join(where, "pom.xml")} {
			if q := t.poms[file]; q != nil && slices.Contains(t.byGA[ga], q) && q != p {
				p.parent = q
				return
			}
		}
	}
	for _, q := range t.byGA[ga] {
		version := cmp.Or(q.root.value("version"), q.root.value("parent", "version"))
		if q != p && version == parent.value("version") {
			p.parent = q
			return
		}
	}
	if t.learning {
		p.parent = t.load(parent.value("groupId"), parent.value("artifactId"), parent.value("version"))
	}
}

// lineage fills in what a model inherits: its ancestors and their properties. A cycle of
// parents ends it.
func (t *mavenTree) lineage(p *pom) {
	if p.chain != nil {
		return
	}
	seen := map[*pom]bool{}
	for q := p; q != nil && len(p.chain) < maxNesting; q = q.parent {
		if seen[q] && p.path == "" {
			break
		}
		if seen[q] {
			t.problem(p.path, p.root.child("parent").lineNumber(), "the parents go round in a circle")
			break
		}
		seen[q] = true
		p.chain = append(p.chain, q)
	}
	p.props = map[string]string{}
	for _, q := range slices.Backward(p.chain) {
		for _, part := range append([]*element{q.root}, q.active()...) {
			if props := part.child("properties"); props != nil {
				for _, e := range props.children {
					p.props[e.name] = string(e.text)
				}
			}
		}
	}
	last := p.chain[len(p.chain)-1]
	if parent := last.root.child("parent"); parent != nil && last.parent == nil {
		p.unknown = append(p.unknown, parent.value("groupId")+":"+parent.value("artifactId")+":"+parent.value("version"))
	}
	field := func(name string) string {
		for _, q := range p.chain {
			if v := q.root.value(name); v != "" {
				return v
			}
			if v := q.root.value("parent", name); v != "" {
				return v
			}
		}
		return ""
	}
	p.props["project.groupId"], p.props["project.version"] = field("groupId"), field("version")
	p.props["project.artifactId"] = p.root.value("artifactId")
	p.props["project.parent.version"] = p.root.value("parent", "version")
	p.props["project.parent.groupId"] = p.root.value("parent", "groupId")
	p.props["project.parent.artifactId"] = p.root.value("parent", "artifactId")
}

// with is a model while one of its profiles, or of its ancestors', is on: the properties and the managed versions of the
// profile go before the model's.
func (p *pom) with(profile *element) *pom {
	props, managed := profile.child("properties"), profile.child("dependencyManagement", "dependencies").all("dependency")
	if props == nil && len(managed) == 0 {
		return p
	}
	q := *p
	q.props, q.managed, q.managedIn = maps.Clone(p.props), maps.Clone(p.managed), maps.Clone(p.managedIn)
	if props != nil {
		for _, e := range props.children {
			q.props[e.name] = string(e.text)
		}
	}
	for _, d := range managed {
		if q.managed == nil {
			q.managed, q.managedIn = map[string]*element{}, map[string]*pom{}
		}
		if key := q.mavenKey(d); d.value("scope") != "import" {
			q.managed[key], q.managedIn[key] = d, &q
		}
	}
	return &q
}

// expand replaces ${properties}, those inside their values too. What has no value, or grows
// without end, stays as it is written.
func (p *pom) expand(s string) string {
	s = strings.TrimSpace(s)
	written := s
	for range 20 {
		if !strings.Contains(s, "${") {
			return s
		}
		var b strings.Builder
		changed := false
		for rest := s; rest != ""; {
			before, after, ok := strings.Cut(rest, "${")
			b.WriteString(before)
			if !ok {
				break
			}
			name, tail, closed := strings.Cut(after, "}")
			key := name
			if short, ok := strings.CutPrefix(name, "pom."); ok {
				key = "project." + short
			} else if name == "version" || name == "groupId" || name == "artifactId" {
				key = "project." + name
			}
			if b.Len() > 4096 {
				return written
			}
			if v, ok := p.props[key]; ok && closed {
				b.WriteString(strings.TrimSpace(v))
				changed = true
			} else {
				b.WriteString("${" + name)
				if closed {
					b.WriteByte('}')
				}
			}
			rest = tail
		}
		if s = b.String(); !changed {
			return s
		}
	}
	return written
}

func (t *mavenTree) describe(p *pom) {
	t.lineage(p)
	group, artifact, version := p.expand(p.props["project.groupId"]), p.expand(p.root.value("artifactId")), p.expand(p.props["project.version"])
	if artifact == "" {
		t.problem(p.path, p.root.line, "a project without artifactId")
		return
	}
	if strings.Contains(version, "${") {
		version = ""
	}
	pkg := inventory.Package{Name: mavenName(group, artifact), Version: version, PURL: purl("maven", group, artifact, version),
		Locations: []inventory.Location{at(p.path, p.root.child("artifactId").line)}}
	for _, q := range p.chain {
		if licenses := q.root.child("licenses"); licenses != nil {
			mavenLicenses(&pkg, licenses, q.path)
			break
		}
	}
	for _, q := range p.chain {
		if pkg.Supplier = q.root.value("organization", "name"); pkg.Supplier != "" {
			break
		}
	}
	p.id = t.own(pkg, p.path)
}

// mavenLicenses reads <licenses>: of several, the user may choose one (Maven's POM
// reference, "Licenses").
func mavenLicenses(pkg *inventory.Package, licenses *element, source string) {
	var names []string
	known := true
	for _, l := range licenses.all("license") {
		name := cmp.Or(l.value("name"), l.value("url"))
		e, err := spdx.Parse(name)
		known = known && err == nil && len(e.Unknown()) == 0
		names = append(names, name)
	}
	if len(names) > 1 && known {
		for i := range names {
			names[i] = "(" + names[i] + ")"
		}
	}
	declare(pkg, strings.Join(names, " OR "), source)
}

func mavenName(group, artifact string) string {
	if group == "" {
		return artifact
	}
	return group + ":" + artifact
}

// mavenKey is what identifies an entry of dependencyManagement.
func (p *pom) mavenKey(d *element) string {
	return p.expand(d.value("groupId")) + ":" + p.expand(d.value("artifactId")) + ":" +
		cmp.Or(p.expand(d.value("type")), "jar") + ":" + p.expand(d.value("classifier"))
}

// manage fills in p.managed: what the model and its ancestors fix, then what the BOMs of the
// tree that they import fix.
func (t *mavenTree) manage(p *pom) {
	if p.managed != nil || p.busy {
		return
	}
	p.busy = true
	defer func() { p.busy = false }()
	t.lineage(p)
	managed, in := map[string]*element{}, map[string]*pom{}
	var imports []*element
	for _, q := range p.chain {
		for _, part := range append([]*element{q.root}, q.active()...) {
			for _, d := range part.child("dependencyManagement", "dependencies").all("dependency") {
				if p.expand(d.value("scope")) == "import" {
					imports = append(imports, d)
					continue
				}
				if key := p.mavenKey(d); managed[key] == nil {
					managed[key], in[key] = d, p
				}
			}
		}
	}
	for _, d := range imports {
		group, artifact, version := p.expand(d.value("groupId")), p.expand(d.value("artifactId")), p.expand(d.value("version"))
		bom := t.local(group, artifact, version)
		if bom == nil && t.learning {
			bom = t.load(group, artifact, version)
		}
		if bom == nil {
			p.unknown = append(p.unknown, group+":"+artifact+":"+version)
			continue
		}
		t.manage(bom)
		for key, e := range bom.managed {
			if managed[key] == nil {
				managed[key], in[key] = e, bom.managedIn[key]
			}
		}
	}
	p.managed, p.managedIn = managed, in
}

// local finds a model of the tree by its coordinates.
func (t *mavenTree) local(group, artifact, version string) *pom {
	for _, q := range t.byGA[group+":"+artifact] {
		t.lineage(q)
		if q.expand(q.props["project.version"]) == version {
			return q
		}
	}
	return nil
}

// needs reports dependencies and plugins, inherited ones too.
func (t *mavenTree) needs(p *pom) {
	if p.id == "" {
		return
	}
	t.manage(p)
	seen := map[string]bool{}
	for _, q := range p.chain {
		for _, d := range q.root.child("dependencies").all("dependency") {
			if key := p.mavenKey(d); !seen[key] {
				seen[key] = true
				t.need(p, q, d, p.id, "")
			}
		}
		for _, profile := range q.root.child("profiles").all("profile") {
			within := p.with(profile)
			for _, d := range profile.child("dependencies").all("dependency") {
				t.need(within, q, d, p.id, "profile "+profile.value("id"))
			}
			for _, plugin := range profile.child("build", "plugins").all("plugin") {
				if q == p {
					t.plugin(within, plugin, "profile "+profile.value("id"))
				}
			}
		}
	}
	for _, plugin := range p.root.child("build", "plugins").all("plugin") {
		t.plugin(p, plugin, "")
	}
	for _, e := range p.root.child("build", "extensions").all("extension") {
		t.plugin(p, e, "")
	}
	for _, e := range p.root.child("reporting", "plugins").all("plugin") {
		t.plugin(p, e, "")
	}
	t.processors(p)
	t.inherited(p)
}

// coreExtensions reports what .mvn/extensions.xml loads, as tools of the project beside that directory.
func (t *mavenTree) coreExtensions() {
	for _, file := range sortedKeys(t.extensions) {
		from := ""
		if p := t.poms[path.Join(path.Dir(path.Dir(file)), "pom.xml")]; p != nil {
			from = p.id
		}
		for _, e := range t.extensions[file].all("extension") {
			pkg := t.coordinates(&pom{}, e.value("groupId"), e.value("artifactId"), e.value("version"), "", "")
			pkg.Kind, pkg.Locations = inventory.KindTool, []inventory.Location{at(file, e.line)}
			t.direct(from, t.add(pkg), inventory.RelBuild, "", pkg.Locations[0]).asking(e.value("version"))
		}
	}
}

// processors reports the annotation processors that the compiler of a project gets, from the nearest model that names some.
func (t *mavenTree) processors(p *pom) {
	for _, q := range p.chain {
		found := false
		for _, plugins := range []*element{q.root.child("build", "plugins"), q.root.child("build", "pluginManagement", "plugins")} {
			for _, plugin := range plugins.all("plugin") {
				if plugin.value("artifactId") != "maven-compiler-plugin" {
					continue
				}
				configurations := []*element{plugin.child("configuration")}
				for _, e := range plugin.child("executions").all("execution") {
					configurations = append(configurations, e.child("configuration"))
				}
				for _, c := range configurations {
					paths := c.child("annotationProcessorPaths")
					if paths == nil {
						continue
					}
					for _, d := range paths.children {
						found = true
						t.processor(p, q, d)
					}
				}
			}
		}
		if found {
			return
		}
	}
}

// processor adds one annotation processor, whose version dependencyManagement may fix.
func (t *mavenTree) processor(p, q *pom, d *element) {
	group, artifact, version, in := p.expand(d.value("groupId")), p.expand(d.value("artifactId")), d.value("version"), p
	if group == "" || artifact == "" {
		t.problem(q.path, d.line, "an annotation processor without groupId or artifactId")
		return
	}
	if key := p.mavenKey(d); version == "" && p.managed[key] != nil {
		version, in = p.managed[key].value("version"), p.managedIn[key]
	}
	version = in.expand(version)
	loc := at(q.path, d.line)
	if own := t.local(group, artifact, version); own != nil && own.id != "" {
		t.direct(p.id, own.id, inventory.RelBuild, "", loc).asking(version)
		return
	}
	pkg := t.coordinates(p, group, artifact, version, p.expand(d.value("type")), p.expand(d.value("classifier")))
	pkg.Kind, pkg.Locations = inventory.KindTool, []inventory.Location{loc}
	t.direct(p.id, t.add(pkg), inventory.RelBuild, "", loc).asking(version)
}

// need adds one dependency. The words stand in q, which is p or an ancestor.
func (t *mavenTree) need(p, q *pom, d *element, from, condition string) {
	key := p.mavenKey(d)
	version, scope, optional := d.value("version"), d.value("scope"), d.value("optional")
	in := p
	locations := []inventory.Location{at(q.path, d.line)}
	if m := p.managed[key]; m != nil {
		if version == "" {
			version, in = m.value("version"), p.managedIn[key]
		}
		scope, optional = cmp.Or(scope, m.value("scope")), cmp.Or(optional, m.value("optional"))
	}
	group, artifact := p.expand(d.value("groupId")), p.expand(d.value("artifactId"))
	if group == "" || artifact == "" {
		t.problem(q.path, d.line, "a dependency without groupId or artifactId")
		return
	}
	version = in.expand(version)
	asked, typ, classifier := version, p.expand(d.value("type")), p.expand(d.value("classifier"))
	if version == "" || strings.Contains(version, "${") {
		if v, loc := t.fixedOutside(p, mavenPURL(group, artifact, "", typ, classifier)); v != "" {
			version, locations = v, append(locations, loc)
		}
	}
	if own := t.local(group, artifact, version); own != nil && own.id != "" {
		t.direct(from, own.id, mavenRelation(p.expand(scope), p.expand(optional)), condition, locations...).asking(asked)
		return
	}
	pkg := t.coordinates(p, group, artifact, version, typ, classifier)
	pkg.Locations = locations
	if p.expand(scope) == "system" {
		pkg.Kind = inventory.KindSystem
	}
	t.direct(from, t.add(pkg), mavenRelation(p.expand(scope), p.expand(optional)), condition, locations...).asking(asked)
}

func (t *mavenTree) coordinates(p *pom, group, artifact, version, typ, classifier string) inventory.Package {
	pkg := inventory.Package{Name: mavenName(group, artifact), Kind: inventory.KindDependency}
	switch {
	case strings.Contains(version, "${"):
		pkg.Requirement = version
		pkg.Unresolved = "the property in " + version + " has no value in the tree"
	case strings.ContainsAny(version, "[(,") || version == "LATEST" || version == "RELEASE":
		pkg.Requirement = version
		if exact, ok := strings.CutPrefix(version, "["); ok && strings.HasSuffix(exact, "]") && !strings.Contains(exact, ",") {
			pkg.Version = strings.TrimSuffix(exact, "]")
		} else {
			pkg.Unresolved = "Maven takes the highest version of " + version + " that its repositories have when it builds: no file says which; pin it in dependencyManagement"
		}
	case version == "":
		pkg.Unresolved = "no version here"
		if len(p.unknown) > 0 {
			pkg.Unresolved = "its version is fixed by one of " + strings.Join(p.unknown[:min(len(p.unknown), 5)], ", ") + ", which the tree does not hold; licit resolve may find it"
		}
	default:
		pkg.Version = version
	}
	pkg.PURL = mavenPURL(group, artifact, pkg.Version, typ, classifier)
	return pkg
}

func mavenPURL(group, artifact, version, typ, classifier string) string {
	if typ == "jar" {
		typ = ""
	}
	return purl("maven", group, artifact, version, "classifier", classifier, "type", typ)
}

func mavenRelation(scope, optional string) string {
	switch {
	case scope == "test":
		return inventory.RelTest
	case optional == "true":
		return inventory.RelOptional
	}
	return inventory.RelRuntime // compile, runtime, provided, system
}

// pluginVersion is the version of a plugin here, else in the pluginManagement of the model and its
// ancestors.
func (p *pom) pluginVersion(e *element, group, artifact string) string {
	version := e.value("version")
	for _, q := range p.chain {
		if version != "" {
			break
		}
		for _, m := range q.root.child("build", "pluginManagement", "plugins").all("plugin") {
			if p.expand(m.value("artifactId")) == artifact && cmp.Or(p.expand(m.value("groupId")), "org.apache.maven.plugins") == group {
				version = m.value("version")
			}
		}
	}
	return p.expand(version)
}

// plugin adds a build plugin and what is put on its class path.
func (t *mavenTree) plugin(p *pom, e *element, condition string) {
	group, artifact := cmp.Or(p.expand(e.value("groupId")), "org.apache.maven.plugins"), p.expand(e.value("artifactId"))
	if artifact == "" {
		t.problem(p.path, e.line, "a plugin without artifactId")
		return
	}
	version := p.pluginVersion(e, group, artifact)
	asked, locations := version, []inventory.Location{at(p.path, e.line)}
	if version == "" || strings.Contains(version, "${") {
		if v, loc := t.fixedOutside(p, mavenPURL(group, artifact, "", "maven-plugin", "")); v != "" {
			version, locations = v, append(locations, loc)
		}
	}
	if own := t.local(group, artifact, version); own != nil && own.id != "" {
		t.direct(p.id, own.id, inventory.RelBuild, condition, locations...)
		return
	}
	pkg := t.coordinates(p, group, artifact, version, "", "")
	if version == "" && len(p.unknown) == 0 {
		pkg.Unresolved = "no version here: Maven's own default decides"
	}
	pkg.Kind, pkg.Locations = inventory.KindTool, locations
	id := t.add(pkg)
	t.direct(p.id, id, inventory.RelBuild, condition, locations...).asking(asked)
	for _, d := range e.child("dependencies").all("dependency") {
		t.need(p, p, d, id, "")
	}
}
