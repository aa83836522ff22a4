package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// pinFiles are the names of plain files with a line name=tag for each dependency, which build
// scripts read.
var pinFiles = []string{"third_party_release*", "third_party_versions*", "third-party-versions*", "third_party.txt", "dependencies.txt", "dependency_versions*", "deps.txt",
	"deps.env", "dependencies.env", "versions.env", "*.pins"}

// pin is one line of such a file.
type pin struct {
	name, tag string
	path      string
	line      int
	used      bool // a command of CMake says what it belongs to
}

func isPinFile(file string) bool {
	base := strings.ToLower(path.Base(file))
	for _, pattern := range pinFiles {
		if ok, _ := path.Match(pattern, base); ok {
			return true
		}
	}
	return false
}

var pinLine = lazily.Regexp(`^(?:export\s+)?([A-Za-z][A-Za-z0-9_.+-]*)\s*=\s*["']?([A-Za-z0-9][A-Za-z0-9_.+/-]*)["']?$`)

// readPins takes a file as pins only if each of its lines is one: the names say little.
func (t *cmakeTree) readPins(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	var pins []*pin
	other, first := 0, 0 // lines that are no pins
	for line, text := range lines(m.Data) {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		found := pinLine().FindStringSubmatch(text)
		if found == nil {
			if other++; other == 1 {
				first = line
			}
			continue
		}
		name := found[1]
		for _, suffix := range []string{"_GIT_TAG", "_VERSION", "_TAG", "_COMMIT", "_REVISION", "_REF", "_version", "_tag"} {
			name = strings.TrimSuffix(name, suffix)
		}
		if pinsVersion(found[2]) {
			pins = append(pins, &pin{name: name, tag: found[2], path: m.Path, line: line})
		}
	}
	if other > 0 {
		if len(pins) > other {
			t.unsupported(m.Path, first, "no pin of the form name=tag, so the file is not read as one of pins")
		}
		return
	}
	t.pins = append(t.pins, pins...)
	for _, p := range pins {
		if key := strings.ToLower(p.name); t.pinned[key] == nil {
			t.pinned[key] = p
		}
	}
}

// pinnedValue is the value of a variable that a script makes of a pin: <name>_GIT_TAG and the
// like.
func (t *cmakeTree) pinnedValue(variable string) (string, bool) {
	lower := strings.ToLower(variable)
	for _, suffix := range []string{"_git_tag", "_tag", "_version", "_commit", "_ref"} {
		if name, ok := strings.CutSuffix(lower, suffix); ok {
			if p := t.pinned[name]; p != nil {
				p.used = true
				return p.tag, true
			}
		}
	}
	return "", false
}

// pinOf is the pin that gave a fetched package its version.
func (t *cmakeTree) pinOf(p inventory.Package) *pin {
	for _, name := range []string{p.Name, path.Base(strings.TrimSuffix(p.PURL, "@"+p.Version))} {
		if found := t.pinned[strings.ToLower(name)]; found != nil && found.tag == p.Version {
			found.used = true
			return found
		}
	}
	return nil
}

// unusedPins reports the pins that no command of CMake explains.
func (t *cmakeTree) unusedPins() {
	for _, pin := range t.pins {
		if pin.used {
			continue
		}
		loc := at(pin.path, pin.line)
		p := inventory.Package{Name: pin.name, Version: pin.tag, PURL: genericID(pin.name, pin.tag), Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
		relation := inventory.RelRuntime
		if testFramework(strings.ToLower(pin.name)) {
			relation = inventory.RelTest
		}
		id := t.add(p)
		t.fetches[plainName(pin.name)] = id
		t.direct(t.root, id, relationOfPath(pin.path, relation), "", loc)
	}
}

// plainName is a name without what separates its words, as different channels do it
// differently; "gtest" and "googletest" are one.
func plainName(name string) string {
	name = strings.ToLower(name)
	if project, ok := nativeProjects()[name]; ok {
		name = project
	}
	return separators.Replace(name)
}

var separators = strings.NewReplacer("-", "", "_", "", ".", "", "+", "p")

// mergeFound folds what is first looked for on the machine into what is fetched otherwise:
// one dependency, with the version of the second.
func (t *cmakeTree) mergeFound() {
	for _, name := range []string{"qt5", "qt6"} {
		if id := nativeID(name, ""); t.get(id) != nil {
			t.fetches["qt"] = id // find_package(QT NAMES Qt6 Qt5) stands for those
		}
	}
	into := map[string]string{}
	kept := t.packages[:0]
	for _, p := range t.packages {
		id, ok := t.fetches[plainName(p.Name)]
		if ok && id != p.ID && p.Origin == nil && p.Version == "" && p.Kind == inventory.KindDependency {
			into[p.ID] = id
			continue
		}
		kept = append(kept, p)
	}
	if len(into) == 0 {
		return
	}
	t.packages = kept
	t.index = map[string]int{}
	for i, p := range kept {
		t.index[p.ID] = i
	}
	edges := t.edges
	t.edges, t.edgeIndex = nil, map[edgeKey]int{}
	for _, e := range edges {
		if id, ok := into[e.To]; ok {
			e.To = id
		}
		if e.To != "" { // a submodule, which its own ecosystem tells of
			t.edge(e)
		}
	}
}
