package ecosystem

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// readYarn reads yarn.lock: version 1 in its own format, later ones (berry) in YAML. Entries are
// named by what was asked for, "name@range", so that edges are found by the same words.
func (t *npmTree) readYarn(m Manifest) {
	var doc *node
	var problem *Problem
	berry := bytes.Contains(m.Data, []byte("\n__metadata:")) || bytes.HasPrefix(m.Data, []byte("__metadata:"))
	if berry {
		var docs []*node
		if docs, problem = parseYAML(m); len(docs) > 0 {
			doc = docs[0]
		}
	} else {
		doc, problem = parseYarn1(m)
	}
	if problem != nil {
		t.problems = append(t.problems, *problem)
	}
	if doc == nil {
		return
	}
	l := &yarnLock{npmTree: t, path: m.Path, dir: path.Dir(m.Path), berry: berry,
		bySpec: map[string]*yarnEntry{}, byName: map[string][]*yarnEntry{}}
	for key, entry := range doc.all() {
		if key != "__metadata" {
			l.add(key, entry)
		}
	}
	l.edges()
}

// parseYarn1 reads the format of version 1: keys and values by indentation, words in quotes
// where they need them.
func parseYarn1(m Manifest) (*node, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	root := &node{kind: mapNode, line: 1}
	nodes := 0
	open := []*node{root} // by depth of indentation, two spaces each
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimLeft(text, " ")
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if nodes++; nodes > maxNodes {
			return root, &Problem{Path: m.Path, Line: line, Reason: fmt.Sprintf("more than %d values", maxNodes)}
		}
		depth := (len(text) - len(trimmed)) / 2
		if depth >= len(open) {
			return root, &Problem{Path: m.Path, Line: line, Reason: "not valid as yarn.lock: indented deeper than what is above"}
		}
		open = open[:depth+1]
		if key, ok := strings.CutSuffix(trimmed, ":"); ok {
			n := &node{kind: mapNode, line: line}
			open[depth].set(yarnKey(key), n)
			open = append(open, n)
			continue
		}
		words := yarnWords(trimmed)
		if len(words) != 2 || depth == 0 {
			return root, &Problem{Path: m.Path, Line: line, Reason: "not valid as yarn.lock: expected a key and a value"}
		}
		open[depth].set(words[0], &node{line: line, text: words[1]})
	}
	return root, nil
}

// yarnKey takes the quotes off `"a@1", b@2`.
func yarnKey(key string) string {
	parts := strings.Split(key, ", ")
	for i, p := range parts {
		parts[i] = yarnUnquote(p)
	}
	return strings.Join(parts, ", ")
}

func yarnUnquote(s string) string {
	if strings.HasPrefix(s, `"`) {
		if u, err := strconv.Unquote(s); err == nil {
			return u
		}
	}
	return s
}

// yarnWords splits a line at the space between its two words.
func yarnWords(s string) []string {
	end := strings.IndexByte(s, ' ')
	if strings.HasPrefix(s, `"`) {
		end = strings.Index(s, `" `) + 1
	}
	if end <= 0 {
		return nil
	}
	return []string{yarnUnquote(s[:end]), yarnUnquote(strings.TrimSpace(s[end:]))}
}

type yarnLock struct {
	*npmTree
	path   string
	dir    string
	berry  bool
	bySpec map[string]*yarnEntry
	byName map[string][]*yarnEntry
	list   []*yarnEntry
}

type yarnEntry struct {
	node *node
	id   string
	dir  string // of a package of the tree
}

func (l *yarnLock) add(key string, n *node) {
	if n.kind != mapNode {
		return
	}
	e := &yarnEntry{node: n}
	version := n.get("version").str()
	specs := strings.Split(key, ", ")
	name, source := splitAt(specs[0])
	if l.berry {
		name, source = splitAt(n.get("resolution").str())
	}
	if alias, ok := strings.CutPrefix(source, "npm:"); ok && !l.berry {
		name, _ = splitAt(alias)
	}
	if name == "" {
		l.problem(l.path, n.line, "%q names no package", key)
		return
	}
	if where, ok := strings.CutPrefix(source, "workspace:"); ok && l.berry {
		e.dir = path.Join(l.dir, where)
		if m := l.members[e.dir]; m != nil {
			e.id = m.id
		} else {
			e.id = l.own(inventory.Package{Name: name, PURL: npmPURL(name, ""), Locations: []inventory.Location{at(l.path, n.line)}}, path.Join(e.dir, "package.json"))
		}
	} else if e.id, e.dir = l.directory(name, source, n.line); e.id == "" {
		p := l.describe(name, version, source, n)
		p.Locations = []inventory.Location{at(l.path, n.line)}
		e.id = l.npmTree.add(p)
	}
	l.list = append(l.list, e)
	for _, s := range specs {
		l.bySpec[s] = e
		if bare, _, ok := strings.Cut(s, "::"); ok && l.bySpec[bare] == nil {
			l.bySpec[bare] = e // "::locator=" says who asks
		}
		asked, _ := splitAt(s)
		if list := l.byName[asked]; len(list) == 0 || list[len(list)-1] != e {
			l.byName[asked] = append(list, e)
		}
	}
}

// directory is the package that stands in a directory, which an entry names from the directory of the member that asks for it; "" where an
// entry names none, or an archive.
func (l *yarnLock) directory(name, source string, line int) (id, dir string) {
	kind, rest, _ := strings.Cut(source, ":")
	if kind != "link" && kind != "portal" && kind != "file" || strings.HasSuffix(rest, "gz") {
		return "", ""
	}
	where, locator, _ := strings.Cut(rest, "::")
	where, _, _ = strings.Cut(where, "#")
	dir = l.dir
	if decoded, err := url.PathUnescape(locator); err == nil {
		if _, from, ok := strings.Cut(decoded, "@workspace:"); ok {
			from, _, _ = strings.Cut(from, "&")
			dir = path.Join(dir, from)
		}
	}
	if m := l.members[path.Join(dir, where)]; m != nil && m.id != "" {
		return m.id, path.Join(dir, where)
	}
	return l.npmTree.add(inventory.Package{Name: name, PURL: npmPURL(name, ""), Kind: inventory.KindDependency, Locations: []inventory.Location{at(l.path, line)},
		Unresolved: kind + ":" + where + " leads to no package.json of the tree"}), ""
}

// describe builds the package of an entry.
func (l *yarnLock) describe(name, version, source string, n *node) inventory.Package {
	if !l.berry {
		resolved := n.get("resolved").str()
		url, sum, _ := strings.Cut(resolved, "#")
		if len(sum) == 40 && strings.Contains(url, "/-/") {
			p := npmArchive(name, version, url)
			p.Hashes = append(sriHashes(n.get("integrity").str()), hexHash("sha1", sum, "distribution")...)
			return p
		}
		p := npmArchive(name, version, resolved)
		p.Hashes = sriHashes(n.get("integrity").str())
		return p
	}
	patch, patched := "", false
	if rest, ok := strings.CutPrefix(source, "patch:"); ok {
		patched = true
		rest, patch, _ = strings.Cut(rest, "#")
		_, source = splitAt(strings.ReplaceAll(rest, "%3A", ":"))
		patch, _, _ = strings.Cut(patch, "::")
	}
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: npmPURL(name, version)}
	if !strings.HasPrefix(source, "npm:") {
		source = strings.Replace(source, "#commit=", "#", 1)
		if q, ok := npmFromElsewhere(name, version, source); ok {
			p = q
		}
	}
	// "10c0/" before the digest says how yarn packed the archive that it is of.
	_, sum := cutLast(n.get("checksum").str(), "/")
	p.Hashes = hexHash("sha512", sum, "yarn-archive")
	if patched && !strings.HasPrefix(patch, "optional!builtin") && !strings.HasPrefix(patch, "~builtin") {
		p.Modified, p.ModifiedReason = "yes", "patched when installed: "+strings.TrimPrefix(patch, "~/")
	}
	return p
}

// find returns the entry for what somebody asks for.
func (l *yarnLock) find(name, requirement string) *yarnEntry {
	for _, spec := range []string{name + "@" + requirement, name + "@npm:" + requirement} {
		if e := l.bySpec[spec]; e != nil {
			return e
		}
	}
	// A resolution of package.json replaced what was asked for.
	if all := l.byName[name]; len(all) == 1 {
		return all[0]
	}
	return nil
}

func (l *yarnLock) edges() {
	listed := map[string]bool{}
	for _, e := range l.list {
		if e.dir == "" {
			l.transitives(e)
		} else {
			listed[e.dir] = true
		}
	}
	for _, dir := range sortedKeys(l.members) {
		m := l.members[dir]
		if by := l.locked[dir]; by != "" && by != l.dir || dir != l.dir && !listed[dir] && !matchWorkspace(l.tops[l.dir], l.dir, dir) {
			continue
		}
		l.locked[dir] = l.dir
		for _, d := range npmDependencies(m.doc) {
			loc, requirement := at(m.path, d.line), l.catalogued(dir, d)
			if e := l.find(d.name, requirement); e != nil {
				l.require(e.id, requirement)
				l.direct(m.id, e.id, d.relation, "", loc).asking(requirement)
			} else if !d.optionalPeer {
				l.direct(m.id, l.unlocked(m, d), d.relation, "", loc).asking(requirement)
			}
		}
	}
}

func (l *yarnLock) transitives(e *yarnEntry) {
	for _, section := range []string{"dependencies", "optionalDependencies"} {
		for name, v := range e.node.get(section).all() {
			asked := v.str()
			if rest, ok := strings.CutPrefix(asked, "npm:"); ok && !strings.Contains(rest[min(1, len(rest)):], "@") {
				asked = rest // berry's own word for the registry
			}
			relation := inventory.RelRuntime
			if section == "optionalDependencies" || e.node.get("dependenciesMeta", name, "optional").isTrue() {
				relation = inventory.RelOptional
			}
			if to := l.find(name, v.str()); to != nil {
				l.transitive(e.id, to.id, relation, "", at(l.path, v.line)).asking(asked)
			} else if relation != inventory.RelOptional { // what is for another platform may be left out
				l.problem(l.path, v.line, "%s@%s is not in the lock file: write it again with the package client", name, cmp.Or(v.str(), "?"))
			}
		}
	}
}
