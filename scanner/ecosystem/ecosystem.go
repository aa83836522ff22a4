// Package ecosystem reads what manifests and lock files say about
// dependencies, one file of Go for each ecosystem. Manifests are data: nothing
// is run, no URL in them is fetched, no setting in them is obeyed.
//
// One more ecosystem is one more file that declares a package-level
//
//	var conan = Ecosystem{…}
//
// and go generate, which collects them into registry_gen.go.
package ecosystem

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

//go:generate go run ../../internal/gen/registry -type Ecosystem -o registry_gen.go

// Ecosystem is one family of manifests. All its fields but Files, Holds, Scripts and Read are
// documentation: licit list, doc/ and the JSON schema print them.
type Ecosystem struct {
	Name string // "npm"
	PURL string // purl type, "generic" where none exists
	// Files are the manifests that it reads: patterns of path.Match over the
	// lower-case base name, or, where they hold a slash, over as many last parts of the
	// path.
	Files []string
	// Holds are words that each file must have, where the names in Files fit much else: nothing else of those is kept.
	Holds []string
	// Scripts says that it reads shell scripts without an ending too.
	Scripts bool
	Title   string // "npm lock files"
	Reads   string // what is taken from them, in a line
	// Read reads one or more manifests that belong together. It never panics
	// and never hangs; what it cannot read is a Problem.
	Read func(in *Input) Output
}

// Wants reports whether the ecosystem reads the file at an inventory path.
func (e *Ecosystem) Wants(file string) bool {
	parts := strings.Split(strings.ToLower(file), "/")
	for _, pattern := range e.Files {
		n := strings.Count(pattern, "/") + 1
		if n > len(parts) {
			continue
		}
		if ok, _ := path.Match(pattern, strings.Join(parts[len(parts)-n:], "/")); ok {
			return true
		}
	}
	return false
}

// holds reports whether data has the words without which the ecosystem has no use for it; nil stands for what was not read yet.
func (e *Ecosystem) holds(data []byte) bool {
	for _, word := range e.Holds {
		if data != nil && !bytes.Contains(data, []byte(word)) {
			return false
		}
	}
	return true
}

// Matcher finds the ecosystems that want a file, fast enough to ask for every
// file of a large tree.
type Matcher struct {
	all      []Ecosystem
	exact    map[string][]int         // base name -> ecosystems
	patterns map[string][]filePattern // by the ending of the names that match, "" where it is open
}

type filePattern struct {
	pattern   string
	tail      string // what every name that matches ends in
	parts     int    // of the path that it covers
	ecosystem int
}

// NewMatcher makes a Matcher of ecosystems.
func NewMatcher(all []Ecosystem) *Matcher {
	m := &Matcher{all: all, exact: map[string][]int{}, patterns: map[string][]filePattern{}}
	for i, e := range all {
		for _, f := range e.Files {
			if strings.ContainsAny(f, "*?[/") {
				tail := f[strings.LastIndexAny(f, "*?]\\")+1:]
				ending := path.Ext(tail)
				m.patterns[ending] = append(m.patterns[ending], filePattern{f, tail, strings.Count(f, "/") + 1, i})
			} else {
				m.exact[f] = append(m.exact[f], i)
			}
		}
	}
	return m
}

// Wanting returns the ecosystems that read the file at an inventory path, as Wants of
// each would say; nil for most files.
func (m *Matcher) Wanting(file string) []*Ecosystem {
	lower := strings.ToLower(file)
	base := path.Base(lower)
	found := slices.Clone(m.exact[base])
	consider := func(p filePattern) {
		if !strings.HasSuffix(lower, p.tail) {
			return
		}
		name := base
		if p.parts > 1 {
			cut := len(lower)
			for range p.parts {
				if cut = strings.LastIndexByte(lower[:max(cut, 0)], '/'); cut < 0 {
					break
				}
			}
			name = lower[cut+1:]
			if strings.Count(name, "/")+1 != p.parts {
				return
			}
		} else if ext, ok := strings.CutPrefix(p.pattern, "*."); ok && !strings.ContainsAny(ext, "*?[") {
			if strings.HasSuffix(base, "."+ext) {
				found = append(found, p.ecosystem)
			}
			return
		}
		if ok, _ := path.Match(p.pattern, name); ok {
			found = append(found, p.ecosystem)
		}
	}
	for _, p := range m.patterns[""] {
		consider(p)
	}
	if ending := path.Ext(base); ending != "" {
		for _, p := range m.patterns[ending] {
			consider(p)
		}
	}
	return m.named(found)
}

// Reading returns the ecosystems that read a file, by its name or as a shell script that has no ending.
func (m *Matcher) Reading(file Manifest) []*Ecosystem {
	out := slices.DeleteFunc(m.Wanting(file.Path), func(e *Ecosystem) bool { return !e.holds(file.Data) })
	if (len(out) == 0 || bytes.HasPrefix(file.Data, []byte("#!"))) && IsShellScript(file.Path, file.Data) {
		for i := range m.all {
			if m.all[i].Scripts {
				out = append(out, &m.all[i])
			}
		}
	}
	return out
}

func (m *Matcher) named(found []int) []*Ecosystem {
	slices.Sort(found)
	var out []*Ecosystem
	for _, i := range slices.Compact(found) {
		out = append(out, &m.all[i])
	}
	return out
}

// Manifest is one file of the tree that an ecosystem asked for.
type Manifest struct {
	Path string // inventory path
	Data []byte
}

// Input is what Read gets: every manifest of the tree that matches Files,
// sorted by path, so that workspaces, parents and lock files can be seen
// together.
type Input struct {
	Manifests []Manifest
	// Exists reports whether the tree has a file or directory at an inventory path.
	Exists func(path string) bool
	// Gitlink returns the commit that git pins at a path, "" if none.
	Gitlink func(path string) string
	// Outside is what is known of packages elsewhere, nil for nothing.
	Outside *Outside
}

// describesSoftware reports whether a manifest at the top says what the tree is, so that one of how it is packed does not.
func (in *Input) describesSoftware() bool {
	return in.Exists != nil && slices.ContainsFunc([]string{"package.json", "go.mod", "pyproject.toml", "setup.py", "Cargo.toml", "pom.xml", "build.gradle", "build.gradle.kts", "mix.exs"}, in.Exists)
}

// Output is what was read. Edges name packages by id; From may be the id of a
// package of this output, or "" for the root package of the tree.
type Output struct {
	Packages     []inventory.Package
	Dependencies []inventory.Dependency
	Problems     []Problem
	Pointers     []Pointer
}

// Pointer is a manifest's word that the licence of its package stands in another file.
type Pointer struct {
	Path, Target string // inventory path of the manifest, and the file as it names it
	Line         int
	Text         string // as it stands there
}

// Problem is a manifest, or a part of one, that could not be read. It is a
// finding, and makes the scan incomplete unless Unsupported: then it is a form
// that licit does not read yet.
type Problem struct {
	Path        string
	Line        int
	Reason      string
	Unsupported bool
}

// Error makes a Problem printable where it passes as an error.
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Reason) }

// maxManifest bounds the bytes of one manifest.
const maxManifest = 20 << 20
