package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// Locks of plugins, as they are beside Gradle's own.

// otherLock reads versions.lock of Palantir's consistent versions and of carrotsearch's checks, and dependencies.lock of Nebula. ESP-IDF's
// component manager calls its own so too.
func (t *gradleTree) otherLock(m Manifest) {
	if p := size(m); p != nil {
		t.problems = append(t.problems, *p)
		return
	}
	if strings.EqualFold(path.Base(m.Path), "dependencies.lock") && !isNebulaLock(m.Data) {
		return
	}
	dir := path.Dir(m.Path)
	if !isNebulaLock(m.Data) {
		t.versionsLock(m, dir)
		return
	}
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	if groups := doc.get("configurationGroups"); groups != nil { // carrotsearch: "group:artifact:version": "hash,refs=4"
		for name, group := range groups.all() {
			relation := inventory.RelRuntime
			if strings.Contains(strings.ToLower(name), "test") {
				relation = inventory.RelTest
			}
			for gav, n := range group.all() {
				if parts := strings.Split(gav, ":"); len(parts) == 3 {
					t.lockedAs(dir, parts[0], parts[1], parts[2], relation, at(m.Path, n.line))
				}
			}
		}
		return
	}
	t.nebula(m, dir, doc)
}

// isNebulaLock reports whether a lock file is JSON.
func isNebulaLock(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 100)]), []byte("{"))
}

// lockedAs stores what a lock file resolved, and gives its id.
func (t *gradleTree) lockedAs(dir, group, artifact, version, relation string, loc inventory.Location) string {
	from := ""
	if dir != "." {
		from = t.project(dir, loc.Path)
	}
	id := t.coordinates(group, artifact, version, "", loc)
	t.lockKeys(dir, group, artifact, id)
	t.transitive(from, id, relation, "", loc)
	return id
}

// versionsLock reads "group:artifact:version (2 constraints: 1f2e3d4c)", and those of tests after "[Test dependencies]".
func (t *gradleTree) versionsLock(m Manifest, dir string) {
	relation := inventory.RelRuntime
	for line, text := range lines(m.Data) {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		if text[0] == '[' {
			if strings.Contains(strings.ToLower(text), "test") {
				relation = inventory.RelTest
			}
			continue
		}
		gav, _, _ := strings.Cut(text, " ")
		parts := strings.Split(gav, ":")
		if len(parts) != 3 {
			t.problem(m.Path, line, "expected group:artifact:version (constraints)")
			continue
		}
		t.lockedAs(dir, parts[0], parts[1], parts[2], relation, at(m.Path, line))
	}
}

// nebula reads, by configuration, {"group:artifact": {"locked": "1.0", "transitive": ["group:artifact"]}}: transitive names who asks for it.
func (t *gradleTree) nebula(m Manifest, dir string, doc *node) {
	for configuration, group := range doc.all() {
		relation := gradleRelation(configuration)
		ids := map[string]string{}
		for name, n := range group.all() {
			g, a, ok := strings.Cut(name, ":")
			version := n.get("locked").str()
			if !ok || version == "" { // a project of the build
				continue
			}
			loc := at(m.Path, n.line)
			id := t.coordinates(g, a, version, "", loc)
			t.lockKeys(dir, g, a, id)
			ids[name] = id
			if len(n.get("transitive").items()) == 0 {
				from := ""
				if dir != "." {
					from = t.project(dir, m.Path)
				}
				t.transitive(from, id, relation, "", loc)
			}
		}
		for name, n := range group.all() {
			for _, asking := range n.get("transitive").items() {
				if from := ids[asking.str()]; from != "" {
					t.transitive(from, ids[name], relation, "", at(m.Path, asking.line))
				}
			}
		}
	}
}
