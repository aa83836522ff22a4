package ecosystem

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var makefile = Ecosystem{
	Name:    "makefile",
	PURL:    "generic",
	Files:   []string{"makefile", "gnumakefile", "makefile.am", "makefile.inc", "makefile.unix", "makefile.linux", "makefile.gcc", "makefile.mingw", "makefile.osx", "*.mk", "*.mak", "configure", "*.sh"},
	Scripts: true,
	Title:   "Makefiles",
	Reads:   "libraries that are linked with -l or asked of pkg-config, also in shell scripts, and in a configure script written by hand",
	Read:    readMakefiles,
}

var (
	linkFlag = lazily.Regexp(`(?:^|[\s=("'])-l([A-Za-z][A-Za-z0-9_+.-]*)`)
	// linkLine is where -l names a library: a variable for the linker, or a command that links.
	linkLine = lazily.Regexp(`(?i)^\s*(?:export\s+|override\s+)?[A-Z0-9_.$(){}-]*(?:LIB|LD|LINK|LOADLIBES|FLAGS)[A-Z0-9_.$(){}-]*\s*[:+?]*=|\$[({](?:CC|CXX|LD|LINK|CPP|HOSTCC|LIBTOOL|CCLD|CXXLD|F77|FC)[)}]|\b(?:gcc|g\+\+|clang|clang\+\+|cc|c\+\+|ld|libtool|gfortran)\b`)

	builtLibrary  = lazily.Regexp(`\blib([A-Za-z0-9_+.-]+?)(?:(?:\$[({]\w+[)}]\w*)*\.(?:a|so|la|dylib|dll|lib)\b|_la_|_a_|\.\$)|\bLOCAL_MODULE[ \t]*:?=[ \t]*([A-Za-z0-9_+.-]+)`)
	pkgConfigCall = lazily.Regexp(`(?:pkg-config|\$[({]PKG_CONFIG[)}])((?:\s+--?[a-z-]+(?:=\S+)?)*)\s+([A-Za-z0-9][A-Za-z0-9_.+ \t-]*)`)
)

// optionsLikeLibraries are options of other programs, of Go's linker and of test above all, that begin with -l.
var optionsLikeLibraries = set("t", "argeaddressaware", "e", "s", "n", "ibpath", "dflags", "ink", "inkmode", "inux", "ist", "og", "ogfile", "evel", "anguage", "atex", "ength", "ines", "ong", "ocal", "ocale", "imit", "ang-asm", "ang-c", "ang-c++", "ang-objc", "azy", "azy_library")

func readMakefiles(in *Input) Output {
	b := newBuilder("makefile")
	// What the tree builds itself is no dependency.
	own := map[string]bool{}
	for _, m := range in.Manifests {
		if isScript(m) && !isConfigure(m.Path) {
			continue
		}
		for line := range bytes.Lines(m.Data[:min(len(m.Data), maxManifest)]) {
			if !bytes.Contains(line, []byte("lib")) && !bytes.Contains(line, []byte("LOCAL_MODULE")) {
				continue
			}
			for _, found := range builtLibrary().FindAllSubmatch(line, -1) {
				own[strings.TrimPrefix(strings.ToLower(string(found[1])+string(found[2])), "lib")] = true
			}
		}
	}
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		switch {
		case belongsToCopy(m.Path):
		case isScript(m):
			if !ofCI(m.Path) && !triesOut().MatchString(m.Path) {
				b.shellScript(m, own)
			}
		default:
			b.makefile(m, own)
		}
	}
	return joinLibraries(b.output())
}

// joinLibraries takes out the libraries that no table knows and that are called after another such one and more: those are parts of one
// project. So are several that begin with the same word.
func joinLibraries(out Output) Output {
	unknown := map[string]bool{}
	for _, p := range out.Packages {
		if lower := strings.ToLower(p.Name); len(lower) > 1 && nativeProjects()[lower] == "" && !isProjectName()[lower] && p.Kind == inventory.KindDependency && p.Version == "" {
			unknown[lower] = true
		}
	}
	whole := func(name string) string {
		for i := 2; unknown[name] && i < len(name); i++ {
			if unknown[name[:i]] {
				return name[:i]
			}
		}
		return ""
	}
	// What begins like others and none of which is the whole: wonder-core and wonder-diag.
	families := map[string][]string{}
	for name := range unknown {
		if at := strings.IndexByte(name, '-'); at >= 5 && whole(name) == "" {
			families[name[:at]] = append(families[name[:at]], name)
		}
	}
	for i := range out.Packages {
		p := &out.Packages[i]
		lower := strings.ToLower(p.Name)
		at := max(strings.IndexByte(lower, '-'), 0)
		if family := families[lower[:at]]; len(family) > 1 && slices.Min(family) == lower && slices.Contains(family, lower) {
			// The first stands for all, by what they share.
			was := p.ID
			p.Name = p.Name[:at]
			p.PURL = nativeID(p.Name, "")
			p.ID = p.PURL
			for j := range out.Dependencies {
				if out.Dependencies[j].To == was {
					out.Dependencies[j].To = p.ID
				}
			}
			unknown[strings.ToLower(p.Name)] = true
		}
	}
	parts := map[string]int{}
	for name := range unknown {
		parts[whole(name)]++
	}
	gone := map[string]bool{}
	out.Packages = slices.DeleteFunc(out.Packages, func(p inventory.Package) bool {
		// Two letters are the beginning of anything.
		of := whole(strings.ToLower(p.Name))
		gone[p.ID] = len(of) > 2 || of != "" && parts[of] > 2
		return gone[p.ID]
	})
	out.Dependencies = slices.DeleteFunc(out.Dependencies, func(d inventory.Dependency) bool { return gone[d.To] })
	return out
}

func isConfigure(file string) bool { return strings.EqualFold(path.Base(file), "configure") }

// isScript reports whether a manifest is a script of the shell's and no Makefile.
func isScript(m Manifest) bool {
	return isConfigure(m.Path) || strings.HasSuffix(strings.ToLower(m.Path), ".sh") || IsShellScript(m.Path, m.Data)
}

func (b *builder) makefile(m Manifest, own map[string]bool) {
	var conditions []string
	for line, text := range continued(m.Data, "#") {
		trimmed := strings.TrimSpace(text)
		if strings.HasPrefix(trimmed, "#") {
			continue
		}
		word, rest, _ := strings.Cut(trimmed, " ")
		switch word {
		case "ifdef", "ifeq", "ifneq", "if":
			if word == "if" && strings.HasPrefix(text, "\t") {
				break // of the shell
			}
			conditions = append(conditions, strings.TrimSpace(rest))
			if word == "ifneq" {
				conditions[len(conditions)-1] = "NOT " + strings.TrimSpace(rest)
			}
			continue
		case "ifndef":
			conditions = append(conditions, "NOT "+strings.TrimSpace(rest))
			continue
		case "else":
			if n := len(conditions); n > 0 {
				conditions[n-1] = "NOT (" + strings.TrimSuffix(strings.TrimPrefix(conditions[n-1], "NOT ("), ")") + ")"
			}
			continue
		case "endif":
			if n := len(conditions); n > 0 {
				conditions = conditions[:n-1]
			}
			continue
		}
		if i := strings.Index(text, " #"); i >= 0 {
			text = text[:i]
		}
		if recipe, ok := strings.CutPrefix(text, "\t"); ok {
			text = strings.TrimLeft(recipe, "@-+ \t") // "-ln -s" runs ln
		}
		condition := joinConditions(conditions)
		relation := inventory.RelRuntime
		if condition != "" {
			relation = inventory.RelOptional
		}
		if strings.Contains(text, "-config") {
			for _, found := range configCall().FindAllStringSubmatch(text, -1) {
				if found[1] != "pkg" {
					b.linked(m.Path, line, inventory.Package{Name: found[1], Kind: inventory.KindDependency}, relation, condition)
				}
			}
		}
		if strings.Contains(text, "LOCAL_") {
			if found := androidLibraries().FindStringSubmatch(text); found != nil {
				b.androidLibraries(m.Path, line, found[1], own, relation, condition)
			}
		}
		for _, found := range matchesWith(text, "-l", linkFlag) {
			if !linkLine().MatchString(text) && !setsLibrary(text, found[1]) || optionsLikeLibraries[found[1]] || strings.HasSuffix(found[1], "-") || strings.HasSuffix(found[1], "_") {
				// -lname-$(TARGET) is how a project calls what it builds.
				continue
			}
			if name := strings.TrimRight(found[1], "."); !own[strings.ToLower(name)] && !own[strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), "-static"), "_static")] {
				b.linked(m.Path, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, relation, condition)
			}
		}
		if strings.Contains(text, "$(") || strings.Contains(text, "${") {
			b.listedModules(m, text, relation, condition)
		}
		for _, found := range matchesWith(text, "--", pkgConfigCall) {
			if !strings.Contains(found[1], "--libs") && !strings.Contains(found[1], "--cflags") && !strings.Contains(found[1], "--exists") {
				continue
			}
			for _, name := range strings.Fields(found[2]) {
				if strings.HasPrefix(name, "-") || len(name) == 1 && name[0] <= '9' {
					continue // an option, or "2>&1"
				}
				b.linked(m.Path, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, relation, condition)
			}
		}
	}
}

// matchesWith are all matches of an expression in a line, which has none without a word.
func matchesWith(line, word string, expression func() *regexp.Regexp) [][]string {
	if !strings.Contains(line, word) {
		return nil
	}
	return expression().FindAllStringSubmatch(line, -1)
}

var (
	// configCall runs the program by which a library tells how it is compiled and linked.
	configCall       = lazily.Regexp("(?:`|\\$\\(shell\\s+|\\$\\()\\s*(?:\\S*/)?([A-Za-z][\\w.+]*(?:-[A-Za-z]\\w*)?)-config\\s+(?:--[a-z-]+\\s+)*--(?:libs|cflags|ldflags|static-libs)")
	androidLibraries = lazily.Regexp(`^\s*LOCAL_(?:SHARED|STATIC|WHOLE_STATIC)_LIBRARIES\s*[:+]?=\s*(.+)$`)
	plainSetting     = lazily.Regexp(`^\s*(?:export\s+)?[A-Za-z_]\w*\s*[:+?]*=\s*-`)
)

// setsLibrary reports whether a line sets some variable to options of the linker that begin with the library of a known project.
func setsLibrary(text, library string) bool {
	lower := strings.ToLower(library)
	return (nativeProjects()[lower] != "" || isProjectName()[lower]) && plainSetting().MatchString(text)
}

// androidLibraries reports the libraries of known projects that a module of Android's build is linked with: what else there is may be a module of
// another Android.mk.
func (b *builder) androidLibraries(file string, line int, words string, own map[string]bool, relation, condition string) {
	for _, word := range strings.Fields(words) {
		lower := strings.TrimPrefix(strings.ToLower(word), "lib")
		if strings.HasPrefix(word, "#") {
			return
		}
		if (nativeProjects()[lower] != "" || isProjectName()[lower]) && !own[lower] && (word != lower || !plainDirectories[lower]) {
			b.linked(file, line, inventory.Package{Name: lower, Kind: inventory.KindDependency}, relation, condition)
		}
	}
}

var pkgConfigList = lazily.Regexp(`(?:pkg-config|\$[({]PKG_?CONFIG[)}])(?:\s+--?[a-z-]+(?:=\S+)?)*\s+--(?:libs|cflags|exists)\S*(?:\s+--?[a-z-]+)*\s+["']?\$[({](\w+)[)}]`)

// listedModules reports the modules that a Makefile puts into the variable which it gives to pkg-config, each where it does.
func (b *builder) listedModules(m Manifest, text, relation, condition string) {
	found := pkgConfigList().FindStringSubmatch(text)
	if found == nil {
		return
	}
	for line, text := range continued(m.Data, "#") {
		name, value, ok := strings.Cut(strings.TrimSpace(text), "=")
		if !ok || strings.TrimRight(name, " \t:+?") != found[1] {
			continue
		}
		value, _, _ = strings.Cut(value, "#")
		for _, module := range strings.Fields(value) {
			if qmakeModule().MatchString(module) {
				b.linked(m.Path, line, inventory.Package{Name: module, Kind: inventory.KindDependency}, inventory.RelOptional, condition)
			}
		}
	}
}

func (b *builder) linked(file string, line int, p inventory.Package, relation, condition string) {
	lower := strings.ToLower(p.Name)
	if platformLibrary(lower) {
		return
	}
	relation = relationOfPath(file, relation)
	if testFramework(lower) {
		relation = inventory.RelTest
	}
	p.Name, p.PURL, p.Locations = nativeName(p.Name), nativeID(p.Name, ""), []inventory.Location{at(file, line)}
	b.direct("", b.add(p), relation, condition, at(file, line))
}
