package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var cmake = Ecosystem{
	Name:  "cmake",
	PURL:  "generic",
	Files: append([]string{"*cmakelists.txt", "*cmakelists.txt.in", "*.cmake", "*.cmake.in"}, pinFiles...),
	Title: "CMake",
	Reads: "find_package, pkg_check_modules, find_library, FetchContent, ExternalProject and CPM, what git clones and file(DOWNLOAD) gets, with the options that switch them, and pin files",
	Read:  readCMake,
}

// cmakeTree is what all CMake files of a tree say together.
type cmakeTree struct {
	*builder
	in    *Input
	files map[string]*cmakeFile
	own   map[string]bool // names, in lower case, that the tree itself provides
	// parts are the directories of projects below the root, by name in lower case: one may be called after the library that
	// it uses.
	parts map[string][]string
	// modules are the names, in lower case, that find modules of the tree's own look for.
	modules map[string]bool
	// wrappers are the find modules, by path, that only ask other packages.
	wrappers map[string]bool
	// shims are what the find modules of the tree that are called after another package with a word more look for, by the name in lower case:
	// FindWickShim.cmake asks for Wick.
	shims  map[string]string
	root   string // id of the package that the CMakeLists.txt at the top names
	pins   []*pin
	pinned map[string]*pin // by name in lower case, the first one
	// fetches holds what is fetched or copied, by its name without marks of
	// separation: looking for it first on the machine means the same thing.
	fetches map[string]string
	// values holds what is set in any file; several values make a variable unknown
	// outside the file that sets it.
	values map[string][]string
	// built are the names, in lower case, of libraries that the tree builds.
	built map[string]bool
	// targets are the names, in lower case, that other commands than add_library may give to what the tree builds.
	targets map[string]bool
	// finders are the tree's own functions and macros that look for a package by the name they are given,
	// with which of their arguments that is.
	finders map[string]int
	// fetchers are the tree's own functions and macros that fetch what their arguments say.
	fetchers map[string]*cmakeFunction
	calls    int // of them and of loops, so far
	// hunter holds the versions that hunter_config gives to packages, by name in lower case.
	hunter map[string]string
	// clones are what files have git clone, by path.
	clones map[string]*cmakeClones
}

type cmakeFile struct {
	path     string
	commands []cmakeCommand
	vars     map[string]string // as they stand at the end of the file
}

var cmakeTemplate = lazily.Regexp(`\.in$|\.(in|h|hh|hpp|hxx|c|cc|cpp|cxx|s|asm|ld|pc|rc|def|json|xml|sh|py|spec|plist|desktop|cmd|bat|ps1)\.cmake$`)

// cmakeHoles are what configure_file fills in.
var cmakeHoles = lazily.Regexp(`(?m)^\s*#\s*cmakedefine|@[A-Za-z_]\w*@`)

// hasHoles reports whether there are such names.
func hasHoles(data []byte) bool {
	return (bytes.IndexByte(data, '@') >= 0 || bytes.Contains(data, []byte("cmakedefine"))) && cmakeHoles().Match(data)
}

func readCMake(in *Input) Output {
	t := &cmakeTree{builder: newBuilder("cmake"), in: in, files: map[string]*cmakeFile{}, own: map[string]bool{}, values: map[string][]string{},
		pinned: map[string]*pin{}, fetches: map[string]string{}, finders: map[string]int{}, fetchers: map[string]*cmakeFunction{}, parts: map[string][]string{}, modules: map[string]bool{}, wrappers: map[string]bool{}, shims: map[string]string{}, built: map[string]bool{}, targets: map[string]bool{}, clones: map[string]*cmakeClones{}, hunter: map[string]string{}}
	for _, m := range in.Manifests {
		if isPinFile(m.Path) {
			t.readPins(m)
			continue
		}
		// *.cmake.in become CMake files once names in @ are replaced, and *.h.cmake headers; as they are, they
		// need not parse.
		if cmakeTemplate().MatchString(strings.ToLower(path.Base(m.Path))) {
			t.ownConfig(m.Path)
			t.template(m)
			continue
		}
		if line, _, _ := bytes.Cut(m.Data[:min(len(m.Data), 100)], []byte{'\n'}); bytes.HasPrefix(line, []byte("#!")) && !bytes.Contains(line, []byte("cmake")) {
			continue // a program in another language, whatever it is called
		}
		commands, problem := parseCMake(m)
		if problem != nil && hasHoles(m.Data[:min(len(m.Data), maxManifest)]) {
			t.ownConfig(m.Path) // a template of another name
			continue
		}
		if problem != nil {
			t.problems = append(t.problems, *problem)
		}
		t.ownConfig(m.Path)
		t.files[m.Path] = &cmakeFile{path: m.Path, commands: commands}
		t.findFinders(commands)
		t.findTargets(commands)
		t.ownCheck(m.Path, commands)
	}
	t.ownWrappers()
	order := sortedKeys(t.files)
	t.findFetchers(order)
	// Directories before what lies in them: variables are inherited downwards.
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")) })
	for _, file := range order {
		t.assign(t.files[file])
	}
	if f := t.files["CMakeLists.txt"]; f != nil {
		t.name(f)
	}
	for _, file := range order {
		if !belongsToCopy(file) && !isListOfCopy(t.files[file]) {
			t.run(t.files[file])
		}
	}
	t.unusedPins()
	t.mergeFound()
	return t.output()
}

// isListOfCopy reports whether a file in a directory for foreign code itself stands in for the CMakeLists.txt of an entry: it begins
// a project.
func isListOfCopy(f *cmakeFile) bool {
	return inForeignDirectory(f.path) && strings.HasSuffix(f.path, ".cmake") && slices.ContainsFunc(f.commands, func(c cmakeCommand) bool { return c.name == "project" })
}

// template reads what a template of a CMake file fetches: it is configured and run before the project's own commands are. What it finds
// is for those who use the project.
func (t *cmakeTree) template(m Manifest) {
	commands, _ := parseCMake(m)
	commands = slices.DeleteFunc(commands, func(c cmakeCommand) bool {
		return !fetchCommands[c.name] || strings.Contains(keyword(c.args, "GIT_REPOSITORY")+keyword(c.args, "GIT_TAG")+keyword(c.args, "URL"), "@")
	})
	if len(commands) > 0 {
		t.files[m.Path] = &cmakeFile{path: m.Path, commands: commands}
	}
}

var finderName = lazily.Regexp(`find|pkg|package|depend|require|external|third`)

// findFinders notes functions and macros that hand an argument on to find_package or pkg-config.
func (t *cmakeTree) findFinders(commands []cmakeCommand) {
	inside := ""
	var parameters []cmakeArg
	for _, c := range commands {
		switch c.name {
		case "add_library":
			if len(c.args) > 1 {
				t.built[strings.ToLower(c.args[0].text)] = true
			}
		case "hunter_config":
			if v := keyword(c.args, "VERSION"); cmakeVersion().MatchString(v) && len(t.hunter) < maxEntries {
				t.hunter[strings.ToLower(c.args[0].text)] = v
			}
		case "macro", "function":
			if inside = ""; len(c.args) > 1 {
				inside, parameters = strings.ToLower(c.args[0].text), c.args[1:]
			}
		case "endmacro", "endfunction":
			inside = ""
		case "find_package", "pkg_check_modules", "pkg_search_module":
			if inside == "" || len(c.args) == 0 {
				continue
			}
			name := c.args[:1]
			if c.name != "find_package" {
				name = c.args[1:] // after the prefix of the variables
			}
			for _, a := range name {
				if !strings.Contains(a.text, "$") {
					continue
				}
				which := slices.IndexFunc(parameters, func(p cmakeArg) bool { return a.text == "${"+p.text+"}" })
				if had, ok := t.finders[inside]; (which >= 0 || finderName().MatchString(inside)) && (!ok || which > had) {
					t.finders[inside] = max(which, 0)
				}
				break
			}
		}
	}
}

// ownCheck notes a find module of the tree that looks for nothing: it only tries the compiler.
func (t *cmakeTree) ownCheck(file string, commands []cmakeCommand) {
	name, ok := strings.CutPrefix(strings.TrimSuffix(strings.ToLower(path.Base(file)), ".cmake"), "find")
	if !ok || name == "" || len(commands) == 0 {
		return
	}
	for _, c := range commands {
		switch c.name {
		case "find_library", "find_path", "find_file", "find_program", "find_package", "find_dependency", "pkg_check_modules", "pkg_search_module", "include", "fetchcontent_declare", "externalproject_add":
			if c.name != "include" || !slices.ContainsFunc(c.args, func(a cmakeArg) bool { return plainCheck().MatchString(a.text) }) {
				t.modules[name] = true
				return
			}
		}
	}
	t.own[name] = true
}

// ownWrappers notes the find modules of the tree that only ask other such modules: what they bring is CMake code.
func (t *cmakeTree) ownWrappers() {
	for _, file := range sortedKeys(t.files) {
		name, ok := strings.CutPrefix(strings.TrimSuffix(strings.ToLower(path.Base(file)), ".cmake"), "find")
		if !ok || !t.modules[name] {
			continue
		}
		asked, other := 0, false
		for _, c := range t.files[file].commands {
			if c.name == "find_package" && len(c.args) > 0 && t.shims[name] == "" {
				if word, ok := strings.CutPrefix(name, strings.ToLower(c.args[0].text)); ok && shimWord().MatchString(word) {
					t.shims[name] = c.args[0].text
				}
			}
			switch c.name {
			case "find_package", "find_dependency":
				if asked++; len(c.args) == 0 || strings.EqualFold(c.args[0].text, name) || !t.modules[strings.ToLower(c.args[0].text)] {
					other = true
				}
			case "find_library", "find_path", "find_file", "find_program", "pkg_check_modules", "pkg_search_module", "fetchcontent_declare", "externalproject_add":
				other = true
			}
		}
		if asked > 0 && !other {
			t.own[name] = true
		} else if t.asksOthers(t.files[file], name) {
			t.own[name], t.wrappers[file] = true, true // it stands for those
		}
	}
}

var shimWord = lazily.Regexp(`^[-_]?(?:shim|wrapper|compat|helper|libs|custom|local|bundled|external)$`)

// asksOthers reports whether a find module looks for nothing itself, and asks only packages of other names.
func (t *cmakeTree) asksOthers(f *cmakeFile, name string) bool {
	asked, inside := false, 0
	for _, c := range f.commands {
		switch c.name {
		case "function", "macro":
			inside++
		case "endfunction", "endmacro":
			inside--
		}
		if inside > 0 {
			continue
		}
		switch c.name {
		case "find_package", "find_dependency":
			if len(c.args) == 0 || strings.Contains(c.args[0].text, "$") || strings.Contains(strings.ToLower(c.args[0].text), name) || strings.Contains(name, strings.ToLower(c.args[0].text)) && !strings.HasPrefix(strings.ToLower(c.args[0].text), "python") || strings.EqualFold(c.args[0].text, "PkgConfig") {
				return false
			}
			asked = true
		case "find_library", "find_path", "find_file", "find_program", "pkg_check_modules", "pkg_search_module", "fetchcontent_declare", "externalproject_add", "add_library", "target_link_libraries":
			return false
		}
	}
	return asked
}

// plainCheck are CMake's own modules that such a module includes.
var plainCheck = lazily.Regexp(`^(?:Check[A-Z]\w*|CMakePush\w*|FindPackage(?:HandleStandardArgs|Message))$`)

// ownConfig notes the packages that the tree lets others find.
func (t *cmakeTree) ownConfig(file string) {
	base := strings.ToLower(path.Base(file))
	for _, ext := range []string{".in", ".cmake", ".in"} {
		base = strings.TrimSuffix(base, ext)
	}
	for _, suffix := range []string{"-config", "config"} {
		if name, ok := strings.CutSuffix(base, suffix); ok && name != "" {
			t.own[name] = true
			return
		}
	}
}

// run goes through a file and reports what it asks for, under the conditions around it.
func (t *cmakeTree) run(f *cmakeFile) {
	t.execute(f, f.commands, map[string]string{}, nil, 0)
	t.cloned(f)
}

// execute goes through commands of a file, inside functions so many calls deep.
func (t *cmakeTree) execute(f *cmakeFile, commands []cmakeCommand, vars map[string]string, conditions []string, depth int) {
	module := strings.HasPrefix(strings.ToLower(path.Base(f.path)), "find") && !t.wrappers[f.path]
	outer := len(conditions)
	loops := map[string]bool{} // variables of foreach
	for i := 0; i < len(commands); i++ {
		c := commands[i]
		if c.name == "find_package" && len(c.args) > 0 {
			c.args = eachOf(c.args, loops, vars)
		}
		if c.name != "set" && c.name != "list" && c.name != "if" && c.name != "elseif" {
			c.args = t.expandArgs(f, vars, c)
		}
		t.set(f, c, vars)
		n := len(conditions)
		switch c.name {
		case "if":
			conditions = append(conditions, cmakeCondition(c.args))
		case "elseif":
			if n > outer {
				conditions[n-1] = cmakeCondition(c.args)
			}
		case "else":
			if n > outer {
				conditions[n-1] = "NOT (" + conditions[n-1] + ")"
			}
		case "endif":
			if n > outer {
				conditions = conditions[:n-1]
			}
		case "foreach":
			if len(c.args) < 2 {
				continue
			}
			var words []string
			for _, a := range c.args[1:] {
				if a.text == "IN" || a.text == "ITEMS" {
					continue
				}
				if v, ok := t.value(f, vars, a.text); ok && hasKeyword(c.args, "LISTS") {
					words = append(words, v)
				} else if a.text != "LISTS" {
					words = append(words, a.text)
				}
			}
			v := strings.Join(words, ";")
			if len(v) > maxValue {
				continue
			}
			if body := loopBody(commands[i+1:]); t.fetchesEach(body) && depth < maxCMakeDepth {
				words = strings.Split(v, ";")
				for _, w := range words[:min(len(words), maxLoop)] {
					if t.calls++; t.calls > maxCMakeCalls {
						break
					}
					vars[c.args[0].text] = w
					t.execute(f, body, vars, slices.Clone(conditions), depth+1)
				}
				i += len(body)
				continue
			}
			// foreach(x a b) makes ${x} a list: all that it will be.
			vars[c.args[0].text], loops[c.args[0].text] = v, true
		case "cmake_parse_arguments":
			parseArguments(c.args, vars)
		default:
			if slices.Contains(conditions, "FALSE") || slices.Contains(conditions, "0") || slices.Contains(conditions, "OFF") {
				continue // switched off for good
			}
			if fn := t.fetchers[c.name]; fn != nil {
				t.callFetcher(fn, f, c, vars, conditions, depth)
				continue
			}
			t.command(f, c, joinConditions(conditions), module)
		}
	}
}

// loopBody are the commands up to the endforeach that ends a loop; none where there are more than maxBody.
func loopBody(commands []cmakeCommand) []cmakeCommand {
	inner := 0
	for i, c := range commands[:min(len(commands), maxBody+1)] {
		switch c.name {
		case "foreach":
			inner++
		case "endforeach":
			if inner--; inner < 0 {
				return commands[:i]
			}
		}
	}
	return nil
}

// fetchesEach reports whether a loop fetches or looks for something by the word that it goes over, so that it has to be gone through for
// each of them.
func (t *cmakeTree) fetchesEach(body []cmakeCommand) bool {
	return slices.ContainsFunc(body, func(c cmakeCommand) bool {
		return fetchCommands[c.name] || c.name == "find_library" || t.fetchers[c.name] != nil
	})
}

func (t *cmakeTree) command(f *cmakeFile, c cmakeCommand, condition string, module bool) {
	if len(c.args) == 0 {
		return
	}
	switch c.name {
	case "find_package", "find_dependency":
		if !module {
			t.findPackage(f, c, condition)
		}
	case "hunter_add_package":
		args := c.args[:1]
		if version := t.hunter[strings.ToLower(args[0].text)]; version != "" {
			args = []cmakeArg{args[0], {text: version}, {text: "EXACT"}}
		}
		t.findPackage(f, cmakeCommand{name: c.name, line: c.line, args: args}, condition)
	case "pkg_check_modules", "pkg_search_module":
		if !module {
			t.pkgConfig(f, c, condition)
		}
	case "check_include_file", "check_include_file_cxx", "check_include_files", "check_library_exists":
		if !module {
			t.checked(f, c, condition)
		}
	case "find_library":
		if !module {
			t.findLibrary(f, c, condition)
		}
	case "find_path", "find_file":
		if !module {
			t.findHeader(f, c, condition)
		}
	case "fetchcontent_declare", "externalproject_add", "fetchcontent_populate":
		if !hasKeyword(c.args, "DOWNLOAD_COMMAND") || !t.gitCommands(f, c, condition) && !t.downloads(f, c, condition) {
			t.fetch(f, c, condition)
		}
	case "file":
		if len(c.args) > 1 && c.args[0].text == "DOWNLOAD" {
			t.download(f, c, condition)
		}
	case "execute_process", "add_custom_command", "add_custom_target":
		if !t.gitCommands(f, c, condition) {
			t.downloads(f, c, condition)
		}
	case "cpmaddpackage", "cpmfindpackage", "cpmdeclarepackage":
		t.cpm(f, c, condition)
	case "include":
		// include(FindX) is what find_package(X) does.
		if name, ok := strings.CutPrefix(c.args[0].text, "Find"); ok && !module && name != "PackageHandleStandardArgs" && name != "PackageMessage" && bareLibrary().MatchString(name) && !t.modules[strings.ToLower(name)] {
			t.findPackage(f, cmakeCommand{line: c.line, args: []cmakeArg{{text: name, line: c.line}}}, condition)
		}
	case "add_subdirectory":
		t.subdirectory(f, c, condition)
	case "target_link_libraries", "link_libraries", "list", "set":
		if !module {
			t.link(f, c, condition)
		}
	default:
		if ownLink().MatchString(c.name) && !module {
			t.link(f, c, condition)
		} else if which, ok := t.finders[c.name]; ok && !module && which < len(c.args) {
			// Several names are spellings of one.
			first, _, _ := strings.Cut(c.args[which].text, ";")
			c.args = append([]cmakeArg{{text: first, line: c.args[which].line}}, c.args[which+1:]...)
			t.findPackage(f, c, condition)
		} else if url := keyword(c.args, "URL"); strings.HasPrefix(url, "http") && !strings.Contains(url, "${") && bareLibrary().MatchString(c.args[0].text) && c.args[0].text != "URL" && !noTargets().MatchString(c.name) {
			t.ownFetch(f, c, url, condition)
		}
	}
}

// found reports a package that is looked for on the machine that builds.
func (t *cmakeTree) found(f *cmakeFile, line int, p inventory.Package, relation, condition string) {
	loc := at(f.path, line)
	lower := strings.ToLower(p.Name)
	if slices.Contains(strings.Split(path.Dir(f.path), "/"), "patches") {
		return // of what is patched
	}
	whole, _, _ := strings.Cut(lower, "/")
	if t.own[lower] || t.own[whole] || t.own[nativeName(lower)] || t.isPart(f, lower) || platformLibrary(lower) || strings.ContainsAny(p.Name, "${}@<>") || p.Name == "" {
		return
	}
	if cmakeTools[lower] {
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	} else if relation != inventory.RelBuild {
		relation = relationOfPath(f.path, relation)
		if testFramework(lower) {
			relation = inventory.RelTest
		}
	}
	p.Name, p.PURL = nativeName(p.Name), nativeID(p.Name, p.Version)
	p.Locations = []inventory.Location{loc}
	t.direct(t.root, t.add(p), relation, condition, loc).asking(p.Requirement)
}

// isPart reports whether a name is that of a project below the root, which a file elsewhere looks for.
func (t *cmakeTree) isPart(f *cmakeFile, lower string) bool {
	dirs := t.parts[lower]
	return len(dirs) > 0 && !t.modules[lower] && !slices.Contains(dirs, path.Dir(f.path))
}

var cmakeVersion = lazily.Regexp(`^\d+(\.\d+)*$`)

func (t *cmakeTree) findPackage(f *cmakeFile, c cmakeCommand, condition string) {
	relation := inventory.RelOptional
	if hasKeyword(c.args, "REQUIRED") {
		relation = inventory.RelRuntime
	}
	if config := strings.ToLower(path.Base(keyword(c.args, "CONFIGS"))); config != "." && slices.ContainsFunc(t.in.Manifests, func(m Manifest) bool {
		return strings.ToLower(path.Base(m.Path)) == config || strings.ToLower(path.Base(m.Path)) == config+".in"
	}) {
		return // the tree's own
	}
	for _, name := range strings.Split(c.args[0].text, ";") {
		if cmakeVersion().MatchString(name) {
			continue // of a variable that holds "Name 1.2"
		}
		name = cmp.Or(t.shims[strings.ToLower(name)], name)
		p := inventory.Package{Name: askedModule(name), Kind: inventory.KindDependency}
		if len(c.args) > 1 {
			switch v := c.args[1].text; {
			case cmakeVersion().MatchString(v) && hasKeyword(c.args, "EXACT"):
				p.Version = v
			case cmakeVersion().MatchString(v):
				p.Requirement = ">=" + v
			case strings.Contains(v, "...") && cmakeVersion().MatchString(v[:strings.Index(v, "...")]):
				p.Requirement = v
			}
		}
		t.found(f, c.line, p, relation, condition)
	}
}

var pkgConfigModule = lazily.Regexp(`^([A-Za-z0-9][A-Za-z0-9_.+-]*?)\s*(?:(>=|<=|=|<|>)\s*([0-9][^\s]*))?$`)

func (t *cmakeTree) pkgConfig(f *cmakeFile, c cmakeCommand, condition string) {
	relation := inventory.RelOptional
	if hasKeyword(c.args, "REQUIRED") {
		relation = inventory.RelRuntime
	}
	for _, a := range c.args[1:] {
		switch a.text {
		case "REQUIRED", "QUIET", "OPTIONAL", "IMPORTED_TARGET", "GLOBAL", "NO_CMAKE_PATH", "NO_CMAKE_ENVIRONMENT_PATH":
			continue
		}
		for _, spec := range strings.FieldsFunc(moduleOperator().ReplaceAllString(a.text, "$1"), func(r rune) bool { return r == ';' || r == ' ' || r == '\n' }) {
			if m := pkgConfigModule().FindStringSubmatch(strings.TrimSpace(spec)); m != nil {
				p := inventory.Package{Name: askedModule(m[1]), Kind: inventory.KindDependency}
				if m[2] == "=" {
					p.Version = m[3]
				} else {
					p.Requirement = m[2] + m[3]
				}
				t.found(f, a.line, p, relation, condition)
			}
		}
	}
}

// checked reads what CMake's own modules try: headers and libraries of projects that are known. Others may be the platform's.
func (t *cmakeTree) checked(f *cmakeFile, c cmakeCommand, condition string) {
	for _, word := range strings.Split(c.args[0].text, ";") {
		name := word
		if c.name != "check_library_exists" {
			if name = includedProject(word, true); !isTold(word, true) || platformDirectories[strings.ToLower(path.Dir(word))] {
				continue
			}
		}
		if lower := strings.ToLower(name); !t.built[lower] && (nativeProjects()[lower] != "" || isProjectName()[lower]) {
			t.found(f, c.line, inventory.Package{Name: name, Kind: inventory.KindDependency}, inventory.RelOptional, condition)
		}
	}
}

// findHeader reads find_path and find_file of a header that a library is known by.
func (t *cmakeTree) findHeader(f *cmakeFile, c cmakeCommand, condition string) {
	for _, a := range c.args[1:] {
		project := includedProject(a.text, true)
		if project == "" || !isTold(a.text, true) || plainHeaders[strings.ToLower(a.text)] || platformDirectories[strings.ToLower(path.Dir(a.text))] {
			continue
		}
		t.found(f, c.line, inventory.Package{Name: project, Kind: inventory.KindDependency}, inventory.RelOptional, condition)
		return
	}
}

// findLibrary reads find_library(VAR name) and find_library(VAR NAMES name other …): the
// names are alternatives, the first one stands for all.
func (t *cmakeTree) findLibrary(f *cmakeFile, c cmakeCommand, condition string) {
	name := keyword(c.args, "NAMES")
	if name == "" && len(c.args) > 1 {
		name = c.args[1].text
	}
	name, _, _ = strings.Cut(name, ";")
	if t.built[strings.ToLower(libraryName(name))] {
		return
	}
	relation := inventory.RelOptional
	if hasKeyword(c.args, "REQUIRED") {
		relation = inventory.RelRuntime
	}
	t.found(f, c.line, inventory.Package{Name: ofVariable(c.args[0].text, libraryName(name)), Kind: inventory.KindDependency}, relation, condition)
}

var libraryVariable = lazily.Regexp(`^(\w+?)_?LIB(?:RARY|RARIES|S)?$`)

// ofVariable is the name in a variable for a library where the library's own begins with it: WONDER_LIBRARY for wonderMT. One build of
// several is looked for.
func ofVariable(variable, library string) string {
	m := libraryVariable().FindStringSubmatch(strings.ToUpper(variable))
	if m == nil || len(m[1]) < 4 || len(library) <= len(m[1]) || len(library) > len(m[1])+2 || !strings.EqualFold(library[:len(m[1])], m[1]) {
		return library
	}
	if lower := strings.ToLower(library); nativeProjects()[lower] != "" || isProjectName()[lower] || platformLibrary(lower[:len(m[1])]) {
		return library
	}
	return library[:len(m[1])]
}

// libraryName takes "lib" and endings off a file name of a library.
func libraryName(s string) string {
	s = path.Base(s)
	if i := strings.Index(s, ".so."); i > 0 {
		s = s[:i+len(".so")]
	}
	for _, ext := range []string{".a", ".so", ".dylib", ".lib", ".dll"} {
		if base, ok := strings.CutSuffix(s, ext); ok {
			return strings.TrimPrefix(base, "lib")
		}
	}
	return s
}

// subdirectory reads add_subdirectory where it builds a copied tree.
func (t *cmakeTree) subdirectory(f *cmakeFile, c cmakeCommand, condition string) {
	dir := c.args[0].text
	for _, prefix := range []string{"${CMAKE_SOURCE_DIR}/", "${PROJECT_SOURCE_DIR}/", "${CMAKE_CURRENT_SOURCE_DIR}/", "${CMAKE_CURRENT_LIST_DIR}/"} {
		dir = strings.TrimPrefix(dir, prefix)
	}
	if strings.Contains(dir, "$") {
		return
	}
	t.copied(f, c.line, path.Join(path.Dir(f.path), dir), path.Base(dir), condition)
}

// copied reports a directory of the tree that holds foreign code. A submodule is reported by
// its own ecosystem, and what is linked under its name is that.
func (t *cmakeTree) copied(f *cmakeFile, line int, dir, name, condition string) {
	if inside(dir) && t.in.Gitlink != nil && t.in.Gitlink(dir) != "" {
		t.fetches[plainName(name)] = ""
		return
	}
	if !inForeignDirectory(dir) || !inside(dir) || t.in.Exists == nil || !t.in.Exists(dir) {
		return
	}
	loc := at(f.path, line)
	p := inventory.Package{Name: name, PURL: genericID(name, ""), Kind: inventory.KindVendored, Files: []string{dir}, Locations: []inventory.Location{loc}}
	id := t.add(p)
	t.fetches[plainName(name)] = id
	t.direct(t.root, id, relationOfPath(f.path, inventory.RelVendored), condition, loc)
}
