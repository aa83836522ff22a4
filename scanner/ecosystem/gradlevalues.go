package ecosystem

import (
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
	gradleWord      = lazily.Regexp(`[A-Za-z_][\w-]*`)
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
			t.libs["libs."+strings.NewReplacer("-", ".", "_", ".").Replace(f[1])] = &gradleLibrary{group: f[2], artifact: f[3], version: f[4], path: m.Path, line: line}
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
