package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var deno = Ecosystem{
	Name:  "deno",
	PURL:  "jsr",
	Files: []string{"deno.json", "deno.jsonc", "deno.lock", "jsr.json", "jsr.jsonc", "import_map.json"},
	Title: "Deno and JSR",
	Reads: "imports of packages and members of a workspace, resolved by deno.lock, with edges and hashes",
	Read:  readDeno,
}

// denoTree is what the manifests of Deno say together.
type denoTree struct {
	*builder
	locks   map[string]map[string]string // directory -> "jsr:@a/b@^1" -> id
	members map[string]string            // directory -> id
	names   map[string]string            // name of a member -> id
}

func readDeno(in *Input) Output {
	t := &denoTree{builder: newBuilder("deno"), locks: map[string]map[string]string{}, members: map[string]string{}, names: map[string]string{}}
	docs := map[string]*node{}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if strings.HasSuffix(strings.ToLower(m.Path), "c") { // with comments
			m.Data = withoutTrailingCommas([]byte(blankComments(string(m.Data[:min(len(m.Data), maxManifest+1)]))))
		} else {
			m.Data = withoutTrailingCommas(m.Data) // Deno reads both alike, but comments are rarer there
		}
		doc, problem := parseJSON(m)
		if problem != nil {
			t.problems = append(t.problems, *problem)
			continue
		}
		if isLock(m) {
			t.lock(m.Path, doc)
		} else {
			docs[m.Path] = doc
		}
	}
	for _, file := range sortedKeys(docs) {
		dir, name, version := path.Dir(file), docs[file].get("name").str(), docs[file].get("version").str()
		if name == "" || t.members[dir] != "" || dir == "." && in.describesSoftware() {
			continue
		}
		p := inventory.Package{Name: name, Version: version, PURL: denoPURL("jsr", name, version), Locations: []inventory.Location{at(file, docs[file].get("name").line)}}
		declare(&p, docs[file].get("license").str(), file)
		t.members[dir] = t.own(p, file)
		t.names[name] = t.members[dir]
	}
	for _, file := range sortedKeys(docs) {
		for _, imported := range docs[file].get("imports").all() {
			t.imported(file, imported)
		}
		for _, scope := range docs[file].get("scopes").all() {
			for _, imported := range scope.all() {
				t.imported(file, imported)
			}
		}
	}
	reached := t.reached()
	for _, dir := range sortedKeys(t.locks) { // what sources ask for themselves, without an import map
		for _, specifier := range sortedKeys(t.locks[dir]) {
			id := t.locks[dir][specifier]
			if p := t.get(id); p != nil && !reached[id] {
				reached[id] = true
				t.transitive(t.members[dir], id, relationOfPath(p.Locations[0].Path, inventory.RelRuntime), "", p.Locations[0])
			}
		}
	}
	return t.output()
}

// withoutTrailingCommas blanks commas before the end of a list or map outside of strings, which JSON does not have.
func withoutTrailingCommas(data []byte) []byte {
	out := bytes.Clone(data)
	comma := -1
	for i := 0; i < len(out); i++ {
		switch c := out[i]; c {
		case '"':
			comma = -1
			for i++; i < len(out) && out[i] != '"'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
		case ',':
			comma = i
		case ' ', '\t', '\n', '\r':
		case '}', ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		default:
			comma = -1
		}
	}
	return out
}

func denoPURL(kind, name, version string) string {
	if kind == "npm" {
		return npmPURL(name, version)
	}
	namespace, base, ok := strings.Cut(name, "/")
	if !ok {
		namespace, base = "", name
	}
	return purl("jsr", namespace, base, version)
}

// denoSpecifier splits "jsr:@scope/name@^1/path" and "npm:name@1".
func denoSpecifier(s string) (kind, name, asked string, ok bool) {
	kind, rest, ok := strings.Cut(s, ":")
	if !ok || kind != "jsr" && kind != "npm" {
		return "", "", "", false
	}
	rest = strings.TrimPrefix(rest, "/")
	slash := strings.IndexByte(rest, '/')
	if strings.HasPrefix(rest, "@") {
		if slash < 0 {
			return "", "", "", false
		}
		next := strings.IndexByte(rest[slash+1:], '/')
		if slash = slash + 1 + next; next < 0 {
			slash = -1
		}
	}
	if slash >= 0 {
		rest = rest[:slash]
	}
	if i := strings.LastIndexByte(rest, '@'); i > 0 {
		rest, asked = rest[:i], rest[i+1:]
	}
	return kind, rest, asked, rest != ""
}

// imported reports what one entry of an import map leads to.
func (t *denoTree) imported(file string, n *node) {
	loc, from := at(file, n.line), t.members[path.Dir(file)]
	relation := relationOfPath(file, inventory.RelRuntime)
	kind, name, asked, ok := denoSpecifier(n.str())
	if !ok {
		if address := n.str(); strings.HasPrefix(address, "https://") {
			if p, ok := denoAddress(address); ok {
				p.Locations = []inventory.Location{loc}
				t.direct(from, t.add(p), relation, "", loc)
			}
		}
		return
	}
	if kind == "jsr" && t.names[name] != "" {
		t.direct(from, t.names[name], relation, "", loc).asking(asked)
		return
	}
	for dir := path.Dir(file); ; dir = path.Dir(dir) { // the lock file of the workspace
		locks := t.locks[dir]
		if id := locks[kind+":"+name+"@"+cmp.Or(asked, "*")]; id != "" {
			t.require(id, asked)
			t.direct(from, id, relation, "", loc).asking(asked)
			return
		}
		if locks != nil || dir == "." || dir == "/" {
			break
		}
	}
	p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
	if exactSemver().MatchString(asked) {
		p.Version = strings.TrimLeft(asked, "=v ")
	} else {
		p.Requirement = asked
	}
	p.PURL = denoPURL(kind, name, p.Version)
	t.direct(from, t.add(p), relation, "", loc).asking(asked)
}

// denoAddress names what an address of a module is part of: "https://host/x/name@v1/mod.ts", a file of a repository, an archive's.
func denoAddress(address string) (inventory.Package, bool) {
	rest := strings.TrimPrefix(address, "https://")
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	if parts[0] == "raw.githubusercontent.com" && len(parts) > 3 {
		ref := parts[3]
		if len(parts) > 5 && parts[3] == "refs" {
			ref = parts[5]
		}
		return fetched(parts[2], "https://github.com/"+parts[1]+"/"+parts[2], ref, ""), true
	}
	for i, part := range parts[1:] {
		name, version, ok := strings.Cut(strings.TrimPrefix(part, "@"), "@")
		if !ok || name == "" || !plainVersion(strings.TrimPrefix(version, "v")) {
			continue
		}
		base := "https://" + strings.Join(parts[:i+2], "/")
		p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: base}}
		p.PURL = genericID(name, version, "download_url", base)
		return p, true
	}
	return inventory.Package{}, false
}

// lock reads deno.lock, version 3 to 5 (its packages stand below "packages" in 3).
func (t *denoTree) lock(file string, doc *node) {
	specifiers, top := doc.get("specifiers"), doc
	if inner := doc.get("packages"); inner != nil {
		top, specifiers = inner, inner.get("specifiers")
	}
	if version := doc.get("version").str(); !slices.Contains([]string{"3", "4", "5"}, version) {
		t.unsupported(file, 1, "a lock file of version %q, which licit does not read", version)
		return
	}
	ids := map[string]string{}   // "npm:name@1.0.0_peer@2" -> id
	alone := map[string]string{} // "npm:name" -> key, "" for several
	for _, kind := range []string{"jsr", "npm"} {
		for key, n := range top.get(kind).all() {
			_, name, version, ok := denoSpecifier(kind + ":" + key)
			if strings.Contains(key, "_") && kind == "npm" { // peers it was resolved with
				head := key[:1] + strings.SplitN(key[1:], "_", 2)[0]
				if !strings.Contains(head[1:], "@") { // a name with the sign in it
					at := strings.IndexByte(key[1:], '@') + 1
					head = key[:at] + strings.SplitN(key[at:], "_", 2)[0]
				}
				_, name, version, ok = denoSpecifier("npm:" + head)
			}
			if !ok || version == "" {
				t.problem(file, n.line, "%q is no package: expected name@version", key)
				continue
			}
			p := inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: denoPURL(kind, name, version), Locations: []inventory.Location{at(file, n.line)}}
			if kind == "npm" {
				p.Hashes = sriHashes(n.get("integrity").str())
			} // that of JSR is of a list of files, which nobody but its client has
			ids[kind+":"+key] = t.add(p)
			if _, seen := alone[kind+":"+name]; seen {
				alone[kind+":"+name] = ""
			} else {
				alone[kind+":"+name] = kind + ":" + key
			}
		}
	}
	asked := map[string]string{}
	for specifier, n := range specifiers.all() {
		value := n.str()
		kind, name, _, ok := denoSpecifier(specifier)
		if !ok {
			continue
		}
		key := value // version 3: "jsr:@a/b@1.0.0"
		if !strings.HasPrefix(value, kind+":") {
			key = kind + ":" + name + "@" + value
		}
		if asked[specifier] = ids[key]; asked[specifier] == "" {
			t.problem(file, n.line, "%q leads to %q, which the file does not list", specifier, value)
		}
	}
	t.locks[path.Dir(file)] = asked
	for _, kind := range []string{"jsr", "npm"} {
		for key, n := range top.get(kind).all() {
			from := ids[kind+":"+key]
			edge := func(text string, line int, relation string) {
				to := asked[text]
				if to == "" && kind == "jsr" { // "jsr:@a/b", when there is one
					k, name, _, ok := denoSpecifier(text)
					if !ok {
						return
					}
					to = ids[alone[k+":"+name]]
				} else if to == "" {
					if to = ids["npm:"+text]; to == "" {
						to = ids[alone["npm:"+text]]
					}
				}
				if to != "" {
					t.transitive(from, to, relation, "", at(file, line))
				}
			}
			for _, group := range []string{"dependencies", "optionalDependencies", "optionalPeers"} {
				relation := inventory.RelRuntime
				if group != "dependencies" {
					relation = inventory.RelOptional
				}
				for _, d := range n.get(group).items() {
					edge(d.str(), d.line, relation)
				}
				for _, d := range n.get(group).all() { // version 3: name -> name@version
					edge(d.str(), d.line, relation)
				}
			}
		}
	}
	if remote := doc.get("remote"); remote != nil {
		for address, n := range remote.all() {
			if p, ok := denoAddress(address); ok {
				p.Locations = []inventory.Location{at(file, n.line)}
				id := t.add(p)
				asked[address] = id
			}
		}
	}
}
