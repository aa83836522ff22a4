package ecosystem

import (
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var getdeps = Ecosystem{
	Name:  "getdeps",
	PURL:  "github",
	Files: []string{"fbcode_builder/manifests/*", "github_hashes/*/*-rev.txt", "getdeps.sh", ".github/workflows/getdeps_*.yml"},
	Title: "manifests of getdeps",
	Reads: "what the projects that getdeps builds here need, down to the last: archives, and repositories with their commits",
	Read:  readGetdeps,
}

// readGetdeps reads what getdeps, the builder that Meta's projects share, fetches for the project of a tree. Its directory of manifests is the
// same in all of them and holds some hundred; those count that the tree's own project leads to.
func readGetdeps(in *Input) Output {
	b := newBuilder("getdeps")
	manifests := map[string]*getdepsManifest{} // by directory and name
	revisions := map[string]pin{}              // repository -> commit
	built := map[string]bool{}
	var dirs []string
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		switch base := path.Base(m.Path); {
		case strings.HasSuffix(m.Path, "-rev.txt"):
			text := strings.TrimSpace(string(m.Data))
			if commit := strings.TrimPrefix(text, "Subproject commit "); isCommit(commit) {
				owner := path.Base(path.Dir(m.Path))
				revisions[strings.ToLower("github.com/"+owner+"/"+strings.TrimSuffix(base, "-rev.txt"))] = pin{tag: commit, path: m.Path, line: 1}
			}
		case strings.HasPrefix(base, "getdeps"):
			for _, found := range getdepsOwn().FindAllSubmatch(m.Data, 20) {
				built[string(found[1])] = true
			}
		case belongsToCopy(strings.Replace(m.Path, "fbcode_builder/manifests/", "", 1)):
		default:
			dir := path.Dir(m.Path)
			if !slices.Contains(dirs, dir) && len(dirs) < 8 {
				dirs = append(dirs, dir)
			}
			manifests[m.Path] = parseGetdeps(m)
		}
	}
	for _, dir := range dirs {
		b.getdepsTree(dir, manifests, revisions, built)
	}
	return b.output()
}

// getdepsOwn is the project of the tree in the calls that build it.
var getdepsOwn = lazily.Regexp(`(?:--current-project[= ]|--src-dir[= ]\. )\s*([a-z][\w-]*)`)

type getdepsManifest struct {
	path, name string
	repo, rev  string
	line       int   // of these
	urls       []pin // with the condition as their name
	needs      []pin // likewise
}

// maxPlatforms is for how many platforms a manifest may have an archive of its own.
const maxPlatforms = 16

func parseGetdeps(m Manifest) *getdepsManifest {
	d := &getdepsManifest{path: m.Path, name: path.Base(m.Path), line: 1}
	section, condition := "", ""
	for line, text := range lines(m.Data) {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' || text[0] == ';' || line > maxEntries {
			continue
		}
		if text[0] == '[' {
			section, condition, _ = strings.Cut(strings.Trim(text, "[]"), ".")
			continue
		}
		key, value, _ := strings.Cut(text, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch section + "." + key {
		case "git.repo_url":
			d.repo, d.line = value, line
		case "git.rev":
			d.rev, d.line = value, line
		case "download.url":
			if len(d.urls) == maxPlatforms {
				continue
			}
			d.urls = append(d.urls, pin{name: condition, tag: value, path: m.Path, line: line})
		default:
			if section == "dependencies" {
				d.needs = append(d.needs, pin{name: condition, tag: key, path: m.Path, line: line})
			}
		}
	}
	return d
}

// getdepsTree follows what the tree's own projects need.
func (b *builder) getdepsTree(dir string, manifests map[string]*getdepsManifest, revisions map[string]pin, built map[string]bool) {
	var todo []string
	ids := map[string][]string{}
	direct := map[string]bool{}
	for name := range built {
		if manifests[path.Join(dir, name)] != nil {
			todo, ids[name], direct[name] = append(todo, name), []string{""}, true
		}
	}
	if len(todo) == 0 { // nothing says which project this is, but with which others it is built
		for file, m := range manifests {
			if pinned, ok := revisions[getdepsRepository(m.repo)]; ok && path.Dir(file) == dir {
				todo, ids[m.name] = append(todo, m.name), b.getdepsAdd(m, revisions)
				for _, id := range ids[m.name] {
					b.direct("", id, inventory.RelRuntime, "", at(pinned.path, pinned.line))
				}
			}
		}
	}
	slices.Sort(todo)
	for n := 0; n < len(todo) && n < maxEntries; n++ {
		from := manifests[path.Join(dir, todo[n])]
		for _, need := range from.needs {
			to := manifests[path.Join(dir, need.tag)]
			if to == nil {
				continue
			}
			if _, ok := ids[need.tag]; !ok {
				ids[need.tag] = b.getdepsAdd(to, revisions)
				todo = append(todo, need.tag)
			}
			relation := inventory.RelRuntime
			if strings.Contains(need.name, "test=on") || testFramework(need.tag) {
				relation = inventory.RelTest
			}
			for _, a := range ids[todo[n]] {
				for _, id := range ids[need.tag] {
					if direct[todo[n]] {
						b.direct(a, id, relation, need.name, at(need.path, need.line))
					} else {
						b.transitive(a, id, relation, need.name, at(need.path, need.line))
					}
				}
			}
		}
	}
}

func getdepsRepository(url string) string {
	_, rest, _ := strings.Cut(strings.ToLower(strings.TrimSuffix(url, ".git")), "://")
	return rest
}

// getdepsAdd stores what a manifest fetches: a repository or archives, of which a platform may have one of its own. What is taken from the machine
// alone has neither.
func (b *builder) getdepsAdd(m *getdepsManifest, revisions map[string]pin) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(p inventory.Package, loc inventory.Location) {
		if p.Version != "" && seen[p.Version] { // for another platform
			return
		}
		seen[p.Version] = true
		p.Locations = []inventory.Location{loc}
		if id := b.add(p); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, url := range m.urls {
		add(fetched(m.name, "", "", url.tag), at(url.path, url.line))
	}
	if m.repo != "" && len(m.urls) == 0 {
		rev, loc := m.rev, at(m.path, m.line)
		if pinned, ok := revisions[getdepsRepository(m.repo)]; ok && rev == "" {
			rev, loc = pinned.tag, at(pinned.path, pinned.line)
		}
		add(fetched(repositoryName(m.repo), m.repo, rev, ""), loc)
	}
	return ids
}
