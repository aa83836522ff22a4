package ecosystem

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var cran = Ecosystem{
	Name:  "cran",
	PURL:  "cran",
	Files: []string{"description", "renv.lock"},
	Title: "R packages",
	Reads: "what DESCRIPTION imports, links to and suggests, resolved by renv.lock, with its edges; what comes with R is left out",
	Read:  readCRAN,
}

// rBase are the packages that come with R itself.
var rBase = []string{"R", "base", "compiler", "datasets", "graphics", "grDevices", "grid", "methods", "parallel", "splines", "stats", "stats4", "tcltk", "tools", "utils"}

var rFields = []struct{ name, relation string }{
	{"Depends", inventory.RelRuntime}, {"Imports", inventory.RelRuntime}, {"LinkingTo", inventory.RelRuntime},
	{"Suggests", inventory.RelOptional}, {"Enhances", inventory.RelOptional},
}

// rRequirement is "name (>= 1.0)".
var rRequirement = lazily.Regexp(`^([A-Za-z][A-Za-z0-9.]*)\s*(?:\(\s*([^)]*?)\s*\))?$`)

type rTree struct {
	*builder
	locked map[string]map[string]string // directory of a renv.lock -> name -> id
}

// readCRAN reads DESCRIPTION ("Writing R Extensions", section 1.1.1) and renv.lock.
func readCRAN(in *Input) Output {
	t := &rTree{builder: newBuilder("cran"), locked: map[string]map[string]string{}}
	for _, m := range locksFirst(in) {
		if isLock(m) {
			t.lock(m)
			continue
		}
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		m.Data = bytes.TrimPrefix(m.Data, []byte("\xef\xbb\xbf"))
		if bytes.HasPrefix(m.Data, []byte("Package:")) || bytes.Contains(m.Data, []byte("\nPackage:")) {
			t.description(m)
		}
	}
	reached := t.reached()
	for _, dir := range sortedKeys(t.locked) {
		for _, name := range sortedKeys(t.locked[dir]) {
			if id := t.locked[dir][name]; !reached[id] {
				t.direct("", id, inventory.RelRuntime, "", t.get(id).Locations...)
			}
		}
	}
	return t.output()
}

func (t *rTree) lock(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	ids := map[string]string{}
	t.locked[path.Dir(m.Path)] = ids
	for name, entry := range doc.get("Packages").all() {
		version, loc := entry.get("Version").str(), at(m.Path, entry.line)
		p := inventory.Package{Name: name, Version: version, PURL: purl("cran", "", name, version)}
		if user, repo := entry.get("RemoteUsername").str(), entry.get("RemoteRepo").str(); strings.EqualFold(entry.get("RemoteType").str(), "github") && user != "" && repo != "" {
			p = gitPackage(name, "https://github.com/"+user+"/"+repo, entry.get("RemoteSha").str())
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
		ids[name] = t.add(p)
	}
	for name, entry := range doc.get("Packages").all() {
		for _, asked := range entry.get("Requirements").items() {
			t.transitive(ids[name], ids[asked.str()], inventory.RelRuntime, "", at(m.Path, asked.line))
		}
		for _, f := range rFields[:3] { // renv 1.1 keeps the fields of each package
			for _, asked := range entry.get(f.name).items() {
				if r := rRequirement().FindStringSubmatch(asked.str()); r != nil {
					t.transitive(ids[name], ids[r[1]], f.relation, "", at(m.Path, asked.line)).asking(r[2])
				}
			}
		}
	}
}

func (t *rTree) description(m Manifest) {
	texts, where := map[string][]byte{}, map[string]int{}
	field := ""
	for line, text := range lines(m.Data) {
		if text != "" && (text[0] == ' ' || text[0] == '\t') {
			if field != "" {
				texts[field] = append(append(texts[field], ' '), strings.TrimSpace(text)...)
			}
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if field = ""; ok && where[name] == 0 {
			field, where[name], texts[name] = name, line, []byte(strings.TrimSpace(value))
		}
	}
	fields := map[string]string{}
	for name, text := range texts {
		fields[name] = string(text)
	}
	name, version := fields["Package"], fields["Version"]
	p := inventory.Package{Name: name, Version: version, PURL: purl("cran", "", name, version), Locations: []inventory.Location{at(m.Path, where["Package"])}}
	license, _, _ := strings.Cut(fields["License"], "+ file") // what else the file says
	declare(&p, strings.TrimSpace(license), m.Path)
	from := t.own(p, m.Path)
	ids := t.locked[path.Dir(m.Path)]
	for _, f := range rFields {
		loc := at(m.Path, where[f.name])
		for _, item := range strings.Split(fields[f.name], ",") {
			if item = strings.TrimSpace(item); item == "" {
				continue
			}
			r := rRequirement().FindStringSubmatch(item)
			if r == nil {
				t.problem(m.Path, where[f.name], "%q is no requirement that R allows", item)
				continue
			}
			if slices.Contains(rBase, r[1]) {
				continue
			}
			to := ids[r[1]]
			if to == "" {
				to = t.add(inventory.Package{Name: r[1], Requirement: r[2], Kind: inventory.KindDependency, PURL: purl("cran", "", r[1], ""), Locations: []inventory.Location{loc}})
			}
			t.direct(from, to, f.relation, "", loc).asking(r[2])
		}
	}
}
