package ecosystem

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// cmakeFunction is a function or macro of the tree's own that fetches what its arguments say.
type cmakeFunction struct {
	file       *cmakeFile
	parameters []string
	body       []cmakeCommand
}

// The budgets of calls of a tree's own functions.
const (
	maxCMakeCalls = 2_000
	maxCMakeDepth = 4
)

// fetchCommands are the commands that name where foreign code comes from.
var fetchCommands = set("fetchcontent_declare", "externalproject_add", "cpmaddpackage", "cpmfindpackage", "cpmdeclarepackage")

// findFetchers notes functions and macros that hand their arguments on to a command that fetches, or to
// another one of the kind.
func (t *cmakeTree) findFetchers(files []string) {
	for range maxCMakeDepth {
		before := len(t.fetchers)
		for _, file := range files {
			f := t.files[file]
			start, hands := -1, false
			for i, c := range f.commands {
				switch {
				case (c.name == "macro" || c.name == "function") && len(c.args) > 0:
					start, hands = i, false
				case start < 0:
				case c.name == "endmacro" || c.name == "endfunction":
					if head := f.commands[start]; hands {
						fn := &cmakeFunction{file: f, body: f.commands[start+1 : i]}
						for _, a := range head.args[1:] {
							fn.parameters = append(fn.parameters, a.text)
						}
						t.fetchers[strings.ToLower(head.args[0].text)] = fn
					}
					start = -1
				case fetchCommands[c.name] || t.fetchers[c.name] != nil:
					hands = hands || slices.ContainsFunc(c.args, func(a cmakeArg) bool { return strings.Contains(a.text, "${") })
				}
			}
		}
		if len(t.fetchers) == before {
			return
		}
	}
}

// callFetcher executes the body of a function with its arguments (cmake-language(7), "Command Invocations").
func (t *cmakeTree) callFetcher(fn *cmakeFunction, f *cmakeFile, c cmakeCommand, vars map[string]string, conditions []string, depth int) {
	if t.calls++; t.calls > maxCMakeCalls || depth >= maxCMakeDepth {
		return
	}
	inner := maps.Clone(vars)
	var all []string
	for i, a := range c.args {
		all = append(all, a.text)
		inner["ARGV"+strconv.Itoa(i)] = a.text
	}
	for i, p := range fn.parameters {
		inner[p] = ""
		if i < len(all) {
			inner[p] = all[i]
		}
	}
	inner["ARGC"] = strconv.Itoa(len(all))
	inner["ARGV"] = boundedList(all)
	inner["ARGN"] = boundedList(all[min(len(fn.parameters), len(all)):])
	// What is found stands where the function is called: there somebody decided on it.
	body := slices.Clone(fn.body)
	for i := range body {
		body[i].line = c.line
	}
	t.execute(&cmakeFile{path: f.path, vars: fn.file.vars}, body, inner, slices.Clone(conditions), depth+1)
}

func boundedList(words []string) string {
	s := strings.Join(words, ";")
	if len(s) > maxValue {
		return ""
	}
	return s
}

// parseArguments sets what cmake_parse_arguments makes of the arguments of a function: PREFIX_KEYWORD.
func parseArguments(args []cmakeArg, vars map[string]string) {
	var words []string
	if len(args) > 2 && args[0].text == "PARSE_ARGV" {
		if n, err := strconv.Atoi(args[1].text); err == nil && n >= 0 {
			given := strings.Split(vars["ARGV"], ";")
			words = given[min(n, len(given)):]
		}
		args = args[2:]
	} else if len(args) > 4 {
		for _, a := range args[4:] {
			words = append(words, strings.Split(a.text, ";")...)
		}
	}
	if len(args) < 4 {
		return
	}
	prefix := args[0].text + "_"
	keywords := map[string]int{}
	for i, list := range args[1:4] {
		for _, k := range strings.Split(list.text, ";") {
			keywords[k] = i
			vars[prefix+k] = ""
		}
	}
	key, lists := "", map[string][]string{}
	for _, w := range words {
		if kind, ok := keywords[w]; ok && w != "" {
			if key = w; kind == 0 {
				vars[prefix+w], key = "TRUE", ""
			}
			continue
		}
		if key == "" {
			key = "UNPARSED_ARGUMENTS"
		}
		lists[key] = append(lists[key], w)
		if keywords[key] == 1 {
			key = ""
		}
	}
	for k, list := range lists {
		vars[prefix+k] = boundedList(list)
	}
}

// expandArgs returns the arguments of a command with what is known of the variables in them. Where foreign
// code is fetched, a list that is not quoted becomes several arguments, as it does in CMake.
func (t *cmakeTree) expandArgs(f *cmakeFile, vars map[string]string, c cmakeCommand) []cmakeArg {
	if !slices.ContainsFunc(c.args, func(a cmakeArg) bool { return strings.Contains(a.text, "${") }) {
		return c.args
	}
	fetches := fetchCommands[c.name] || t.fetchers[c.name] != nil
	out := make([]cmakeArg, 0, len(c.args))
	for _, a := range c.args {
		text := t.expand(f, vars, a.text)
		if fetches && !a.quoted && text != a.text && strings.Contains(text, ";") {
			for _, word := range strings.Split(text, ";") {
				out = append(out, cmakeArg{text: word, line: a.line})
			}
			continue
		}
		a.text = text
		out = append(out, a)
	}
	return out
}
