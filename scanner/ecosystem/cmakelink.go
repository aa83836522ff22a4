package ecosystem

import (
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// noTargets are the beginnings of CMake's own commands that make no target of a name that they are given. What a function of
// the tree's own does with its words nobody knows: each may be a target that it makes.
var noTargets = lazily.Regexp(`_link_librar(?:y|ies)$|^(?:target_|set|unset|list$|string$|file$|find_|if$|else|endif|foreach|endforeach|while|endwhile|message|install|include|option|project|cmake_|get_|add_(?:compile|definitions|subdirectory|dependencies|test|link)|link_|pkg_|check_|macro|endmacro|function|endfunction|configure_file|export|return|math|mark_as|source_group|enable_|execute_|separate_|generate_|fetchcontent|externalproject|cpm|test_big|try_|block|endblock|break|continue|feature_summary|write_basic|define_property|aux_source)`)

// findTargets notes the names that the tree's commands may give to what it builds.
func (t *cmakeTree) findTargets(commands []cmakeCommand) {
	for _, c := range commands {
		if noTargets().MatchString(c.name) || fetchCommands[c.name] {
			continue
		}
		for _, a := range c.args {
			t.targets[strings.ToLower(a.text)] = true
		}
	}
}

// ownLink is a function of the tree's own that links what it is given.
var ownLink = lazily.Regexp(`_link_librar(?:y|ies)$`)

// bareLibrary is a library as a linker is told of it, by its name alone or after -l.
var bareLibrary = lazily.Regexp(`^(-l)?([A-Za-z][A-Za-z0-9_.+-]*)$`)

// link reports libraries that are linked by their bare names and that nothing in the tree builds: any after -l, and otherwise
// those whose project is known, for a bare name may also be a target that licit does not see.
func (t *cmakeTree) link(f *cmakeFile, c cmakeCommand, condition string) {
	args := c.args
	switch c.name {
	case "target_link_libraries":
		args = args[1:]
	case "list":
		if len(args) < 3 || args[0].text != "APPEND" || !strings.Contains(args[1].text, "LIB") {
			return
		}
		args = args[2:]
	case "set":
		if !strings.Contains(args[0].text, "LIB") {
			return
		}
		args = args[1:]
	}
	relation := inventory.RelRuntime
	if condition != "" {
		relation = inventory.RelOptional
	}
	for _, a := range linkWords(args) {
		m := bareLibrary().FindStringSubmatch(strings.TrimSpace(a.text))
		if m != nil && m[1] == "" && strings.Contains(m[2], ".") {
			m[2] = libraryName(m[2]) // libssl.a
		}
		if m == nil || t.targets[strings.ToLower(m[2])] || t.built[strings.ToLower(m[2])] {
			continue
		}
		if lower := strings.ToLower(m[2]); (nativeProjects()[lower] != "" || isProjectName()[lower] && !plainDirectories[lower]) && !cmakeWords[m[2]] || m[1] != "" && !optionsLikeLibraries[m[2]] && (c.name == "target_link_libraries" || !ownLink().MatchString(c.name)) {
			t.found(f, a.line, inventory.Package{Name: m[2], Kind: inventory.KindDependency}, relation, condition)
		}
	}
}

// linkWords are the arguments of a command that links, with what generator expressions come to, as $<BUILD_INTERFACE:wonder>, and each of the
// libraries in one string.
func linkWords(args []cmakeArg) []cmakeArg {
	if !slices.ContainsFunc(args, func(a cmakeArg) bool {
		return strings.HasPrefix(a.text, "$<") || strings.HasPrefix(a.text, "-l") && strings.Contains(a.text, " ")
	}) {
		return args
	}
	var words []cmakeArg
	for _, a := range args {
		if strings.HasPrefix(a.text, "$<") {
			a.text = strings.TrimRight(a.text[strings.LastIndexByte(a.text, ':')+1:], ">")
		}
		for _, w := range strings.FieldsFunc(a.text, func(r rune) bool { return r == ' ' || r == ';' }) {
			words = append(words, cmakeArg{text: strings.TrimPrefix(w, "-l"), line: a.line}) // by its bare name only a known project counts
		}
	}
	return words
}

// cmakeWords stand among libraries and are none.
var cmakeWords = set("debug", "optimized", "general", "PUBLIC", "PRIVATE", "INTERFACE", "LINK_PUBLIC", "LINK_PRIVATE", "CACHE", "FORCE", "STRING", "PATH", "FILEPATH", "BOOL", "INTERNAL", "PARENT_SCOPE", "ON", "OFF", "TRUE", "FALSE", "STATIC", "SHARED", "MODULE", "OBJECT")
