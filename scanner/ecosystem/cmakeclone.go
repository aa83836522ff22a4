package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// cmakeClones are the repositories that a file clones with git itself (git-clone(1)), and the condition of each.
type cmakeClones struct {
	script     fetchScript
	conditions []string
}

var (
	gitProgram = lazily.Regexp(`(?i)^(?:.*[/\\])?(?:git(?:\.exe)?|\$\{(?:git|git_executable|git_command|git_program|git_bin)\})$`)
	// commandOption is a keyword of execute_process or add_custom_command that ends a command line, as RESULT_VARIABLE does.
	commandOption = lazily.Regexp(`^(?:[A-Z]+_[A-Z_]+|COMMENT|DEPENDS|TIMEOUT|VERBATIM|COMMAND|&&|;)$`)
)

// gitCommands reads what execute_process and its like have git clone, and which tag or commit they check out of it. It tells
// whether there is a clone.
func (t *cmakeTree) gitCommands(f *cmakeFile, c cmakeCommand, condition string) bool {
	cloned := false
	dir := keyword(c.args, "WORKING_DIRECTORY")
	for i, a := range c.args {
		if !gitProgram().MatchString(a.text) {
			continue
		}
		words := []string{}
		for _, word := range c.args[i+1:] {
			if commandOption().MatchString(word.text) {
				break
			}
			words = append(words, strings.TrimSuffix(word.text, ";"))
		}
		clones := t.clones[f.path]
		if clones == nil {
			clones = &cmakeClones{}
			t.clones[f.path] = clones
		}
		if dir != "" && len(words) > 0 && words[0] != "-C" && words[0] != "clone" {
			words = append([]string{"-C", path.Clean(dir)}, words...)
		}
		clones.script.git(c.line, words)
		for len(clones.conditions) < len(clones.script.clones) {
			clones.conditions = append(clones.conditions, condition)
			cloned = true
		}
	}
	return cloned
}

// cloned reports what a file has cloned once it is known which state of it was checked out.
func (t *cmakeTree) cloned(f *cmakeFile) {
	clones := t.clones[f.path]
	if clones == nil {
		return
	}
	for i, c := range clones.script.clones {
		p := fetched(repositoryName(c.url), c.url, c.ref, "")
		if c.ref == "" || strings.Contains(c.ref, "$") {
			p = fetched(repositoryName(c.url), c.url, "", "")
			p.Unresolved = "the build names no tag or commit"
		}
		t.fetchedPackage(f, c.line, p, clones.conditions[i])
	}
}
