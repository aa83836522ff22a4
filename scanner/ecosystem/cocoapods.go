package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var cocoapods = Ecosystem{
	Name:  "cocoapods",
	PURL:  "cocoapods",
	Files: []string{"podfile", "podfile.lock", "*.podspec"},
	Title: "CocoaPods",
	Reads: "pods of a Podfile by target, what a podspec needs, and what Podfile.lock resolved, with the edges among pods; subspecs count as their pod",
	Read:  readCocoaPods,
}

// podTree is what the manifests of CocoaPods in a tree say.
type podTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> ids by name
	local  map[string]map[string]bool   // directory of a lock file -> pods of the tree itself
	rest   []inventory.Dependency       // what lock files say is asked for, where no Podfile tells
	asked  map[string]bool              // ids that a Podfile asks for
}

func readCocoaPods(in *Input) Output {
	t := &podTree{builder: newBuilder("cocoapods"), locked: map[string]map[string]string{}, local: map[string]map[string]bool{}, asked: map[string]bool{}}
	for _, m := range locksFirst(in) {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
		} else if isLock(m) {
			t.lock(m)
		} else {
			t.pods(m)
		}
	}
	for _, d := range t.rest {
		if !t.asked[d.To] {
			t.edge(d)
		}
	}
	return t.output()
}

// podSpec is an entry of a lock file: "Lamp/Core (1.2.0)", "Lamp (from `../lamp`)", "Lamp (~> 1.0)".
var podSpec = lazily.Regexp("^([^\\s(]+)(?: \\(([^)]*)\\))?$")

// podName is the pod that a name with a subspec belongs to.
func podName(s string) string {
	name, _, _ := strings.Cut(s, "/")
	return name
}

// lock reads a lock file: pods with what they need, and where those are from that no spec repository has.
func (t *podTree) lock(m Manifest) {
	docs, problem := parseYAML(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
	}
	dir := path.Dir(m.Path)
	ids, local := map[string]string{}, map[string]bool{}
	t.locked[dir], t.local[dir] = ids, local
	for _, doc := range docs {
		outside, checkout := doc.get("EXTERNAL SOURCES"), doc.get("CHECKOUT OPTIONS")
		type need struct {
			from, to, asked string
			line            int
		}
		var needs []need
		for _, item := range doc.get("PODS").items() {
			words := item.str()
			var wants *node
			for key, list := range item.all() {
				words, wants = key, list
			}
			f := podSpec().FindStringSubmatch(words)
			if f == nil {
				continue
			}
			name := podName(f[1])
			line := item.line
			if wants.lineNumber() > 0 && item.str() == "" {
				line = wants.line
			}
			for _, want := range wants.items() {
				if w := podSpec().FindStringSubmatch(want.str()); w != nil && podName(w[1]) != name {
					needs = append(needs, need{name, podName(w[1]), w[2], want.line})
				}
			}
			p := inventory.Package{Name: name, Version: f[2], PURL: purl("cocoapods", "", name, f[2])}
			if source := outside.get(name); source != nil {
				if at := source.get(":path").str(); at != "" && !strings.Contains(at, "node_modules/") {
					local[name] = true
					continue
				}
				if url := source.get(":git").str(); url != "" {
					p = gitPackage(name, url, cmp.Or(checkout.get(name, ":commit").str(), source.get(":commit").str(), source.get(":tag").str()))
				}
			}
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, line)}
			p.Hashes = nil // the checksums of the file are of the podspec, not of what it hands out
			ids[name] = t.add(p)
		}
		relation := relationOfPath(m.Path, inventory.RelRuntime)
		for _, item := range doc.get("DEPENDENCIES").items() {
			if f := podSpec().FindStringSubmatch(item.str()); f != nil {
				asked := f[2]
				if strings.HasPrefix(asked, "from ") {
					asked = ""
				}
				t.rest = append(t.rest, inventory.Dependency{To: ids[podName(f[1])], Relation: relation, Scope: "direct", Requirement: asked, Locations: []inventory.Location{at(m.Path, item.line)}})
			}
		}
		for _, n := range needs {
			if local[n.from] {
				t.direct("", ids[n.to], relation, "", at(m.Path, n.line)).asking(n.asked)
				continue
			}
			t.transitive(ids[n.from], ids[n.to], relation, "", at(m.Path, n.line)).asking(n.asked)
		}
	}
}

var (
	podCall   = lazily.Regexp(`^\s*(?:pod|\w+\.(?:\w+\.)?dependency)[ (]\s*['"]([^'"]+)['"](.*)$`)
	podBlock  = lazily.Regexp(`\.(sub|test_|app_)?spec[ (]`)
	podTarget = lazily.Regexp(`^\s*(?:abstract_)?target[ (]\s*['"]([^'"]+)['"]`)
)

// pods reads the pods that a Podfile or a podspec names; both are programs, of which calls with literal arguments are read.
func (t *podTree) pods(m Manifest) {
	ids, local := t.locked[path.Dir(m.Path)], t.local[path.Dir(m.Path)]
	relation := relationOfPath(m.Path, inventory.RelRuntime)
	inTest := false
	for line, text := range lines(m.Data) {
		if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, "#") || len(text) > 2000 {
			continue
		}
		if f := podTarget().FindStringSubmatch(text); f != nil {
			inTest = strings.HasSuffix(strings.ToLower(f[1]), "tests") || strings.HasSuffix(strings.ToLower(f[1]), "test")
		}
		if f := podBlock().FindStringSubmatch(text); f != nil {
			inTest = f[1] == "test_"
		}
		f := podCall().FindStringSubmatch(text)
		if f == nil || strings.Contains(f[1], "#{") {
			continue
		}
		name := podName(f[1])
		asked, keys := gemArguments(f[2])
		own := path.Ext(m.Path) == ".podspec" && name == strings.TrimSuffix(path.Base(m.Path), ".podspec")
		if own || local[name] || keys["path"] != "" && ids[name] == "" {
			continue
		}
		requirement, loc := strings.Join(asked, ", "), at(m.Path, line)
		id := ids[name]
		if id == "" {
			p := inventory.Package{Name: name, Requirement: requirement}
			if len(asked) == 1 && isVersion(strings.TrimPrefix(asked[0], "= ")) {
				p.Version, p.Requirement = strings.TrimPrefix(asked[0], "= "), ""
			}
			p.PURL = purl("cocoapods", "", name, p.Version)
			if keys["git"] != "" {
				p = gitPackage(name, keys["git"], cmp.Or(keys["commit"], keys["tag"]))
				p.Requirement = keys["branch"]
			}
			p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
			id = t.add(p)
		} else {
			t.require(id, requirement)
		}
		as := relation
		if inTest {
			as = inventory.RelTest
		}
		t.asked[id] = t.asked[id] || path.Ext(m.Path) != ".podspec"
		t.direct("", id, as, "", loc).asking(requirement)
	}
}
