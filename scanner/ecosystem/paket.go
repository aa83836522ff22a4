package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var paket = Ecosystem{
	Name:  "paket",
	PURL:  "nuget",
	Files: []string{"paket.lock", "paket.dependencies"},
	Title: "Paket (.NET)",
	Reads: "packages and repositories that paket.lock resolved, by group, with its edges, and which of them paket.dependencies asks for",
	Read:  readPaket,
}

var (
	paketPackage = lazily.Regexp(`^    ([\w.-]+) \(([^()\s]+)\)`)
	paketNeeds   = lazily.Regexp(`^      ([\w.-]+)(?: \(([^()]*)\))?`)
	paketFile    = lazily.Regexp(`^    (?:\S+ )?\(([0-9a-f]{40})\)`)
	paketAsks    = lazily.Regexp(`^\s*(?:nuget|clitool)\s+([\w.-]+)\s*([^#/]*)`)
)

type paketTree struct {
	*builder
	locked map[string]string // directory, group and name in lower case -> id
}

// readPaket reads paket.lock and paket.dependencies (fsprojects.github.io/Paket).
func readPaket(in *Input) Output {
	t := &paketTree{builder: newBuilder("paket"), locked: map[string]string{}}
	for _, m := range locksFirst(in) {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
		} else if isLock(m) {
			t.lock(m)
		} else {
			t.asks(m)
		}
	}
	reached := t.reached()
	for _, key := range sortedKeys(t.locked) {
		if id := t.locked[key]; !reached[id] {
			t.transitive("", id, inventory.RelRuntime, "", t.get(id).Locations...)
		}
	}
	return t.output()
}

func paketGroup(text string) (string, bool) {
	f := strings.Fields(text)
	if len(f) == 2 && strings.EqualFold(f[0], "group") {
		return strings.ToLower(f[1]), true
	}
	return "", false
}

func (t *paketTree) lock(m Manifest) {
	dir, group, kind, remote, from := path.Dir(m.Path), "", "", "", ""
	type need struct {
		from, name, asks string
		line             int
	}
	var needs []need
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimSpace(text)
		if g, ok := paketGroup(text); ok && text[0] != ' ' {
			group = g
			continue
		}
		switch {
		case trimmed == "":
		case text[0] != ' ':
			kind, remote = strings.SplitN(trimmed, ":", 2)[0], ""
		case strings.HasPrefix(text, "  remote:"):
			remote = strings.TrimSpace(strings.TrimPrefix(text, "  remote:"))
		case kind == "NUGET":
			if f := paketPackage().FindStringSubmatch(text); f != nil {
				from = t.add(inventory.Package{Name: f[1], Version: f[2], Kind: inventory.KindDependency, PURL: purl("nuget", "", f[1], f[2]), Locations: []inventory.Location{at(m.Path, line)}})
				t.locked[dir+" "+group+" "+strings.ToLower(f[1])] = from
			} else if f := paketNeeds().FindStringSubmatch(text); f != nil {
				needs = append(needs, need{from, dir + " " + group + " " + strings.ToLower(f[1]), f[2], line})
			}
		case kind == "GITHUB" || kind == "GIT":
			if f := paketFile().FindStringSubmatch(text); f != nil && remote != "" {
				url := remote
				if kind == "GITHUB" {
					url = "https://github.com/" + remote
				}
				p := fetched(repositoryName(url), url, f[1], "")
				p.Locations = []inventory.Location{at(m.Path, line)}
				t.direct("", t.add(p), inventory.RelRuntime, "", p.Locations[0])
			}
		}
	}
	for _, n := range needs {
		t.transitive(n.from, t.locked[n.name], inventory.RelRuntime, "", at(m.Path, n.line)).asking(n.asks)
	}
}

// asks reads paket.dependencies: "group Build", then "nuget Lamp.Core ~> 4.7".
func (t *paketTree) asks(m Manifest) {
	group := ""
	for line, text := range lines(m.Data) {
		if g, ok := paketGroup(text); ok {
			group = g
			continue
		}
		f := paketAsks().FindStringSubmatch(text)
		if f == nil {
			continue
		}
		relation := relationOfPath(m.Path, inventory.RelRuntime)
		switch {
		case strings.Contains(group, "test"):
			relation = inventory.RelTest
		case strings.Contains(group, "build"):
			relation = inventory.RelBuild
		case strings.Contains(group, "doc"):
			relation = inventory.RelDoc
		}
		want := strings.TrimSpace(f[2])
		id := t.locked[path.Dir(m.Path)+" "+group+" "+strings.ToLower(f[1])]
		if id == "" {
			id = t.add(inventory.Package{Name: f[1], Requirement: want, Kind: inventory.KindDependency, PURL: purl("nuget", "", f[1], ""), Locations: []inventory.Location{at(m.Path, line)}})
		}
		t.direct("", id, relation, "", at(m.Path, line)).asking(want)
	}
}
