package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var hexpm = Ecosystem{
	Name:  "hex",
	PURL:  "hex",
	Files: []string{"mix.lock", "mix.exs", "rebar.lock"},
	Title: "Hex (Elixir, Erlang)",
	Reads: "packages of mix.lock and rebar.lock with edges and checksums, and which of them mix.exs asks for itself",
	Read:  readHex,
}

var (
	mixLocked  = lazily.Regexp(`^\s*"([a-z0-9_]+)": \{:(hex|git), (?::([a-z0-9_]+), "([^"]+)", "([0-9a-f]*)"|"([^"]+)", "([0-9a-f]+)")(.*)$`)
	mixBrought = lazily.Regexp(`\{:([a-z0-9_]+), "([^"]*)", \[(?:[^\]]*?)hex: :([a-z0-9_]+)([^\]]*)\]\}`)
	mixAsked   = lazily.Regexp(`\{\s*:([a-z0-9_]+)\s*,\s*(?:"([^"]*)"|([a-z_]+:))([^}]*)`)
	mixOnly    = lazily.Regexp(`\bonly:\s*(\[[^\]]*\]|:\w+)`)
	mixName    = lazily.Regexp(`\bapp:\s*:([a-z0-9_]+)`)
	mixVersion = lazily.Regexp(`(?:\bversion:|@version)\s*"([^"]+)"`)
	rebarEntry = lazily.Regexp(`\{<<"([a-z0-9_]+)">>,\s*\{(pkg|git),\s*(?:<<"([a-z0-9_]+)">>,\s*<<"([^"]+)">>|"([^"]+)",\s*\{ref,\s*"([0-9a-f]+)"\})\s*(?:,[^}]*)?\}\s*,\s*(\d+)\}`)
)

// hexTree is what the manifests of Hex in a tree say.
type hexTree struct {
	*builder
	locked map[string]map[string]string // directory of a lock file -> app -> id
}

func readHex(in *Input) Output {
	t := &hexTree{builder: newBuilder("hex"), locked: map[string]map[string]string{}}
	for _, m := range locksFirst(in) {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		switch strings.ToLower(path.Base(m.Path)) {
		case "mix.lock":
			t.mixLock(m)
		case "rebar.lock":
			t.rebarLock(m)
		default:
			t.mix(m)
		}
	}
	reached := t.reached()
	for _, dir := range sortedKeys(t.locked) {
		for _, app := range sortedKeys(t.locked[dir]) {
			if id := t.locked[dir][app]; !reached[id] {
				t.transitive("", id, inventory.RelRuntime, "", t.get(id).Locations...)
			}
		}
	}
	return t.output()
}

func (t *hexTree) mixLock(m Manifest) {
	ids := map[string]string{}
	t.locked[path.Dir(m.Path)] = ids
	type brought struct {
		from, rest string
		line       int
	}
	var edges []brought
	for line, text := range lines(m.Data) {
		f := mixLocked().FindStringSubmatch(text)
		if f == nil {
			if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, `"`) {
				t.problem(m.Path, line, "expected an entry of a package")
			}
			continue
		}
		p := inventory.Package{Name: f[3], Version: f[4], PURL: purl("hex", "", f[3], f[4]), Hashes: hexHash("sha256", f[5], "distribution")}
		if f[2] == "git" {
			p = gitPackage(f[1], f[6], f[7])
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, line)}
		ids[f[1]] = t.add(p)
		edges = append(edges, brought{f[1], f[8], line})
	}
	for _, e := range edges {
		for _, d := range mixBrought().FindAllStringSubmatch(e.rest, maxAlternatives) {
			relation := inventory.RelRuntime
			if strings.Contains(d[0], "optional: true") {
				relation = inventory.RelOptional
			}
			t.transitive(ids[e.from], ids[d[1]], relation, "", at(m.Path, e.line)).asking(d[2])
		}
	}
}

// mix reads which packages a project asks for, where it writes them out as a list. The script is never run.
func (t *hexTree) mix(m Manifest) {
	dir, text := path.Dir(m.Path), string(m.Data)
	from := ""
	if f := mixName().FindStringSubmatchIndex(text); f != nil {
		name, version := text[f[2]:f[3]], ""
		if v := mixVersion().FindStringSubmatch(text); v != nil {
			version = v[1]
		}
		from = t.own(inventory.Package{Name: name, Version: version, PURL: purl("hex", "", name, version), Locations: []inventory.Location{at(m.Path, 1+strings.Count(text[:f[0]], "\n"))}}, m.Path)
	}
	for line, one := range lines(m.Data) {
		one, _, _ = strings.Cut(one, " #")
		if strings.HasPrefix(strings.TrimSpace(one), "#") {
			continue
		}
		for _, f := range mixAsked().FindAllStringSubmatch(one, maxAlternatives) {
			options := f[3] + f[4]
			if f[3] != "" && !strings.Contains("git: github: path: hex: in_umbrella:", f[3]) || strings.Contains(options, "path:") || strings.Contains(options, "in_umbrella:") {
				continue // another list, or a directory
			}
			loc, relation := at(m.Path, line), inventory.RelRuntime
			if only := mixOnly().FindStringSubmatch(options); only != nil && !strings.Contains(only[1], "prod") {
				relation = inventory.RelDev
				if !strings.Contains(only[1], ":dev") {
					relation = relationOf(strings.Trim(only[1], "[: ]"), inventory.RelDev)
				}
			} else if strings.Contains(options, "optional: true") {
				relation = inventory.RelOptional
			}
			to := ""
			for up := dir; to == ""; up = path.Dir(up) {
				if to = t.locked[up][f[1]]; up == "." || up == "/" {
					break
				}
			}
			if to == "" {
				to = t.add(inventory.Package{Name: f[1], Requirement: f[2], Kind: inventory.KindDependency, PURL: purl("hex", "", f[1], ""), Locations: []inventory.Location{loc}})
			}
			t.direct(from, to, relation, "", loc).asking(f[2])
		}
	}
}

func (t *hexTree) rebarLock(m Manifest) {
	ids := map[string]string{}
	t.locked[path.Dir(m.Path)] = ids
	text := string(m.Data)
	counter := lineCounter{data: m.Data}
	for _, f := range rebarEntry().FindAllStringSubmatchIndex(text, maxEntries) {
		part := func(i int) string {
			if f[2*i] < 0 {
				return ""
			}
			return text[f[2*i]:f[2*i+1]]
		}
		p := inventory.Package{Name: part(3), Version: part(4), PURL: purl("hex", "", part(3), part(4))}
		if part(2) == "git" {
			p = gitPackage(part(1), part(5), part(6))
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{at(m.Path, counter.lineAt(f[0]))}
		id := t.add(p)
		ids[part(1)] = id
		if part(7) == "0" { // its depth
			t.direct("", id, inventory.RelRuntime, "", p.Locations[0])
		}
	}
}
