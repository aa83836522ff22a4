package ecosystem

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// assign gathers what a file sets, for the files that include it or lie below it.
func (t *cmakeTree) assign(f *cmakeFile) {
	vars := map[string]string{}
	for _, c := range f.commands {
		t.set(f, c, vars)
	}
	f.vars = vars
	for name, v := range vars {
		if !slices.Contains(t.values[name], v) && len(t.values[name]) < 2 {
			t.values[name] = append(t.values[name], v)
		}
	}
}

// name stores the root package as project() at the top names it: the one that a plain configuration reaches,
// where conditions choose between several.
func (t *cmakeTree) name(f *cmakeFile) {
	vars := map[string]string{}
	var reached []truth // of the branches around a command
	var tried []truth   // what their earlier branches came to
	best := unsure
	var chosen *inventory.Package
	for _, c := range f.commands {
		n := len(reached)
		switch c.name {
		case "if":
			v := t.truth(f, vars, c.args)
			reached, tried = append(reached, v), append(tried, v)
			continue
		case "elseif", "else":
			if n == 0 {
				continue
			}
			v := yes
			if c.name == "elseif" {
				v = t.truth(f, vars, c.args)
			}
			switch tried[n-1] {
			case yes:
				reached[n-1] = no
			case unsure:
				reached[n-1] = min(v, unsure)
			default:
				reached[n-1] = v
			}
			tried[n-1] = max(tried[n-1], v)
			continue
		case "endif":
			if n > 0 {
				reached, tried = reached[:n-1], tried[:n-1]
			}
			continue
		}
		now := yes
		for _, v := range reached {
			now = min(now, v)
		}
		if now == yes {
			t.set(f, c, vars)
		}
		if c.name != "project" || len(c.args) == 0 || now == no || chosen != nil && now <= best {
			continue
		}
		p := inventory.Package{Name: t.expand(f, f.vars, c.args[0].text), Locations: []inventory.Location{at(f.path, c.line)}}
		if strings.ContainsAny(p.Name, "${} ") || p.Name == "" {
			continue
		}
		if v := t.expand(f, f.vars, keyword(c.args, "VERSION")); isVersion(v) {
			p.Version = v
		}
		best, chosen = now, &p
		if now == yes {
			break
		}
	}
	if chosen == nil {
		return
	}
	chosen.PURL = genericID(chosen.Name, chosen.Version)
	t.root = t.builder.own(*chosen, f.path)
}

// truth is what is known of a condition without running anything.
type truth int

const (
	no truth = iota
	unsure
	yes
)

// truth says what if() comes to for a single variable or option, with or without NOT: one that nothing sets is
// off. Anything else is unsure.
func (t *cmakeTree) truth(f *cmakeFile, vars map[string]string, args []cmakeArg) truth {
	if len(args) == 2 && args[0].text == "NOT" {
		return yes - t.truth(f, vars, args[1:])
	}
	if len(args) != 1 || args[0].quoted || strings.Contains(args[0].text, "$") {
		return unsure
	}
	name := args[0].text
	if v, ok := vars[name]; ok {
		name = v
	} else if v, ok := f.vars[name]; ok {
		name = v // a default that stands further down: a cache entry by the second run
	} else if systemVariable().MatchString(name) {
		return unsure
	}
	switch strings.ToUpper(name) {
	case "1", "ON", "YES", "TRUE", "Y":
		return yes
	case "0", "OFF", "NO", "FALSE", "N", "IGNORE", "NOTFOUND", "":
		return no
	}
	if _, set := vars[args[0].text]; set {
		return yes // some text
	}
	if _, set := f.vars[args[0].text]; set {
		return yes
	}
	return no
}

// systemVariable are the variables that CMake or the machine sets.
var systemVariable = lazily.Regexp(`^(?:CMAKE_|PROJECT_|WIN32$|UNIX$|APPLE$|MSVC|MINGW|CYGWIN$|ANDROID$|IOS$|LINUX$|BSD$|EMSCRIPTEN$|XCODE|BORLAND$|DEFINED$|TARGET$|COMMAND$|EXISTS$)`)

// set executes the commands that give variables their values.
func (t *cmakeTree) set(f *cmakeFile, c cmakeCommand, vars map[string]string) {
	if len(c.args) == 0 {
		return
	}
	name := c.args[0].text
	if strings.Contains(name, "${") {
		name = t.expand(f, vars, name)
	}
	switch c.name {
	case "set":
		var words []string
		for _, a := range c.args[1:] {
			if !a.quoted && (a.text == "CACHE" || a.text == "PARENT_SCOPE" || a.text == "FORCE") {
				break
			}
			words = append(words, t.expand(f, vars, a.text))
		}
		if v := strings.Join(words, ";"); len(v) <= maxValue {
			vars[name] = v
		}
	case "option":
		if _, have := vars[name]; !have {
			vars[name] = "OFF"
			if len(c.args) > 2 {
				vars[name] = t.expand(f, vars, c.args[2].text)
			}
		}
	case "unset":
		delete(vars, name)
	case "get_filename_component":
		if len(c.args) > 2 {
			base := path.Base(t.expand(f, vars, c.args[1].text))
			switch c.args[2].text {
			case "NAME_WE":
				base, _, _ = strings.Cut(base, ".")
			case "NAME_WLE":
				base = strings.TrimSuffix(base, path.Ext(base))
			case "NAME":
			default:
				return
			}
			vars[name] = base
		}
	case "string":
		t.setString(f, c, vars)
	case "list":
		if len(c.args) == 4 && name == "GET" {
			words := strings.Split(vars[c.args[1].text], ";")
			if n, err := strconv.Atoi(c.args[2].text); err == nil && n >= 0 && n < len(words) {
				vars[c.args[3].text] = words[n]
			}
		}
		if len(c.args) > 2 && name == "APPEND" {
			for _, a := range c.args[2:] {
				v := strings.TrimPrefix(vars[c.args[1].text]+";"+t.expand(f, vars, a.text), ";")
				if len(v) <= maxValue {
					vars[c.args[1].text] = v
				}
			}
		}
	case "project":
		name = t.expand(f, vars, name)
		switch lower, dir := strings.ToLower(name), path.Dir(f.path); {
		case inForeignDirectory(f.path):
		case dir == ".":
			t.own[lower] = true
		case !slices.Contains(t.parts[lower], dir):
			t.parts[lower] = append(t.parts[lower], dir)
		}
		vars["PROJECT_NAME"], vars["CMAKE_PROJECT_NAME"] = name, name
		if version := keyword(c.args, "VERSION"); version != "" {
			version = t.expand(f, vars, version)
			vars["PROJECT_VERSION"], vars[name+"_VERSION"] = version, version
		}
	}
}

// setString executes string() where its result follows from what is known.
func (t *cmakeTree) setString(f *cmakeFile, c cmakeCommand, vars map[string]string) {
	args := make([]string, len(c.args))
	for i, a := range c.args {
		args[i] = t.expand(f, vars, a.text)
	}
	if slices.ContainsFunc(args, func(a string) bool { return strings.Contains(a, "${") }) {
		return
	}
	set := func(name, value string) {
		if len(value) <= maxValue {
			vars[name] = value
		}
	}
	switch {
	case args[0] == "REPLACE" && len(args) > 4 && args[1] != "":
		in := strings.Join(args[4:], "")
		if strings.Count(in, args[1])*len(args[2])+len(in) <= maxValue {
			set(args[3], strings.ReplaceAll(in, args[1], args[2]))
		}
	case args[0] == "TOLOWER" && len(args) == 3:
		set(args[2], strings.ToLower(args[1]))
	case args[0] == "TOUPPER" && len(args) == 3:
		set(args[2], strings.ToUpper(args[1]))
	case args[0] == "CONCAT" && len(args) > 1:
		set(args[1], strings.Join(args[2:], ""))
	case args[0] == "APPEND" && len(args) > 2:
		set(args[1], vars[args[1]]+strings.Join(args[2:], ""))
	}
}

// maxValue bounds what a variable of a build file may grow to.
const maxValue = 4096

var cmakeVariable = lazily.Regexp(`\$\{([A-Za-z0-9_./+-]+)\}`)

// expand replaces ${variables} by what is known of them; an unknown one stays.
func (t *cmakeTree) expand(f *cmakeFile, vars map[string]string, s string) string {
	for range 8 {
		if !strings.Contains(s, "${") || len(s) > maxValue {
			return s
		}
		changed := false
		s = cmakeVariable().ReplaceAllStringFunc(s, func(ref string) string {
			if v, ok := t.value(f, vars, ref[2:len(ref)-1]); ok {
				changed = true
				return v
			}
			return ref
		})
		if !changed {
			return s
		}
	}
	return s
}

func (t *cmakeTree) value(f *cmakeFile, vars map[string]string, name string) (string, bool) {
	if v, ok := vars[name]; ok {
		return v, true
	}
	for dir := path.Dir(f.path); ; dir = path.Dir(dir) {
		if up := t.files[path.Join(dir, "CMakeLists.txt")]; up != nil && up != f {
			if v, ok := up.vars[name]; ok {
				return v, true
			}
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	if all := t.values[name]; len(all) == 1 {
		return all[0], true
	}
	return t.pinnedValue(name)
}

// keyword returns the argument after a keyword.
func keyword(args []cmakeArg, name string) string {
	for i, a := range args {
		if a.text == name && !a.quoted && i+1 < len(args) {
			return args[i+1].text
		}
	}
	return ""
}

func hasKeyword(args []cmakeArg, name string) bool {
	return slices.ContainsFunc(args, func(a cmakeArg) bool { return a.text == name && !a.quoted })
}

// eachOf writes a name of which a part is the variable of a loop, "Qt6${module}", once for each of its values.
func eachOf(args []cmakeArg, loops map[string]bool, vars map[string]string) []cmakeArg {
	text := args[0].text
	for _, m := range cmakeVariable().FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		if before, after := text[:m[0]], text[m[1]:]; loops[name] && before+after != "" {
			words := strings.Split(vars[name], ";")
			if len(words)*(len(before)+len(after)+1)+len(vars[name]) > maxValue {
				break
			}
			for i, w := range words {
				words[i] = before + w + after
			}
			args = slices.Clone(args)
			args[0].text = strings.Join(words, ";")
			break
		}
	}
	return args
}

func cmakeCondition(args []cmakeArg) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = a.text
	}
	// The name says more than the value that it happens to have in the file.
	s := cmakeVariable().ReplaceAllString(strings.Join(words, " "), "$1")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "( ", "("), " )", ")")
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + " …"
	}
	return s
}

func joinConditions(conditions []string) string {
	if len(conditions) > 8 {
		conditions = conditions[len(conditions)-8:]
	}
	switch len(conditions) {
	case 0:
		return ""
	case 1:
		return conditions[0]
	}
	parts := make([]string, len(conditions))
	for i, c := range conditions {
		parts[i] = c
		if strings.Contains(c, " OR ") {
			parts[i] = "(" + c + ")"
		}
	}
	return strings.Join(parts, " AND ")
}
