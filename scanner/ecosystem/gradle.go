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
	Files: []string{"gradle.lockfile", "buildscript-gradle.lockfile", "verification-metadata.xml", "*.versions.toml",
		"*.gradle", "*.gradle.kts", "gradle.properties"},
	Title: "Gradle",
	Reads: "lock files, checksums of verification metadata, version catalogs, and coordinates that scripts write out, with what they and gradle.properties set as versions",
	Read:  readGradle,
}

// gradleTree is what all Gradle files of a tree say together.
type gradleTree struct {
	*builder
	hashes  map[string][]inventory.Hash // "group:artifact:version"
	locked  map[string][]string         // "group:artifact" -> ids
	libs    map[string]*gradleLibrary   // "libs.some.name" -> what the catalog says
	verify  map[string]inventory.Location
	values  map[string]map[string]string // directory -> what its scripts and properties set; "" where they disagree
	members map[string]string            // directory -> id of the project below the root that its build script makes
}

type gradleLibrary struct {
	group, artifact, version, requirement string
	path                                  string
	line                                  int
	used                                  bool
}

func readGradle(in *Input) Output {
	t := &gradleTree{builder: newBuilder("gradle"), hashes: map[string][]inventory.Hash{}, locked: map[string][]string{},
		libs: map[string]*gradleLibrary{}, verify: map[string]inventory.Location{}, values: map[string]map[string]string{}, members: map[string]string{}}
	steps := []struct {
		matches func(base string) bool
		read    func(Manifest)
	}{
		{func(b string) bool { return b == "verification-metadata.xml" }, t.verification},
		{func(b string) bool { return strings.HasSuffix(b, "gradle.lockfile") }, t.lock},
		{func(b string) bool { return b == "gradle.properties" || isGradleScript(b) }, t.set},
		{func(b string) bool { return strings.HasSuffix(b, ".toml") }, t.catalog},
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
			t.library("", l, l.path, l.line, inventory.RelRuntime)
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
	for line, text := range lines(m.Data) {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' || strings.HasPrefix(text, "empty=") {
			continue
		}
		gav, configurations, ok := strings.Cut(text, "=")
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
		if strings.HasPrefix(path.Base(m.Path), "buildscript") {
			relation = inventory.RelBuild
		}
		loc := at(m.Path, line)
		id := t.coordinates(parts[0], parts[1], parts[2], "", loc)
		key := parts[0] + ":" + parts[1]
		if !slices.Contains(t.locked[key], id) {
			t.locked[key] = append(t.locked[key], id)
		}
		t.transitive("", id, relation, "", loc)
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
		t.libs[prefix+"."+strings.NewReplacer("-", ".", "_", ".").Replace(alias)] = l
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
		t.plugin("", id, v, requirement, at(m.Path, n.line))
	}
}

func gradleRange(v string) bool {
	return strings.ContainsAny(v, "[](),+") || strings.HasPrefix(v, "latest.")
}

// plugin reports a plugin by its marker artifact, as Gradle resolves it.
func (t *gradleTree) plugin(from, id, version, requirement string, loc inventory.Location) {
	p := inventory.Package{Name: id, Version: version, Requirement: requirement, Kind: inventory.KindTool,
		PURL: purl("maven", id, id+".gradle.plugin", version), Locations: []inventory.Location{loc}}
	t.direct(from, t.add(p), inventory.RelBuild, "", loc).asking(cmp.Or(version, requirement))
}

func (t *gradleTree) library(from string, l *gradleLibrary, file string, line int, relation string) {
	l.used = true
	loc := at(file, line)
	if ids := t.locked[l.group+":"+l.artifact]; len(ids) == 1 {
		t.require(ids[0], cmp.Or(l.version, l.requirement))
		t.direct(from, ids[0], relation, "", loc).asking(cmp.Or(l.version, l.requirement))
		return
	}
	id := t.coordinates(l.group, l.artifact, l.version, l.requirement, at(l.path, l.line))
	t.direct(from, id, relation, "", loc).asking(cmp.Or(l.version, l.requirement))
}

var (
	gradleConfiguration = `\b([a-z][A-Za-z0-9]*)["']?`
	gradleLiteral       = lazily.Regexp(gradleConfiguration + `\s*\(?\s*(?:(?:platform|enforcedPlatform|kotlin)\s*\(\s*)?["']([^"':\s]+):([^"':\s]+)(?::([^"'@:\s]+))?[^"'\s]*["']`)
	gradleAlias         = lazily.Regexp(gradleConfiguration + `\s*\(?\s*(?:(?:platform|enforcedPlatform)\s*\(\s*)?([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)`)
	gradleOwn           = lazily.Regexp(`\bva[lr]\s+([a-zA-Z]\w*)\b.*\bby\s.*\bcreating\b|\b(?:create|register|maybeCreate)\s*\(\s*["']([A-Za-z]\w*)["']`)
	gradleBare          = lazily.Regexp(`^([a-z]\w*)\s*(?:\{.*|\.extendsFrom.*|//.*|\}.*)?$`)
	gradlePlugin        = lazily.Regexp(`\b(?:id\s*\(?\s*["']([A-Za-z0-9_.-]+)["']|kotlin\s*\(\s*["']([\w.-]+)["'])\s*\)?\s*version\s*\(?\s*["']([^"']+)["']`)
	gradleNamed         = lazily.Regexp(gradleConfiguration + `\s*\(?\s*group\s*[:=]\s*["']([^"']+)["']\s*,\s*name\s*[:=]\s*["']([^"']+)["'](?:\s*,\s*version\s*[:=]\s*(?:["']([^"']*)["']|([\w.]+)))?`)
	gradleKotlin        = lazily.Regexp(gradleConfiguration + `\s*\(\s*kotlin\s*\(\s*["']([\w-]+)["']\s*(?:,\s*["']([^"']+)["']\s*)?\)`)
	gradleAdded         = lazily.Regexp(`^\s*\+\s*([A-Za-z_][\w.]*)`)
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
		lower == "ktlint" || lower == "checkstyle" || lower == "pmd" || lower == "antlr": // tools that a task of the script runs
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
	project := func() string { return "" }
	if strings.HasPrefix(base, "build.gradle") && dir != "." {
		project = func() string { return t.project(m.Path) }
	}
	ask := func(line int, configuration, group, artifact, version string) {
		l := &gradleLibrary{group: t.expand(dir, group), artifact: t.expand(dir, artifact), path: m.Path, line: line}
		if version = t.expand(dir, version); strings.Contains(version, "$") || gradleRange(version) {
			l.requirement = version
		} else {
			l.version = version
		}
		t.library(project(), l, m.Path, line, gradleRelation(configuration))
	}
	for line, text := range gradleLines(m.Data) {
		if f := gradleRoot().FindStringSubmatch(text); f != nil && strings.HasPrefix(base, "settings.gradle") && dir == "." {
			t.own(inventory.Package{Name: f[1], PURL: genericID(strings.ReplaceAll(f[1], " ", "-"), ""), Locations: []inventory.Location{at(m.Path, line)}}, m.Path)
		}
		for _, f := range gradleLiteral().FindAllStringSubmatchIndex(text, -1) {
			configuration := text[f[2]:f[3]]
			if !t.configuration(configuration, own) {
				continue
			}
			version := ""
			if f[8] >= 0 {
				version = text[f[8]:f[9]]
			} else if added := gradleAdded().FindStringSubmatch(text[f[1]:]); added != nil { // 'group:artifact:' + version
				version = "$" + added[1]
			}
			ask(line, configuration, text[f[4]:f[5]], text[f[6]:f[7]], version)
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
			if t.configuration(f[1], own) {
				ask(line, f[1], "org.jetbrains.kotlin", "kotlin-"+f[2], f[3])
			}
		}
		for _, f := range gradleAlias().FindAllStringSubmatch(text, -1) {
			if l := t.libs[strings.TrimSuffix(f[2], ".get")]; l != nil && t.configuration(f[1], own) {
				t.library(project(), l, m.Path, line, gradleRelation(f[1]))
			}
		}
		for _, f := range gradlePlugin().FindAllStringSubmatch(text, -1) {
			id, version := f[1], t.expand(dir, f[3])
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

// project is the package of a project below the root, made when its script asks for something first. It is called after its directory, as Gradle calls it.
func (t *gradleTree) project(script string) string {
	dir := path.Dir(script)
	if _, made := t.members[dir]; !made {
		t.members[dir] = t.own(inventory.Package{Name: path.Base(dir), Locations: []inventory.Location{at(script, 1)}}, script)
	}
	return t.members[dir]
}
