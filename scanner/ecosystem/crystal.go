package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var crystal = Ecosystem{
	Name:  "crystal",
	PURL:  "generic",
	Files: []string{"shard.yml", "shard.lock"},
	Title: "Crystal shards",
	Reads: "repositories of shard.yml, resolved by shard.lock",
	Read:  readCrystal,
}

// readCrystal reads shard.yml and shard.lock (github.com/crystal-lang/shards, docs/shard.yml.adoc). A shard is a repository.
func readCrystal(in *Input) Output {
	b := newBuilder("crystal")
	locked := map[string]map[string]string{} // directory -> shard -> id
	for _, m := range locksFirst(in) {
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		for _, doc := range docs {
			if isLock(m) {
				ids := map[string]string{}
				locked[path.Dir(m.Path)] = ids
				for name, n := range doc.get("shards").all() {
					if p, ok := shard(name, n); ok {
						p.Locations = []inventory.Location{at(m.Path, n.line)}
						ids[name] = b.add(p)
					}
				}
				continue
			}
			from := ""
			if name := doc.get("name").str(); name != "" {
				p := inventory.Package{Name: name, Version: doc.get("version").str(), Locations: []inventory.Location{at(m.Path, doc.get("name").lineNumber())}}
				declare(&p, doc.get("license").str(), m.Path)
				from = b.own(p, m.Path)
			}
			for group, relation := range map[string]string{"dependencies": inventory.RelRuntime, "development_dependencies": inventory.RelDev} {
				for name, n := range doc.get(group).all() {
					id := locked[path.Dir(m.Path)][name]
					if id == "" {
						p, ok := shard(name, n)
						if !ok {
							continue
						}
						p.Locations = []inventory.Location{at(m.Path, n.line)}
						id = b.add(p)
					}
					b.direct(from, id, relation, "", at(m.Path, n.line)).asking(cmp.Or(n.get("version").str(), n.get("branch").str()))
				}
			}
		}
	}
	reached := b.reached()
	for _, dir := range sortedKeys(locked) {
		for _, name := range sortedKeys(locked[dir]) {
			if id := locked[dir][name]; !reached[id] {
				b.transitive("", id, inventory.RelRuntime, "", b.get(id).Locations...)
			}
		}
	}
	return b.output()
}

// shardHosts are the hosts that a shard names by a word.
var shardHosts = map[string]string{"github": "https://github.com/", "gitlab": "https://gitlab.com/", "bitbucket": "https://bitbucket.org/", "codeberg": "https://codeberg.org/"}

// shard is a dependency of a shard; one in a directory is none.
func shard(name string, n *node) (inventory.Package, bool) {
	url := n.get("git").str()
	for _, host := range sortedKeys(shardHosts) {
		if short := n.get(host).str(); short != "" {
			url = shardHosts[host] + short
		}
	}
	if url == "" {
		return inventory.Package{}, false
	}
	version := cmp.Or(n.get("commit").str(), n.get("tag").str(), n.get("version").str())
	if _, commit, ok := strings.Cut(version, "+git.commit."); ok {
		version = commit
	} else if plainVersion(version) {
		version = "v" + version // as tags of shards are called
	}
	return fetched(name, url, cmp.Or(version, n.get("branch").str()), ""), true
}
