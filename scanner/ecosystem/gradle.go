package ecosystem

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var gradle = Ecosystem{
	Name: "gradle",
	PURL: "maven",
	Files: []string{"gradle.lockfile", "buildscript-gradle.lockfile", "verification-metadata.xml", "dependency-locks/*.lockfile", "*.versions.toml",
		"*.gradle", "*.gradle.kts", "gradle.properties", "versions.lock", "versions.props", "dependencies.lock"},
	Title: "Gradle",
	Reads: "lock files, plugins' too, checksums of verification metadata, version catalogs, platforms of the tree, and coordinates in scripts, with the versions that they and gradle.properties set",
	Read:  readGradle,
}

// gradleTree is what all Gradle files of a tree say together.
type gradleTree struct {
	*builder
	hashes  map[string][]inventory.Hash // "group:artifact:version"
	locked  map[string][]string         // "group:artifact", and after a directory and a space that of its lock file -> ids
	libs    map[string]*gradleLibrary   // a directory, a space and "libs.some.name" -> what the catalog for it says
	bundles map[string][]string         // likewise "libs.bundles.name" -> libraries
	plugins map[string]*gradleLibrary   // likewise "libs.plugins.name", with the id as artifact
	managed map[string]string           // directory of a build, a space and "group:artifact" -> the version that its platforms fix, "" where they disagree
	named   map[string]string           // "libs.some.name" -> its key in the only catalog that has it, "" where several do
	builds  map[string]bool             // directories with settings
	wild    []gradleWild                // what versions.props says of groups
	scripts map[string]string           // directory -> its build script

	accessors map[string]string // directory of a build script as projects.… names it -> directory
	verify    map[string]inventory.Location
	values    map[string]map[string]string // directory -> what its scripts and properties set; "" where they disagree
	catalogs  map[string]string            // directory, a space and a variable -> the version of a catalog that it is set to
	applied   []gradleApplication          // plugins that projects apply in the version that another script names
	members   map[string]string            // directory -> id of the project below the root that its build script makes
}

type gradleApplication struct {
	id  string
	loc inventory.Location
}

type gradleLibrary struct {
	group, artifact, version, requirement string
	path                                  string
	line                                  int
	used                                  bool
}

func readGradle(in *Input) Output {
	t := &gradleTree{builder: newBuilder("gradle"), hashes: map[string][]inventory.Hash{}, locked: map[string][]string{},
		libs: map[string]*gradleLibrary{}, verify: map[string]inventory.Location{}, values: map[string]map[string]string{}, members: map[string]string{},
		catalogs: map[string]string{}, bundles: map[string][]string{}, plugins: map[string]*gradleLibrary{}, scripts: map[string]string{},
		managed: map[string]string{}, builds: map[string]bool{}, named: map[string]string{}}
	for _, m := range in.Manifests {
		if base := strings.ToLower(path.Base(m.Path)); (base == "build.gradle" || base == "build.gradle.kts") && !inForeignDirectory(m.Path) {
			if !amongResources(m.Path) {
				t.scripts[path.Dir(m.Path)] = m.Path
			}
		} else if base == "settings.gradle" || base == "settings.gradle.kts" {
			t.builds[path.Dir(m.Path)] = true
		}
	}
	steps := []struct {
		matches func(base string) bool
		read    func(Manifest)
	}{
		{func(b string) bool { return b == "verification-metadata.xml" }, t.verification},
		{func(b string) bool { return strings.HasSuffix(b, ".lockfile") }, t.lock},
		{func(b string) bool { return b == "versions.lock" || b == "dependencies.lock" }, t.otherLock},
		{func(b string) bool { return b == "versions.props" }, t.props},
		{func(b string) bool { return b == "gradle.properties" || isGradleScript(b) }, t.set},
		{func(b string) bool { return strings.HasSuffix(b, ".toml") }, t.catalog},
		{isGradleScript, t.platform},
		{isGradleScript, t.script},
	}
	for _, step := range steps {
		for _, m := range in.Manifests {
			if step.matches(strings.ToLower(path.Base(m.Path))) && !inForeignDirectory(m.Path) {
				step.read(m)
			}
		}
	}
	for _, key := range sortedKeys(t.libs) {
		if l := t.libs[key]; !l.used {
			// A catalog may offer what no script here that licit can read asks for.
			t.library("", l, l.path, l.line, "", inventory.RelRuntime)
		}
	}
	known := map[string]string{}
	for _, p := range t.packages {
		if _, several := known[p.Name]; p.Kind == inventory.KindTool && several {
			known[p.Name] = ""
		} else if p.Kind == inventory.KindTool {
			known[p.Name] = p.ID
		}
	}
	for _, a := range t.applied {
		if to := known[a.id]; to != "" {
			from := ""
			if dir := path.Dir(a.loc.Path); dir != "." {
				from = t.project(dir, a.loc.Path)
			}
			t.direct(from, to, inventory.RelBuild, "", a.loc)
		}
	}
	for _, key := range sortedKeys(t.plugins) {
		if p := t.plugins[key]; !p.used {
			t.plugin("", p.artifact, p.version, p.requirement, at(p.path, p.line))
		}
	}
	return t.output()
}

func isGradleScript(base string) bool {
	return strings.HasSuffix(base, ".gradle") || strings.HasSuffix(base, ".gradle.kts")
}

func (t *gradleTree) coordinates(group, artifact, version, requirement string, loc inventory.Location) string {
	p := inventory.Package{Name: mavenName(group, artifact), Version: version, Requirement: requirement, Kind: inventory.KindDependency,
		PURL: purl("maven", group, artifact, version), Locations: []inventory.Location{loc}}
	if at, ok := t.verify[p.Name+":"+version]; ok {
		p.Locations = append(p.Locations, at)
		p.Hashes = slices.Clone(t.hashes[p.Name+":"+version])
	}
	return t.add(p)
}

// verification reads gradle/verification-metadata.xml.
func (t *gradleTree) verification(m Manifest) {
	root, problem := parseXML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	for _, c := range root.child("components").all("component") {
		key := c.attrs["group"] + ":" + c.attrs["name"] + ":" + c.attrs["version"]
		t.verify[key] = at(m.Path, c.line)
		for _, artifact := range c.all("artifact") {
			if !strings.HasSuffix(artifact.attrs["name"], ".jar") && !strings.HasSuffix(artifact.attrs["name"], ".aar") {
				continue
			}
			for _, alg := range []string{"md5", "sha1", "sha256", "sha512"} {
				for _, sum := range artifact.all(alg) {
					t.hashes[key] = append(t.hashes[key], hexHash(alg, sum.attrs["value"], "distribution")...)
				}
			}
		}
	}
}

// lock reads a lock file: "group:artifact:version=configuration,configuration".
func (t *gradleTree) lock(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	dir, base := path.Dir(m.Path), path.Base(m.Path)
	of := "" // before Gradle 7, a file for each configuration
	if path.Base(dir) == "dependency-locks" {
		of, _, _ = strings.Cut(base, ".lockfile")
		if dir = path.Dir(dir); path.Base(dir) == "gradle" {
			dir = path.Dir(dir)
		}
	}
	from := ""
	if dir != "." {
		from = t.project(dir, m.Path)
	}
	for line, text := range lines(m.Data) {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' || strings.HasPrefix(text, "empty=") {
			continue
		}
		gav, configurations, ok := strings.Cut(text, "=")
		if of != "" {
			configurations, ok = of, true
		}
		parts := strings.Split(gav, ":")
		if !ok || len(parts) != 3 {
			t.problem(m.Path, line, "expected group:artifact:version=configurations")
			continue
		}
		relation := inventory.RelBuild
		for _, c := range strings.Split(configurations, ",") {
			switch lower := strings.ToLower(c); {
			case strings.Contains(lower, "test"):
				if relation == inventory.RelBuild {
					relation = inventory.RelTest
				}
			case lower == "runtimeclasspath" || lower == "compileclasspath" || strings.HasSuffix(lower, "runtimeclasspath") || strings.HasSuffix(lower, "compileclasspath"):
				relation = inventory.RelRuntime
			}
		}
		if strings.HasPrefix(base, "buildscript") || of == "classpath" {
			relation = inventory.RelBuild
		}
		loc := at(m.Path, line)
		id := t.coordinates(parts[0], parts[1], parts[2], "", loc)
		t.lockKeys(dir, parts[0], parts[1], id)
		if strings.HasPrefix(base, "buildscript") || of == "classpath" {
			t.locked["classpath "+parts[0]+":"+parts[1]] = []string{id}
		}
		t.transitive(from, id, relation, "", loc)
	}
}

// lockKeys notes what a lock file of a directory resolved a library to.
func (t *gradleTree) lockKeys(dir, group, artifact, id string) {
	for _, key := range []string{group + ":" + artifact, dir + " " + group + ":" + artifact} {
		if !slices.Contains(t.locked[key], id) {
			t.locked[key] = append(t.locked[key], id)
		}
	}
}

// catalog reads gradle/libs.versions.toml.
func (t *gradleTree) catalog(m Manifest) {
	doc, problem := parseTOML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	for name, n := range doc.get("versions").all() { // scripts write "${libs.versions.name.get()}"
		t.value(path.Dir(path.Dir(m.Path)), name, cmp.Or(n.str(), n.get("strictly").str(), n.get("require").str()))
	}
	version := func(n *node) (version, requirement string) {
		v := n.get("version")
		if ref := v.get("ref").str(); ref != "" {
			v = doc.get("versions", ref)
		}
		rich := cmp.Or(v.get("strictly").str(), v.get("require").str())
		text := cmp.Or(v.str(), rich, v.get("prefer").str())
		if gradleRange(text) {
			return "", text
		}
		return text, ""
	}
	dir := path.Dir(m.Path)
	if path.Base(dir) == "gradle" {
		dir = path.Dir(dir)
	}
	prefix := strings.TrimSuffix(path.Base(m.Path), ".versions.toml")
	for alias, n := range doc.get("libraries").all() {
		l := &gradleLibrary{group: n.get("group").str(), artifact: n.get("name").str(), path: m.Path, line: n.line}
		l.version, l.requirement = version(n)
		if module := cmp.Or(n.get("module").str(), n.str()); module != "" {
			parts := strings.Split(module, ":")
			l.group = parts[0]
			if len(parts) > 1 {
				l.artifact = parts[1]
			}
			if len(parts) > 2 {
				l.version = parts[2]
			}
		}
		if l.group == "" || l.artifact == "" {
			t.problem(m.Path, n.line, "library %q names no group and artifact", alias)
			continue
		}
		t.libs[t.called(dir, prefix+"."+gradleDots(alias))] = l
	}
	for alias, n := range doc.get("bundles").all() {
		key := t.called(dir, prefix+".bundles."+gradleDots(alias))
		for _, item := range n.items() {
			t.bundles[key] = append(t.bundles[key], dir+" "+prefix+"."+gradleDots(item.str()))
		}
	}
	for alias, n := range doc.get("plugins").all() {
		id := n.get("id").str()
		v, requirement := version(n)
		if short, ver, ok := strings.Cut(n.str(), ":"); ok {
			id, v = short, ver
		}
		if id == "" {
			t.problem(m.Path, n.line, "plugin %q has no id", alias)
			continue
		}
		t.plugins[t.called(dir, prefix+".plugins."+gradleDots(alias))] = &gradleLibrary{artifact: id, version: v, requirement: requirement, path: m.Path, line: n.line}
	}
}

// called notes the name that scripts use for an entry of a directory's catalog, and gives the key of the entry.
func (t *gradleTree) called(dir, name string) string {
	key := dir + " " + name
	if had, ok := t.named[name]; ok && had != key {
		t.named[name] = "" // of several catalogs
		return key
	}
	t.named[name] = key
	return key
}

// inCatalog gives the key of what a script of a directory calls by a name: of a catalog there or above, else of the only one that has the name.
func (t *gradleTree) inCatalog(dir, name string) string {
	name = strings.TrimSuffix(name, ".get")
	only, ok := t.named[name]
	if !ok {
		return ""
	}
	for up := dir; ; up = path.Dir(up) {
		key := up + " " + name
		if t.libs[key] != nil || t.bundles[key] != nil || t.plugins[key] != nil {
			return key
		}
		if up == "." || up == "/" {
			return only
		}
	}
}

// gradleDots is how scripts write an alias of a catalog.
func gradleDots(alias string) string { return strings.NewReplacer("-", ".", "_", ".").Replace(alias) }

func gradleRange(v string) bool {
	return strings.ContainsAny(v, "[](),+") || strings.HasPrefix(v, "latest.")
}

// plugin reports a plugin by its marker artifact, as Gradle resolves it.
func (t *gradleTree) plugin(from, id, version, requirement string, loc inventory.Location) {
	p := inventory.Package{Name: id, Version: version, Requirement: requirement, Kind: inventory.KindTool,
		PURL: purl("maven", id, id+".gradle.plugin", version), Locations: []inventory.Location{loc}}
	t.direct(from, t.add(p), inventory.RelBuild, "", loc).asking(cmp.Or(version, requirement))
}

func (t *gradleTree) library(from string, l *gradleLibrary, file string, line int, configuration, relation string) {
	l.used = true
	loc := at(file, line)
	var ids []string
	switch {
	case amongResources(file): // data, and not what was locked
	case configuration == "classpath": // of the scripts themselves
		ids = t.locked["classpath "+l.group+":"+l.artifact]
	default:
		if ids = t.locked[path.Dir(file)+" "+l.group+":"+l.artifact]; len(ids) == 0 {
			ids = t.locked[l.group+":"+l.artifact]
		}
	}
	if len(ids) == 1 {
		t.require(ids[0], cmp.Or(l.version, l.requirement))
		t.direct(from, ids[0], relation, "", loc).asking(cmp.Or(l.version, l.requirement))
		return
	}
	id := t.coordinates(l.group, l.artifact, l.version, l.requirement, at(l.path, l.line))
	t.direct(from, id, relation, "", loc).asking(cmp.Or(l.version, l.requirement))
}

var (
	gradleConfiguration = `\b([a-z][A-Za-z0-9]*)["']?`
	gradleWrapper       = `[\s(\[]*(?:(?:[\w.]*\.)?(?:platform|enforcedPlatform|kotlin|testFixtures|create)\s*\(\s*)?`
	gradleCoordinates   = `["']([^"':\s]+):([^"':\s]+)(?::([^"'@:\s]+))?[^"'\s]*["']`
	gradleLiteral       = lazily.Regexp(gradleConfiguration + `\s*,?` + gradleWrapper + gradleCoordinates)
	gradleMore          = lazily.Regexp(`^[\s,)(\[]*(?:(?:platform|enforcedPlatform|testFixtures)\s*\(\s*)?` + gradleCoordinates)
	gradleOpen          = lazily.Regexp(`^\s*([a-z][A-Za-z0-9]*)\s*[(\[]+\s*$`)
	gradleRich          = lazily.Regexp(`\bversion\s*\{?[^}]*?\b(?:strictly|require|prefer)\s*\(?\s*["']([^"']+)["']`)
	gradleBlock         = lazily.Regexp(`\b(dependencies|constraints|testing(?:\.suites)?)\s*\{`)
	gradleProject       = lazily.Regexp(gradleConfiguration + gradleWrapper + `project\s*\(\s*(?:path\s*[:=]\s*)?["'](:[^"']+)["']`)
	gradleAccessor      = lazily.Regexp(gradleConfiguration + gradleWrapper + `projects\.([\w.]+)`)
	gradleAliased       = lazily.Regexp(`\b[a-z]\w*\.plugins\.[\w.]+`)
	gradleAlias         = lazily.Regexp(gradleConfiguration + `(?:\s*\(\s*|\s+)(?:(?:[\w.]*\.)?(?:platform|enforcedPlatform|testFixtures|variantOf)\s*\(\s*)?([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)`)
	gradleOwn           = lazily.Regexp(`\bva[lr]\s+([a-zA-Z]\w*)\b.*\bby\s.*\bcreating\b|\b(?:create|register|maybeCreate)\s*\(\s*["']([A-Za-z]\w*)["']`)
	gradleBare          = lazily.Regexp(`^([a-z]\w*)\s*(?:\{.*|\.extendsFrom.*|//.*|\}.*)?$`)
	gradlePlugin        = lazily.Regexp(`\b(?:id\s*\(?\s*["']([A-Za-z0-9_.-]+)["']|kotlin\s*\(\s*["']([\w.-]+)["'])\s*\)?\s*version\s*\(?\s*(?:["']([^"']+)["']|([a-z]\w*\.versions\.[\w.]+))`)
	gradleNamed         = lazily.Regexp(gradleConfiguration + `\s*\(?\s*group\s*[:=]\s*["']([^"']+)["']\s*,\s*name\s*[:=]\s*["']([^"']+)["'](?:\s*,\s*version\s*[:=]\s*(?:["']([^"']*)["']|([\w.]+)))?`)
	gradleKotlin        = lazily.Regexp(gradleConfiguration + `\s*\(\s*kotlin\s*\(\s*["']([\w-]+)["']\s*(?:,\s*(?:version\s*=\s*)?(?:["']([^"']+)["']|([A-Za-z_][\w.]*)(?:\(\))?)\s*)?\)`)
	gradleApplied       = lazily.Regexp(`^\s*(?:id\s*\(?\s*["']([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)["']|kotlin\s*\(\s*["']([\w.-]+)["'])\s*\)?\s*(?:;|//.*)?$`)
	gradleAdded         = lazily.Regexp(`^\s*\+\s*([A-Za-z_][\w.]*)`)
	gradleEach          = lazily.Regexp(gradleConfiguration + `(?:\s*\(\s*|\s+)(?:(?:platform|enforcedPlatform)\s*\(\s*)?([A-Za-z_]\w*)\s*\)*\s*$`)
	gradleRoot          = lazily.Regexp(`^\s*rootProject\.name\s*=\s*["']([^"'$]+)["']`)
)

// gradleConfigurations are names of configurations, or the ends of names that plugins make of a variant, platform or set of sources:
// "debugImplementation", "commonMainApi", "kspAndroid" as "ksp" and a variant.
var gradleConfigurations = []string{"implementation", "api", "compile", "compileOnly", "compileOnlyApi", "runtimeOnly", "runtime", "provided", "providedCompile", "providedRuntime", "annotationProcessor",
	"kapt", "ksp", "classpath", "testCompile", "detektPlugins", "coreLibraryDesugaring", "developmentOnly", "lintChecks", "androidTestUtil"}

// configuration reports whether a name is one of a configuration: of the plugins, or of the script's own.
func (t *gradleTree) configuration(name string, own map[string]bool) bool {
	if own[name] {
		return true
	}
	for _, c := range gradleConfigurations {
		if name == c {
			return true
		}
		if stem, ok := strings.CutSuffix(name, strings.ToUpper(c[:1])+c[1:]); ok && stem != "" && c != "compile" && c != "runtime" && c != "classpath" {
			return true
		}
	}
	return len(name) > 4 && (strings.HasPrefix(name, "ksp") || strings.HasPrefix(name, "kapt")) && 'A' <= name[3] && name[3] <= 'Z'
}

// ownConfigurations are the names that a script gives in its block "configurations { … }".
func ownConfigurations(data []byte) map[string]bool {
	names := map[string]bool{}
	depth, inside := 0, false
	for _, text := range lines(data) {
		trimmed := strings.TrimSpace(text)
		if !inside {
			if rest, ok := strings.CutPrefix(trimmed, "configurations"); ok && strings.HasPrefix(strings.TrimSpace(rest), "{") {
				inside, depth = true, 0
				_, trimmed, _ = strings.Cut(rest, "{")
				depth++
			} else {
				if f := gradleOwn().FindStringSubmatch(text); f != nil && strings.Contains(text, "configurations.") {
					names[cmp.Or(f[1], f[2])] = true
				}
				continue
			}
		}
		if depth == 1 {
			if f := gradleOwn().FindStringSubmatch(trimmed); f != nil {
				names[cmp.Or(f[1], f[2])] = true
			} else if f := gradleBare().FindStringSubmatch(trimmed); f != nil {
				names[f[1]] = true
			}
		}
		depth += strings.Count(trimmed, "{") - strings.Count(trimmed, "}")
		inside = depth > 0
	}
	return names
}

func gradleRelation(configuration string) string {
	lower := strings.ToLower(configuration)
	switch {
	case strings.Contains(lower, "test"):
		return inventory.RelTest
	case strings.HasSuffix(lower, "annotationprocessor") || strings.HasPrefix(lower, "kapt") || strings.HasPrefix(lower, "ksp") || lower == "classpath" || lower == "lintchecks" || strings.HasSuffix(lower, "plugins"),
		lower == "ktlint" || lower == "checkstyle" || lower == "pmd" || lower == "antlr" || lower == "errorprone": // tools that a task of the script runs
		return inventory.RelBuild
	}
	return inventory.RelRuntime
}

// script reads coordinates that a build script writes out, and names of the catalog. The script is
// never run.
func (t *gradleTree) script(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	own, dir := ownConfigurations(m.Data), path.Dir(m.Path)
	base := strings.ToLower(path.Base(m.Path))
	resources := amongResources(m.Path)
	project := func() string { return "" }
	if strings.HasPrefix(base, "build.gradle") && dir != "." && !resources {
		project = func() string { return t.project(dir, m.Path) }
	}
	blocks := gradleBlocks{}
	relation := func(configuration string) string {
		if blocks.testing > 0 || resources {
			return inventory.RelTest
		}
		return gradleRelation(configuration)
	}
	ask := func(line int, configuration, group, artifact, version string) {
		l := &gradleLibrary{group: t.expand(dir, group), artifact: t.expand(dir, artifact), path: m.Path, line: line}
		if version = t.expand(dir, version); version == "" {
			version = t.fixed(dir, l.group, l.artifact)
			if version == "" && len(t.locked[l.group+":"+l.artifact]) == 0 && t.sibling(project(), dir, l.artifact, relation(configuration), at(m.Path, line)) {
				return // a build that is included stands for it
			}
		}
		if strings.Contains(version, "$") || gradleRange(version) {
			l.requirement = version
		} else {
			l.version = version
		}
		t.library(project(), l, m.Path, line, configuration, relation(configuration))
	}
	coordinates := func(line int, configuration, text string, f []int) {
		version := ""
		if n := len(f); f[n-2] >= 0 {
			version = text[f[n-2]:f[n-1]]
		} else if added := gradleAdded().FindStringSubmatch(text[f[1]:]); added != nil { // 'group:artifact:' + version
			version = "$" + added[1]
		} else if rich := gradleRich().FindStringSubmatch(text[f[1]:]); rich != nil {
			version = rich[1]
		}
		n := len(f)
		ask(line, configuration, text[f[n-6]:f[n-5]], text[f[n-4]:f[n-3]], version)
	}
	more := "" // a configuration whose list goes on in the next line
	lists := gradleLists(m.Data)
	for line, text := range gradleLines(m.Data) {
		if f := gradleRoot().FindStringSubmatch(text); f != nil && strings.HasPrefix(base, "settings.gradle") && dir == "." {
			t.own(inventory.Package{Name: f[1], PURL: genericID(strings.ReplaceAll(f[1], " ", "-"), ""), Locations: []inventory.Location{at(m.Path, line)}}, m.Path)
		}
		among, constrained := blocks.next(text)
		lists.loop(text)
		if constrained {
			continue // a version for what something else may bring
		}
		if strings.Contains(text, ".bundle(") {
			text = strings.ReplaceAll(text, ".bundle(", "(") // implementation.bundle(libs.bundles.lamp)
		}
		if among && len(lists.over) > 0 {
			for _, f := range gradleEach().FindAllStringSubmatch(text, -1) {
				for _, item := range lists.items[lists.over[f[2]]] {
					if parts := strings.Split(item, ":"); len(parts) > 2 && t.configuration(f[1], own) {
						ask(line, f[1], parts[0], parts[1], parts[2])
					}
				}
			}
		}
		if more != "" {
			end := 0
			for f := gradleMore().FindStringSubmatchIndex(text); f != nil; f = gradleMore().FindStringSubmatchIndex(text[end:]) {
				coordinates(line, more, text[end:], f)
				end += f[1]
			}
			if rest := strings.TrimSpace(text[end:]); end == 0 || !strings.HasSuffix(rest, ",") {
				more = ""
			}
			if end > 0 {
				continue
			}
		}
		if f := gradleOpen().FindStringSubmatch(text); f != nil && t.configuration(f[1], own) {
			more = f[1]
			continue
		}
		for _, f := range gradleLiteral().FindAllStringSubmatchIndex(text, -1) {
			configuration := text[f[2]:f[3]]
			if !t.configuration(configuration, own) && !(among && (f[8] >= 0 || strings.Contains(text[f[4]:f[5]], ".")) && !slices.Contains(gradleNotConfigurations, configuration)) {
				continue
			}
			coordinates(line, configuration, text, f)
			end := f[1]
			for f := gradleMore().FindStringSubmatchIndex(text[end:]); f != nil && strings.HasPrefix(strings.TrimSpace(text[end:]), ","); f = gradleMore().FindStringSubmatchIndex(text[end:]) {
				coordinates(line, configuration, text[end:], f)
				end += f[1]
			}
			if strings.TrimSpace(text[end:]) == "," {
				more = configuration
			}
		}
		for _, f := range gradleNamed().FindAllStringSubmatch(text, -1) {
			version := f[4]
			if f[5] != "" {
				version = "$" + f[5]
			}
			if t.configuration(f[1], own) {
				ask(line, f[1], f[2], f[3], version)
			}
		}
		for _, f := range gradleKotlin().FindAllStringSubmatch(text, -1) {
			version := f[3]
			if f[4] != "" {
				version = "${" + f[4] + "}"
			}
			if t.configuration(f[1], own) {
				ask(line, f[1], "org.jetbrains.kotlin", "kotlin-"+f[2], version)
			}
		}
		for _, f := range gradleAlias().FindAllStringSubmatch(text, -1) {
			if !t.configuration(f[1], own) && !among {
				continue
			}
			key := t.inCatalog(dir, f[2])
			for _, key := range append([]string{key}, t.bundles[key]...) {
				if l := t.libs[key]; l != nil {
					t.library(project(), l, m.Path, line, f[1], relation(f[1]))
				}
			}
		}
		if strings.Contains(text, "project") {
			for _, f := range gradleProject().FindAllStringSubmatch(text, -1) {
				if t.configuration(f[1], own) || among {
					t.sibling(project(), dir, strings.ReplaceAll(strings.TrimPrefix(f[2], ":"), ":", "/"), relation(f[1]), at(m.Path, line))
				}
			}
			for _, f := range gradleAccessor().FindAllStringSubmatch(text, -1) {
				if t.configuration(f[1], own) || among {
					t.sibling(project(), dir, t.accessed(dir, f[2]), relation(f[1]), at(m.Path, line))
				}
			}
		}
		if strings.Contains(text, ".plugins.") { // alias(libs.plugins.lamp), implementation(plugin(libs.plugins.lamp)), id(libs.plugins.lamp.get().pluginId)
			for _, name := range gradleAliased().FindAllString(text, -1) {
				p := t.plugins[t.inCatalog(dir, name)]
				for cut := strings.LastIndexByte(name, '.'); p == nil && strings.Count(name, ".") > 2; cut = strings.LastIndexByte(name, '.') {
					name = name[:cut] // a method of it
					p = t.plugins[t.inCatalog(dir, name)]
				}
				if p != nil {
					p.used = true
					t.plugin(project(), p.artifact, p.version, p.requirement, at(m.Path, line))
				}
			}
		}
		if f := gradleApplied().FindStringSubmatch(text); f != nil && strings.HasPrefix(base, "build.gradle") {
			id := f[1]
			if f[2] != "" {
				id = "org.jetbrains.kotlin." + f[2]
			}
			t.applied = append(t.applied, gradleApplication{id, at(m.Path, line)})
		}
		for _, f := range gradlePlugin().FindAllStringSubmatch(text, -1) {
			version := f[3]
			if f[4] != "" {
				version = "${" + f[4] + "}"
			}
			id, version := f[1], t.expand(dir, version)
			if f[2] != "" {
				id = "org.jetbrains.kotlin." + f[2]
			}
			if strings.Contains(version, "$") {
				t.plugin(project(), id, "", version, at(m.Path, line))
			} else {
				t.plugin(project(), id, version, "", at(m.Path, line))
			}
		}
	}
}

// gradleNotConfigurations are words before coordinates in a block of dependencies that ask for nothing.
var gradleNotConfigurations = []string{"exclude", "module", "withModule", "replacedBy", "force", "because", "substitute", "using", "dependency", "constraint", "project", "platform", "enforcedPlatform", "kotlin", "create", "testFixtures", "variantOf", "add", "group", "name", "version"}

// gradleBlocks follows the braces of a script.
type gradleBlocks struct {
	depth, dependencies, constraints, testing int // the depth at which a block began, 0 outside of it
}

// next reads a line, and reports whether it lies in a block of dependencies, or in one of constraints within.
func (b *gradleBlocks) next(text string) (dependencies, constraints bool) {
	depth := b.depth
	if f := gradleBlock().FindAllStringSubmatch(text, -1); f != nil {
		for _, block := range f {
			switch {
			case block[1] == "dependencies" && b.dependencies == 0:
				b.dependencies = depth + 1
			case strings.HasPrefix(block[1], "testing") && b.testing == 0:
				b.testing = depth + 1
			case block[1] == "constraints" && b.dependencies > 0 && b.constraints == 0:
				b.constraints = depth + 1
			}
		}
	}
	dependencies, constraints = b.dependencies > 0, b.constraints > 0
	b.depth = max(depth+strings.Count(text, "{")-strings.Count(text, "}"), 0)
	if b.depth < b.dependencies {
		b.dependencies = 0
	}
	if b.depth < b.constraints {
		b.constraints = 0
	}
	if b.depth < b.testing {
		b.testing = 0
	}
	return dependencies, constraints
}

// project is the package of a project below the root, made when something is said of it first. It is called after its directory, as Gradle calls it.
func (t *gradleTree) project(dir, manifest string) string {
	if _, made := t.members[dir]; !made {
		manifest = cmp.Or(t.scripts[dir], manifest)
		t.members[dir] = t.own(inventory.Package{Name: path.Base(dir), Locations: []inventory.Location{at(manifest, 1)}}, path.Join(dir, path.Base(manifest)))
	}
	return t.members[dir]
}

// sibling adds the edge to another project of the build, which lies in a directory below one above, and reports whether there is one.
func (t *gradleTree) sibling(from, dir, below, relation string, loc inventory.Location) bool {
	for up := dir; below != ""; up = path.Dir(up) {
		if other := path.Join(up, below); t.scripts[other] != "" && other != "." {
			t.direct(from, t.project(other, t.scripts[other]), relation, "", loc)
			return true
		}
		if up == "." || up == "/" {
			break
		}
	}
	return false
}

// accessed is the directory of a project that a script calls projects.some.name, where words are joined in capitals.
func (t *gradleTree) accessed(dir, name string) string {
	if t.accessors == nil {
		t.accessors = map[string]string{}
		for _, other := range sortedKeys(t.scripts) {
			t.accessors[gradleAccessible(other)] = other
		}
	}
	for up := dir; ; up = path.Dir(up) {
		if other, ok := t.accessors[gradleAccessible(strings.TrimPrefix(up+"/", "./")+name)]; ok {
			return strings.TrimPrefix(other, strings.TrimPrefix(up+"/", "./"))
		}
		if up == "." || up == "/" {
			return ""
		}
	}
}

func gradleAccessible(dir string) string {
	return strings.ToLower(strings.NewReplacer("/", ".", "-", "", "_", "").Replace(dir))
}
