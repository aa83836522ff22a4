package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var jsonnet = Ecosystem{
	Name:  "jsonnet",
	PURL:  "github",
	Files: []string{"jsonnetfile.json", "jsonnetfile.lock.json"},
	Title: "jsonnet-bundler",
	Reads: "repositories of jsonnetfile.json, resolved by its lock file",
	Read:  readJsonnet,
}

// readJsonnet reads the files of jsonnet-bundler (github.com/jsonnet-bundler/jsonnet-bundler): several entries may be of one repository.
func readJsonnet(in *Input) Output {
	b := newBuilder("jsonnet")
	locked := map[string]string{} // directory, a space and the address -> id
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		doc, problem := parseJSON(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		docs[m.Path] = doc
	}
	add := func(file string, item *node) (id, url string, loc inventory.Location) {
		url = item.get("source", "git", "remote").str()
		loc = at(file, item.lineNumber())
		if url == "" { // a directory of the tree
			return "", "", loc
		}
		if rest, ok := strings.CutPrefix(url, "git@"); ok {
			url = "https://" + strings.Replace(rest, ":", "/", 1)
		}
		p := fetched(repositoryName(url), url, item.get("version").str(), "")
		p.Locations = []inventory.Location{loc}
		return b.add(p), url, loc
	}
	for _, file := range sortedKeys(docs) {
		if strings.HasSuffix(strings.ToLower(file), ".lock.json") {
			for _, item := range docs[file].get("dependencies").items() {
				if id, url, _ := add(file, item); id != "" {
					locked[path.Dir(file)+" "+url] = id
				}
			}
		}
	}
	for _, file := range sortedKeys(docs) {
		if strings.HasSuffix(strings.ToLower(file), ".lock.json") {
			continue
		}
		for _, item := range docs[file].get("dependencies").items() {
			id, loc := locked[path.Dir(file)+" "+item.get("source", "git", "remote").str()], at(file, item.lineNumber())
			if id == "" {
				id, _, loc = add(file, item)
			}
			b.direct("", id, relationOfPath(file, inventory.RelRuntime), "", loc).asking(item.get("version").str())
		}
	}
	reached := b.reached()
	for _, key := range sortedKeys(locked) {
		if id := locked[key]; !reached[id] {
			b.transitive("", id, inventory.RelRuntime, "", b.get(id).Locations...)
		}
	}
	return b.output()
}
