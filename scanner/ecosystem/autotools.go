package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var autotools = Ecosystem{
	Name:  "autotools",
	PURL:  "generic",
	Files: []string{"configure.ac", "configure.in", "acinclude.m4", "m4/*.m4"},
	Title: "Autotools",
	Reads: "PKG_CHECK_MODULES, AC_CHECK_LIB, AC_SEARCH_LIBS, AX_* and AM_PATH_* of configure.ac",
	Read:  readAutotools,
}

func readAutotools(in *Input) Output {
	b := newBuilder("autotools")
	var scripts strings.Builder
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
		} else if strings.HasPrefix(strings.ToLower(path.Base(m.Path)), "configure.") {
			scripts.Write(m.Data)
		}
	}
	named := map[string]bool{} // by the scripts
	identifiers([]byte(scripts.String()), func(name []byte) { named[string(name)] = true })
	roots := map[string]string{}
	for _, m := range in.Manifests {
		if len(m.Data) <= maxManifest && !strings.HasSuffix(strings.ToLower(m.Path), ".m4") {
			roots[path.Dir(m.Path)] = b.configure(m, "")
		}
	}
	for _, m := range in.Manifests {
		if len(m.Data) <= maxManifest && strings.HasSuffix(strings.ToLower(m.Path), ".m4") && calledFrom(scripts.String(), m) {
			m.Data = calledMacros(named, m.Data)
			b.configure(m, cmp.Or(roots[path.Dir(m.Path)], roots[path.Dir(path.Dir(m.Path))]))
		}
	}
	return b.output()
}

var m4Definition = lazily.Regexp(`AC_DEFUN(?:_ONCE)?\(\s*\[?([A-Za-z0-9_]+)`)

// identifiers gives the names that a text consists of, with other text between them.
func identifiers(text []byte, yield func(name []byte)) {
	for i := 0; i < len(text); i++ {
		if start := i; identByte(text[i]) {
			for i < len(text) && identByte(text[i]) {
				i++
			}
			yield(text[start:i])
		}
	}
}

// calledMacros blanks the definitions of macros that neither configure.ac, whose names are given, nor one that it calls names.
func calledMacros(named map[string]bool, data []byte) []byte {
	data = []byte(m4Comments(string(data)))
	defined := m4Definition().FindAllSubmatchIndex(data, 200)
	body := func(i int) []byte {
		end := len(data)
		if i+1 < len(defined) {
			end = defined[i+1][0]
		}
		return data[defined[i][1]:end]
	}
	called := make([]bool, len(defined))
	byName := map[string][]int{}
	var queue []int
	for i, m := range defined {
		name := string(data[m[2]:m[3]])
		byName[name] = append(byName[name], i)
		if named[name] {
			called[i], queue = true, append(queue, i)
		}
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		identifiers(body(i), func(name []byte) {
			for _, k := range byName[string(name)] {
				if !called[k] {
					called[k], queue = true, append(queue, k)
				}
			}
		})
	}
	for i := range defined {
		if called[i] {
			continue
		}
		for j, c := range body(i) {
			if c != '\n' {
				body(i)[j] = ' '
			}
		}
	}
	return data
}

// calledFrom reports whether configure.ac calls a macro that a file of the tree's own defines. Macros of the
// common collections ask for things themselves only to offer them.
func calledFrom(scripts string, m Manifest) bool {
	for _, found := range m4Definition().FindAllSubmatch(m.Data, 200) {
		name := string(found[1])
		prefix, _, _ := strings.Cut(name, "_")
		switch prefix {
		case "AX", "AC", "AM", "AS", "PKG", "LT", "gl", "gt", "m4", "AH", "":
			continue
		}
		if strings.Contains(scripts, name) {
			return true
		}
	}
	return false
}

var m4Macro = lazily.Regexp(`\b(PKG_CHECK_MODULES(?:_STATIC)?|PKG_CHECK_EXISTS|PKG_HAVE_MODULES|PKG_PROG_PKG_CONFIG|AC_CHECK_LIB|AC_CHECK_HEADERS?|AC_SEARCH_LIBS|AC_INIT|AX_BOOST_BASE|AX_CHECK_(?:OPENSSL|ZLIB|GL|GLU|GLUT|CUDA|DOCBOOK)|AX_LIB_[A-Z0-9_]+|AX_PATH_LIB_[A-Z0-9_]+|AM_PATH_[A-Z0-9_]+|AX_WITH_CURSES|AX_(?:PATH_GSL|MPI|PROG_LUA|LUA_HEADERS|HAVE_QT)|A[CX]X?_(?:MPI|BLAS|LAPACK)|XIPH_PATH_[A-Z0-9]+|PKG_WITH_MODULES|LIBCURL_CHECK_CONFIG|GTK_DOC_CHECK|GOBJECT_INTROSPECTION_(?:CHECK|REQUIRE)|BOOST_REQUIRE|AM_GNU_GETTEXT|AM_ICONV|AC_(?:PATH|CHECK)_(?:PROGS?|TOOLS?)|AC_ARG_WITH)\b`)

// configure reads the M4 macros that ask for something, on behalf of a package, and returns the
// one that AC_INIT names.
func (b *builder) configure(m Manifest, from string) string {
	text := m4Comments(string(m.Data))
	vars, defines := shellValues(text), m4Defines(text)
	count := lineCounter{data: []byte(text)}
	foreign := inForeignDirectory(m.Path)
	budget := maxM4Scan
	for _, found := range m4Macros(text) {
		macro := text[found[0]:found[1]]
		line := count.lineAt(found[0])
		args, closed := m4Arguments(text[found[1]:])
		if !closed {
			b.problem(m.Path, line, "%s has no closing bracket", macro)
		}
		for _, a := range args {
			budget -= len(a)
		}
		if !closed {
			budget -= maxM4Arguments
		}
		if budget < 0 {
			b.problem(m.Path, line, "macros in macros without end: the rest is not read")
			return from
		}
		if !closed {
			continue
		}
		arg := func(n int) string {
			if n < len(args) {
				return args[n]
			}
			return ""
		}
		if macro == "AC_INIT" {
			if name := defines.expand(arg(0)); name != "" && !unsetMacro().MatchString(name) && !strings.ContainsAny(name, "$([") && !strings.HasSuffix(m.Path, ".m4") {
				p := inventory.Package{Name: name, Locations: []inventory.Location{at(m.Path, line)}}
				if v := defines.expand(arg(1)); isVersion(v) && v != "-" && hasDigit().MatchString(v) {
					p.Version = v
				}
				p.PURL = genericID(name, p.Version)
				from = b.own(p, m.Path)
			}
			continue
		}
		if foreign && from == "" {
			continue
		}
		relation := inventory.RelOptional
		switch {
		case strings.HasPrefix(macro, "PKG_CHECK_MODULES"):
			// Without its own action, a module that is missing is an error.
			if arg(3) == "" || strings.Contains(arg(3), "AC_MSG_ERROR") {
				relation = inventory.RelRuntime
			}
			b.modules(m.Path, from, line, vars.expand(arg(1)), relation)
		case macro == "PKG_WITH_MODULES":
			b.modules(m.Path, from, line, vars.expand(arg(1)), relation)
		case macro == "PKG_CHECK_EXISTS" || macro == "PKG_HAVE_MODULES":
			b.modules(m.Path, from, line, vars.expand(arg(0)), relation)
		case macro == "AC_CHECK_LIB":
			if strings.Contains(arg(3), "AC_MSG_ERROR") {
				relation = inventory.RelRuntime
			}
			b.nativeLibrary(m.Path, from, line, arg(0), relation)
		case strings.HasPrefix(macro, "AC_CHECK_HEADER"):
			for _, header := range strings.Fields(arg(0)) {
				// A name that says nothing by itself may be anybody's.
				if project := includedProject(header, true); project != "" && (strings.Contains(header, "/") || !plainHeaders[strings.ToLower(header)] && header != "curses.h") && isTold(header, true) && !cmakeTools[project] && project != "systemtap" && !platformDirectories[strings.ToLower(path.Dir(header))] {
					b.native(m.Path, from, line, inventory.Package{Name: project, Kind: inventory.KindDependency}, relation)
				}
			}
		case macro == "AC_SEARCH_LIBS":
			if strings.Contains(arg(3), "AC_MSG_ERROR") {
				relation = inventory.RelRuntime
			}
			if libs := strings.Fields(arg(1)); len(libs) > 0 {
				b.nativeLibrary(m.Path, from, line, libs[0], relation)
			}
		case macro == "AX_BOOST_BASE" || macro == "BOOST_REQUIRE":
			p := inventory.Package{Name: "boost", Kind: inventory.KindDependency}
			if v := arg(0); cmakeVersion().MatchString(v) {
				p.Requirement = ">=" + v
			}
			b.native(m.Path, from, line, p, relation)
		case strings.HasPrefix(macro, "AC_PATH_") || strings.HasPrefix(macro, "AC_CHECK_PROG") || strings.HasPrefix(macro, "AC_CHECK_TOOL"):
			// The program by which a library tells how it is linked.
			if program := configProgram().FindStringSubmatch(arg(1)); program != nil && program[1] != "pkg" {
				b.nativeLibrary(m.Path, from, line, program[1], relation)
			}
		case macro == "AC_ARG_WITH":
			// An option that is called after a project that is known.
			if name := givenPlace().ReplaceAllString(strings.ToLower(arg(0)), ""); (nativeProjects()[name] != "" || isProjectName()[name]) && len(name) > 2 && !plainOptions[name] && !cmakeTools[name] && b.get(nativeID(name, "")) == nil {
				b.nativeLibrary(m.Path, from, line, name, relation)
			}
		case macro == "AM_GNU_GETTEXT":
			b.native(m.Path, from, line, inventory.Package{Name: "gettext", Kind: inventory.KindDependency}, relation)
		default:
			if name := macroProjects[macro]; name != "" {
				b.native(m.Path, from, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, relation)
				continue
			}
			name := macro
			for _, prefix := range []string{"AX_CHECK_", "AX_PATH_LIB_", "AX_PATH_", "AX_LIB_", "XIPH_PATH_", "AX_HAVE_", "ACX_", "AM_PATH_", "AX_WITH_", "AX_", "AM_", "PKG_PROG_"} {
				if rest, ok := strings.CutPrefix(macro, prefix); ok {
					name = strings.ToLower(strings.ReplaceAll(rest, "_", "-"))
					break
				}
			}
			b.native(m.Path, from, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, relation)
		}
	}
	if !foreign || from != "" {
		b.linkedInShell(m.Path, from, text)
	}
	return from
}

// macroProjects are what macros that are called otherwise ask for.
var macroProjects = map[string]string{"AX_PROG_LUA": "lua", "AX_LUA_HEADERS": "lua", "LIBCURL_CHECK_CONFIG": "curl", "GTK_DOC_CHECK": "gtk-doc",
	"GOBJECT_INTROSPECTION_CHECK": "gobject-introspection", "GOBJECT_INTROSPECTION_REQUIRE": "gobject-introspection"}

// m4Values are the words that m4_define stands for.
type m4Values map[string]string

var (
	m4Define   = lazily.Regexp(`m4_define\(\s*\[?([A-Za-z_]\w*)\]?\s*,\s*\[?([\w.+ -]+)\]?\s*\)`)
	unsetMacro = lazily.Regexp(`^[A-Z]+(?:_[A-Z]+)+$`)
)

func m4Defines(text string) m4Values {
	if !strings.Contains(text, "m4_define") {
		return nil
	}
	values := m4Values{}
	for _, m := range m4Define().FindAllStringSubmatch(text, maxEntries) {
		values[m[1]] = m[2]
	}
	return values
}

// expand is the word that a macro stands for, a text itself where it is none.
func (v m4Values) expand(text string) string { return cmp.Or(v[strings.Trim(text, "[]")], text) }

// plainOptions are options that say something else than the library of their name.
var plainOptions = set("crypto", "check", "direct", "fusion", "profiler", "acl", "audit", "attr", "node", "ice", "unity", "json", "event", "test", "curses", "libdir", "png-tools", "thread", "threads")

// givenPlace ends the name of an option that says where a library is: --with-wonder-dir.
var givenPlace = lazily.Regexp(`[-_](?:dir|prefix|path|root|libs?|includes?|headers?)$`)

// configProgram is a program that tells how a library is linked.
var configProgram = lazily.Regexp(`^([A-Za-z][\w+.]*?(?:-[A-Za-z]\w*?)?)[-_]config(?:\s|$)`)

// shellLink is a library where the language of the shell sets a variable to it.
var shellLink = lazily.Regexp(`^[^#]*?\b[A-Za-z_]\w*=[^=]*?(?:["'\s]|=)-l([A-Za-z][\w+.-]*)`)

// linkedInShell reports the libraries of known projects that a script sets a variable to: LIBS="$LIBS -lz". Others may be the project's own.
func (b *builder) linkedInShell(file, from, text string) {
	root, line := b.get(from), 0
	for part := range strings.Lines(text) {
		line++
		if !strings.Contains(part, "-l") || !strings.Contains(part, "=") || !shellLink().MatchString(part) {
			continue
		}
		for _, found := range linkFlag().FindAllStringSubmatch(part, maxEntries) {
			lower := strings.ToLower(found[1])
			if (nativeProjects()[lower] != "" || isProjectName()[lower]) && (root == nil || nativeName(lower) != nativeName(strings.ToLower(root.Name))) && b.get(nativeID(found[1], "")) == nil {
				b.nativeLibrary(file, from, line, found[1], inventory.RelOptional)
			}
		}
	}
}

// m4Macros finds the macros that configure reads.
func m4Macros(text string) (found [][]int) {
	for start := 0; start < len(text); {
		line, _, _ := strings.Cut(text[start:], "\n")
		if strings.Contains(line, "PKG_") || strings.Contains(line, "CX_") || strings.Contains(line, "_CHECK") || strings.Contains(line, "PATH_") || strings.Contains(line, "_REQUIRE") || strings.Contains(line, "AC_") || strings.Contains(line, "AX_") || strings.Contains(line, "AM_") {
			for _, at := range m4Macro().FindAllStringIndex(line, -1) {
				found = append(found, []int{start + at[0], start + at[1]})
			}
		}
		start += len(line) + 1
	}
	return found
}

// preprocessorLine is what follows "#" in a line for the C preprocessor. "# if" with a blank begins a comment as often.
var preprocessorLine = lazily.Regexp(`^(?:\s*(?:include|endif|define|undef)|if|ifdef|ifndef|elif|else|error|warning|pragma)\b`)

// m4Comments blanks what follows dnl, and lines that begin with "#", so that offsets stay. What ends an argument
// behind a line for the C preprocessor stays: "#include <zlib.h>])".
func m4Comments(s string) string {
	out := []byte(s)
	for start := 0; start < len(out); {
		end := start
		for end < len(out) && out[end] != '\n' {
			end++
		}
		line := s[start:end]
		cut := -1
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "#"); ok {
			cut = 0
			if at := strings.IndexByte(line, ']'); at > 0 && preprocessorLine().MatchString(rest) {
				end = start + at
			}
		}
		if i := strings.Index(line, "dnl"); i >= 0 && cut < 0 {
			if (i == 0 || !identByte(line[i-1])) && (i+3 == len(line) || !identByte(line[i+3])) {
				cut = i
			}
		}
		for i := start + max(cut, 0); cut >= 0 && i < end; i++ {
			out[i] = ' '
		}
		start += len(line) + 1
	}
	return string(out)
}

// maxM4Arguments bounds the text of one call, so that calls in calls stay cheap to read.
const maxM4Arguments = 1 << 16

// maxM4Scan bounds the text of all calls of a file together.
const maxM4Scan = 100 << 20

// m4Arguments reads "(a, [b, c], d)" from its opening bracket on; quotes come off. A macro
// without brackets has none.
func m4Arguments(s string) (args []string, closed bool) {
	if !strings.HasPrefix(s, "(") {
		return nil, true
	}
	s = s[:min(len(s), maxM4Arguments)]
	var b strings.Builder
	brackets, parens := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '[':
			brackets++
			if brackets == 1 {
				continue
			}
		case c == ']':
			brackets--
			if brackets == 0 {
				continue
			}
		case brackets > 0:
		case c == '(':
			parens++
			if parens == 1 {
				continue
			}
		case c == ')':
			if parens--; parens == 0 {
				return append(args, strings.TrimSpace(b.String())), true
			}
		case c == ',' && parens == 1:
			args = append(args, strings.TrimSpace(b.String()))
			b.Reset()
			continue
		}
		b.WriteByte(c)
	}
	return args, false
}

var (
	moduleOperator = lazily.Regexp(`\s*(>=|<=|=|<|>)\s*`)
	unknownVersion = lazily.Regexp(`(?:>=|<=|=|<|>)(?:[^\s,]*\$[^\s,]*|[A-Za-z_@][^\s,]*)`) // of a variable, or of a macro of M4
)

// shellVariables are what a configure.ac sets in the language of the shell.
type shellVariables map[string]string

var (
	// shellSets is a setting where a text begins with one.
	shellSets = lazily.Regexp(`(?m)\A[ \t]*([A-Za-z_]\w*)=(?:"([^"` + "`" + `\\]*)"|'([^']*)'|([^\s;"'$` + "`" + `()]+)[ \t]*$)`)
	shellUses = lazily.Regexp(`\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))`)
)

// shellValues gathers what is set to words: a list that is set in several branches holds those of all, a version is the
// first one.
func shellValues(text string) shellVariables {
	vars := shellVariables{}
	for n, end := 0, 0; end < len(text) && n < maxEntries; {
		line, _, _ := strings.Cut(text[end:], "\n")
		if name, _, sets := strings.Cut(line, "="); !sets || strings.ContainsAny(strings.TrimLeft(name, " \t"), " \t$[(") {
			end += len(line) + 1
			continue
		}
		m := shellSets().FindStringSubmatch(text[end:])
		if m == nil {
			end += len(line) + 1
			continue
		}
		n++
		end += len(m[0])
		if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
			end += i + 1
		} else {
			end = len(text)
		}
		name, value := m[1], m[2]+m[3]+m[4]
		had := vars[name]
		if value == "" || len(had)+len(value) > maxValue || had != "" && hasDigit().MatchString(had[:1]) {
			continue
		}
		vars[name] = strings.TrimSpace(had + " " + value)
	}
	return vars
}

// expand replaces the variables in a list of modules; one that has no value stays.
func (v shellVariables) expand(list string) string {
	for range 4 {
		if !strings.Contains(list, "$") || len(list) > maxValue {
			break
		}
		room := maxValue
		list = shellUses().ReplaceAllStringFunc(list, func(use string) string {
			if value, ok := v[strings.Trim(use, "${}")]; ok && len(value) <= room {
				room -= len(value)
				return value
			}
			return use
		})
	}
	return list
}

// modules reports pkg-config modules: "glib-2.0 >= 2.40 gio-2.0".
func (b *builder) modules(file, from string, line int, list, relation string) {
	list = strings.Trim(list, `"'`)
	list = strings.ReplaceAll(unknownVersion().ReplaceAllString(moduleOperator().ReplaceAllString(list, "$1"), ""), ",", " ")
	for _, spec := range strings.Fields(list) {
		m := pkgConfigModule().FindStringSubmatch(spec)
		if m == nil {
			continue // a shell variable
		}
		p := inventory.Package{Name: askedModule(m[1]), Kind: inventory.KindDependency}
		if m[2] == "=" {
			p.Version = m[3]
		} else {
			p.Requirement = m[2] + m[3]
		}
		b.native(file, from, line, p, relation)
	}
}

// nativeLibrary reports a library by what stands after -l.
func (b *builder) nativeLibrary(file, from string, line int, name, relation string) {
	if installedPackage().MatchString(name) {
		b.native(file, from, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, relation)
	}
}

// native reports what a build looks for on the machine, unless it is part of the platform.
func (b *builder) native(file, from string, line int, p inventory.Package, relation string) {
	lower := strings.ToLower(p.Name)
	if p.Name == "" || platformLibrary(lower) {
		return
	}
	relation = relationOfPath(file, relation)
	if cmakeTools[lower] {
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	} else if testFramework(lower) {
		relation = inventory.RelTest
	}
	p.Name, p.PURL, p.Locations = nativeName(p.Name), nativeID(p.Name, p.Version), []inventory.Location{at(file, line)}
	b.direct(from, b.add(p), relation, "", at(file, line)).asking(p.Requirement)
}
