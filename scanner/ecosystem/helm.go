package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var helm = Ecosystem{
	Name:  "helm",
	PURL:  "helm",
	Files: []string{"chart.yaml", "chart.lock"},
	Title: "Helm charts",
	Reads: "charts that a chart depends on, resolved by Chart.lock, with the repository and the condition that switches them",
	Read:  readHelm,
}

// readHelm reads Chart.yaml (helm.sh, "Charts") and its lock file. A chart of the tree is named by no registry.
func readHelm(in *Input) Output {
	b := newBuilder("helm")
	charts := map[string]string{}            // directory -> id
	locked := map[string]map[string]string{} // directory -> chart -> version
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		all, problem := parseYAML(m)
		if problem != nil {
			problem.Unsupported = strings.Contains(string(m.Data[:min(len(m.Data), maxManifest)]), "{{") // a template
			b.problems = append(b.problems, *problem)
			continue
		}
		if len(all) == 0 {
			continue
		}
		dir := path.Dir(m.Path)
		if isLock(m) {
			locked[dir] = map[string]string{}
			for _, d := range all[0].get("dependencies").items() {
				locked[dir][d.get("name").str()+" "+d.get("repository").str()] = d.get("version").str()
			}
			continue
		}
		docs[m.Path] = all[0]
		if name := all[0].get("name"); name.str() != "" {
			version := all[0].get("version").str()
			if dir == "." && in.describesSoftware() {
				continue // of what the chart installs
			}
			charts[dir] = b.own(inventory.Package{Name: name.str(), Version: version, PURL: purl("helm", "", name.str(), version), Locations: []inventory.Location{at(m.Path, name.line)}}, m.Path)
		}
	}
	for _, file := range sortedKeys(docs) {
		dir := path.Dir(file)
		for _, d := range docs[file].get("dependencies").items() {
			name, asked, repository := d.get("name").str(), d.get("version").str(), d.get("repository").str()
			loc := at(file, d.line)
			condition := cmp.Or(d.get("condition").str(), d.get("tags").str())
			local, isLocal := strings.CutPrefix(repository, "file://")
			if repository == "" {
				local, isLocal = path.Join("charts", name), true
			}
			if to := charts[path.Join(dir, local)]; isLocal && to != "" {
				b.direct(charts[dir], to, inventory.RelRuntime, condition, loc).asking(asked)
				continue
			}
			p := inventory.Package{Name: name, Version: locked[dir][name+" "+repository], Requirement: asked, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
			if p.Version == "" && exactSemver().MatchString(asked) {
				p.Version = strings.TrimLeft(asked, "=v ")
			}
			where := repository
			switch {
			case isLocal:
				where, p.Unresolved = "", "the chart that "+cmp.Or(repository, local)+" leads to is not in the tree"
			case strings.HasPrefix(repository, "@") || strings.HasPrefix(repository, "alias:"):
				where = "" // a name that each machine gives an address
			}
			p.PURL = purl("helm", "", name, p.Version, "repository_url", where)
			b.direct(charts[dir], b.add(p), inventory.RelRuntime, condition, loc).asking(asked)
		}
	}
	return b.output()
}
