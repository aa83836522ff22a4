package ecosystem

import (
	"bytes"
	"cmp"
	"iter"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// What Gradle's scripts and properties set: they are not run, and what they assign as plain text is put where a version names it.

// gradleLines yields the lines of a script that are no comments.
func gradleLines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		comment := false
		for line, text := range lines(data) {
			trimmed := strings.TrimSpace(text)
			if strings.HasPrefix(trimmed, "/*") {
				comment = true
			}
			if comment || strings.HasPrefix(trimmed, "//") || len(text) > 2000 {
				comment = comment && !strings.Contains(trimmed, "*/")
				continue
			}
			if strings.Contains(text, "${") { // ${property("x")}, ${extra["x"]}: quotation marks within others
				text = gradleAsked().ReplaceAllString(text, "$${$1}")
			}
			if !yield(line, text) {
				return
			}
		}
	}
}

var (
	// `def x = "1"`, `const val x: String = "1"`, `ext.x = '1'`, `x = '1'` in a block
	gradleAssign = lazily.Regexp(`^\s*(?:(?:private |internal |const |final |static )*(?:def|val|var|String)\s+|(?:[A-Za-z]+\.)*)([A-Za-z_]\w*)\s*(?::\s*String\s*)?=\s*["']([^"'$]+)["']`)
	// `val x = System.getenv("X") ?: libs.versions.lamp.get()`: what it falls back on, of a catalog
	gradleFallback = lazily.Regexp(`^\s*(?:(?:private |internal |const |final )*(?:def|val|var)\s+)([A-Za-z_]\w*)\s*(?::\s*String\s*)?=(?:.*\?:)?\s*([a-z]\w*\.versions\.[\w.]+?)\.get\(\)(?:\.toString\(\))?\s*$`)
	// `extra["x"] = "1"`, `set("x", "1")`, `val x by extra("1")`, `ext['x'] = '1'`
	gradleExtra = lazily.Regexp(`(?:\bextra|\bext)\s*\[\s*["']([\w.-]+)["']\s*\]\s*=\s*["']([^"'$]+)["']|\bset\s*\(\s*["']([\w.-]+)["']\s*,\s*["']([^"'$]+)["']|\bval\s+(\w+)(?::\s*String)?\s+by\s+extra\s*[({]\s*["']([^"'$]+)["']`)
	// `wick : '1.2',` in a map of versions
	gradleEntry = lazily.Regexp(`["']?\b([A-Za-z_][\w.-]*)["']?\s*:\s*["']([0-9][^"'$:]*)["']`)
	// `library("lamp.core", "org.lamp:core:1.0")`, a catalog in the settings
	gradleCatalog   = lazily.Regexp(`\b(?:library|alias)\s*\(\s*["']([\w.-]+)["']\s*(?:,|\)\s*\.to\s*\()\s*["']([^"':]+):([^"':]+):([^"'$:]+)["']`)
	gradleReference = lazily.Regexp(`\$\{([^{}]*)\}|\$([A-Za-z_][\w.]*)`)
	gradleAsked     = lazily.Regexp(`\$\{[\w.]*[(\[]\s*["']([\w.-]+)["']\s*[)\]][^{}"']*\}`)
	// `val LAMPS = listOf("org.lamp:core:1.0",`, `def lamps = [`
	gradleList = lazily.Regexp(`\b(?:val|def)\s+(\w+)(?:\s*:[^=]+)?\s*=\s*(?:(?:mutableListOf|listOf|setOf|arrayOf)\s*\(|\[)`)
	// `for (lamp in LAMPS)`, `LAMPS.forEach { lamp ->`, `lamps.each {`
	gradleLoop   = lazily.Regexp(`\bfor\s*\(\s*(?:String\s+|def\s+)?(\w+)\s*(?:in|:)\s*(\w+)\s*\)|\b(\w+)\.(?:forEach|each)\s*\{\s*(?:(\w+)(?:\s*:\s*\w+)?\s*->)?`)
	gradleQuoted = lazily.Regexp(`["']([^"':\s]+:[^"':\s]+:[^"':\s]+)(?::[^"'\s]*)?["']`)
	gradleWord   = lazily.Regexp(`[A-Za-z_][\w-]*`)
)

// value notes what a directory's files set; a name that they give two values has none.
func (t *gradleTree) value(dir, name, value string) {
	if t.values[dir] == nil {
		t.values[dir] = map[string]string{}
	}
	if had, ok := t.values[dir][name]; ok && had != value {
		value = ""
	}
	t.values[dir][name] = value
}

// set reads what a script or gradle.properties sets. What stands in a directory that only holds scripts is set for the one above.
func (t *gradleTree) set(m Manifest) {
	if size(m) != nil {
		return // told where the script is read
	}
	dir := path.Dir(m.Path)
	if base := strings.ToLower(path.Base(m.Path)); base == "gradle.properties" {
		for _, text := range lines(m.Data) {
			if key, value, ok := strings.Cut(text, "="); ok && !strings.HasPrefix(strings.TrimSpace(text), "#") {
				t.value(dir, strings.TrimSpace(key), strings.TrimSpace(value))
			}
		}
		return
	}
	if path.Base(dir) == "gradle" {
		dir = path.Dir(dir)
	}
	for line, text := range gradleLines(m.Data) {
		if f := gradleCatalog().FindStringSubmatch(text); f != nil {
			t.libs[t.called(dir, "libs."+gradleDots(f[1]))] = &gradleLibrary{group: f[2], artifact: f[3], version: f[4], path: m.Path, line: line}
			continue
		}
		if strings.Contains(text, ".versions.") {
			if f := gradleFallback().FindStringSubmatch(text); f != nil {
				t.catalogs[dir+" "+f[1]] = "${" + f[2] + "}"
				continue
			}
		}
		if f := gradleAssign().FindStringSubmatch(text); f != nil {
			t.value(dir, f[1], f[2])
			continue
		}
		for _, f := range gradleExtra().FindAllStringSubmatch(text, -1) {
			t.value(dir, f[1]+f[3]+f[5], f[2]+f[4]+f[6])
		}
		for _, f := range gradleEntry().FindAllStringSubmatch(text, -1) {
			switch f[1] {
			case "group", "name", "version", "classifier", "ext", "module":
			default:
				t.value(dir, f[1], f[2])
			}
		}
	}
}

// expand puts in what a directory's files set, and those above it; what nothing sets stays as it stands.
func (t *gradleTree) expand(dir, version string) string {
	if !strings.Contains(version, "$") || len(version) > 200 {
		return version
	}
	return gradleReference().ReplaceAllStringFunc(version, func(ref string) string {
		if of := t.catalogs[dir+" "+strings.Trim(ref, "${}")]; of != "" {
			ref = of
		}
		names := gradleWord().FindAllString(ref, -1)
		for len(names) > 0 { // rootProject.ext.lampVersion, libs.versions.lamp.get(), property("lampVersion")
			name := names[len(names)-1]
			if name != "get" && name != "toString" {
				for up := dir; ; up = path.Dir(up) {
					if value := t.values[up][name]; value != "" {
						return value
					}
					if up == "." || up == "/" {
						return ref
					}
				}
			}
			names = names[:len(names)-1]
		}
		return ref
	})
}

// gradleNames are the lists of coordinates that a script writes out, and what goes over them.
type gradleNames struct {
	items map[string][]string // name of a list -> coordinates
	over  map[string]string   // variable of a loop -> name of the list
}

// maxListed bounds the coordinates of a script's lists: each loop asks for all of one.
const maxListed = 1000

// gradleLists collects the lists of a script.
func gradleLists(data []byte) gradleNames {
	l := gradleNames{items: map[string][]string{}, over: map[string]string{}}
	if !bytes.Contains(data, []byte("for")) && !bytes.Contains(data, []byte(".each")) {
		return l
	}
	name := ""
	for _, text := range gradleLines(data) {
		if f := gradleList().FindStringSubmatch(text); f != nil {
			name = f[1]
		}
		if name == "" {
			continue
		}
		for _, f := range gradleQuoted().FindAllStringSubmatch(text, -1) {
			if len(l.items[name]) < maxListed {
				l.items[name] = append(l.items[name], f[1])
			}
		}
		if end := strings.TrimSpace(text); strings.HasSuffix(end, ")") || strings.HasSuffix(end, "]") {
			name = ""
		}
	}
	return l
}

// loop notes the variable of a loop over one of the lists.
func (l gradleNames) loop(text string) {
	if len(l.items) == 0 {
		return
	}
	for _, f := range gradleLoop().FindAllStringSubmatch(text, -1) {
		if list := f[2] + f[3]; l.items[list] != nil {
			l.over[cmp.Or(f[1], f[4], "it")] = list
		}
	}
}

// build is the directory of the build that a file belongs to: that of the nearest settings.
func (t *gradleTree) build(dir string) string {
	for ; dir != "." && dir != "/" && !t.builds[dir]; dir = path.Dir(dir) {
	}
	return dir
}

// platform notes the versions that a platform of the tree fixes: constraints, what Spring's plugin manages, and all that a java-platform writes out.
func (t *gradleTree) platform(m Manifest) {
	all := bytes.Contains(m.Data, []byte("java-platform"))
	managing := bytes.Contains(m.Data, []byte("dependencyManagement"))
	if size(m) != nil || !all && !managing && !bytes.Contains(m.Data, []byte("constraints")) || amongResources(m.Path) {
		return
	}
	dir := path.Dir(m.Path)
	build := t.build(dir)
	var blocks gradleBlocks
	for _, text := range gradleLines(m.Data) {
		_, constrained := blocks.next(text)
		if !all && !constrained && !(managing && strings.HasPrefix(strings.TrimSpace(text), "dependency")) {
			continue
		}
		for _, f := range gradleQuoted().FindAllStringSubmatch(text, -1) {
			parts := strings.Split(t.expand(dir, f[1]), ":")
			if len(parts) != 3 || strings.Contains(parts[2], "$") || gradleRange(parts[2]) {
				continue
			}
			key := build + " " + parts[0] + ":" + parts[1]
			if had, ok := t.managed[key]; ok && had != parts[2] {
				parts[2] = ""
			}
			t.managed[key] = parts[2]
		}
	}
}

// gradleWild is a line of versions.props: a version for what a pattern names.
type gradleWild struct{ dir, pattern, version string }

// maxWild bounds the patterns of a tree that are compared with each dependency.
const maxWild = 2000

// props reads versions.props of Palantir's consistent versions: "group:artifact = version", where * stands for anything.
func (t *gradleTree) props(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	if bytes.Contains(m.Data, []byte("<Project")) {
		return // MSBuild's
	}
	dir := path.Dir(m.Path)
	for _, text := range lines(m.Data) {
		name, version, ok := strings.Cut(text, "=")
		name, version = strings.TrimSpace(name), strings.TrimSpace(version)
		if !ok || strings.HasPrefix(name, "#") || !isVersion(version) {
			continue
		}
		if strings.Contains(name, "*") {
			if len(t.wild) < maxWild {
				t.wild = append(t.wild, gradleWild{dir, name, version})
			}
		} else {
			t.managed[dir+" "+name] = version
		}
	}
}

// fixed is the version that a platform, or versions.props, of the tree gives to what a script names without one.
func (t *gradleTree) fixed(dir, group, artifact string) string {
	name := group + ":" + artifact
	for up := dir; ; up = path.Dir(up) {
		if version := t.managed[up+" "+name]; version != "" {
			return version
		}
		best := gradleWild{}
		for _, w := range t.wild {
			if ok, _ := path.Match(w.pattern, name); ok && w.dir == up && len(w.pattern) > len(best.pattern) {
				best = w
			}
		}
		if best.version != "" {
			return best.version
		}
		if up == "." || up == "/" {
			return ""
		}
	}
}

// amongResources reports whether a script is data of the project's tests or templates, and no part of its build.
func amongResources(file string) bool {
	_, within, ok := strings.Cut("/"+file, "/src/")
	parts := strings.SplitN(within, "/", 3)
	return ok && len(parts) == 3 && parts[1] == "resources"
}
