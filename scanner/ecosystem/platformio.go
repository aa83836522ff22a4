package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var platformio = Ecosystem{
	Name:  "platformio",
	PURL:  "generic",
	Files: []string{"platformio.ini", "library.json", "library.properties"},
	Title: "PlatformIO and Arduino",
	Reads: "libraries and platforms that platformio.ini asks for, and what the manifests of libraries for PlatformIO and Arduino need",
	Read:  readPlatformIO,
}

// readPlatformIO reads platformio.ini (docs.platformio.org, "lib_deps"), library.json ("dependencies") and library.properties (the Arduino
// library specification, "depends").
func readPlatformIO(in *Input) Output {
	b := newBuilder("platformio")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		switch strings.ToLower(path.Base(m.Path)) {
		case "platformio.ini":
			b.platformProject(m)
		case "library.json":
			b.platformLibrary(m)
		default:
			b.arduinoLibrary(m)
		}
	}
	return b.output()
}

var (
	// "owner/Name @ ^1.2.0", "Name@1.0": what stands behind the sign is a version or a range.
	platformSpec = lazily.Regexp(`^(?:([\w.-]+)/)?([A-Za-z0-9_][\w.() -]*?)\s*(?:@\s*(\S.*))?$`)
	// "Name=https://host/repository.git#ref"
	platformURL = lazily.Regexp(`^(?:([\w.-]+)\s*=\s*)?((?:git\+)?(?:https?|ssh|git)://[^\s#]+|git@[^\s#]+)(?:#(\S+))?$`)
	// "Name (>=1.0.0)" of Arduino's depends
	arduinoSpec = lazily.Regexp(`^([A-Za-z0-9_][\w. -]*?)\s*(?:\(([^)]*)\))?$`)
)

// platformNeed stores one requirement of PlatformIO's; a directory of the tree is none.
func (b *builder) platformNeed(file string, line int, spec, relation string) {
	loc := at(file, line)
	if f := platformURL().FindStringSubmatch(spec); f != nil {
		name := f[1]
		if name == "" {
			name = repositoryName(f[2])
		}
		p := gitPackage(name, strings.TrimPrefix(f[2], "git+"), f[3])
		if archiveEnding(f[2]) {
			if hosted := hostedArchive().FindStringSubmatch(f[2]); hosted != nil && f[1] == "" {
				name = hosted[2]
			}
			p = archivePackage(name, f[2])
		}
		p.Locations = []inventory.Location{loc}
		if relation == inventory.RelBuild {
			p.Kind = inventory.KindTool
		}
		b.direct("", b.add(p), relation, "", loc).asking(f[3])
		return
	}
	if name, url, ok := strings.Cut(spec, " @ "); ok && strings.Contains(url, "://") {
		b.platformNeed(file, line, strings.TrimSpace(name)+"="+strings.TrimSpace(url), relation)
		return
	}
	f := platformSpec().FindStringSubmatch(spec)
	if f == nil || strings.ContainsAny(spec, "$%") || strings.HasPrefix(spec, "file:") || strings.HasPrefix(spec, "symlink:") {
		return
	}
	b.platformPackage(f[1], f[2], f[3], relation, loc)
}

// platformPackage stores a library or platform of the registry, of which purl has no type.
func (b *builder) platformPackage(owner, name, asked, relation string, loc inventory.Location) {
	p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}, Supplier: owner}
	if exact := strings.TrimLeft(strings.TrimSpace(asked), "="); plainVersion(exact) {
		p.Version = exact
	} else if asked != "*" {
		p.Requirement = strings.TrimSpace(asked)
	}
	switch {
	case relation == inventory.RelBuild:
		p.Kind = inventory.KindTool
	case testFramework(strings.ToLower(name)):
		relation = inventory.RelTest
	}
	p.PURL = purl("generic", strings.ToLower(owner), strings.ToLower(strings.ReplaceAll(name, " ", "-")), p.Version)
	b.direct("", b.add(p), relation, "", loc).asking(asked)
}

// platformProject reads the environments of a project.
func (b *builder) platformProject(m Manifest) {
	relation := relationOfPath(m.Path, inventory.RelRuntime)
	key := ""
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || trimmed[0] == ';' || trimmed[0] == '#' {
			continue
		}
		value := trimmed
		if text[0] != ' ' && text[0] != '\t' {
			k, v, ok := strings.Cut(trimmed, "=")
			if !ok || trimmed[0] == '[' {
				key = ""
				continue
			}
			key, value = strings.TrimSpace(k), strings.TrimSpace(v)
		}
		switch key {
		case "lib_deps", "lib_deps_external", "lib_deps_builtin":
			value, _, _ = strings.Cut(value, " ;")
			for _, spec := range strings.Split(value, ", ") {
				if spec = strings.Trim(spec, " ,"); spec != "" {
					b.platformNeed(m.Path, line, spec, relation)
				}
			}
		case "platform":
			// Without a version or address it only says for which boards.
			if value, _, _ = strings.Cut(value, " ;"); strings.ContainsAny(value, "@/#") {
				b.platformNeed(m.Path, line, value, inventory.RelBuild)
			}
		}
	}
}

// platformLibrary reads the dependencies of library.json: a map or list of names with versions.
func (b *builder) platformLibrary(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		if strings.Contains(string(m.Data), `"frameworks"`) || strings.Contains(string(m.Data), `"platforms"`) {
			b.problems = append(b.problems, *problem)
		}
		return // other software calls files so
	}
	needs := doc.get("dependencies")
	if doc.get("name").str() == "" || needs == nil {
		return
	}
	relation := relationOfPath(m.Path, inventory.RelRuntime)
	for name, version := range needs.all() {
		if name == "name" || name == "version" || name == "owner" { // one alone
			b.platformPackage(needs.get("owner").str(), needs.get("name").str(), needs.get("version").str(), relation, at(m.Path, needs.get("name").lineNumber()))
			return
		}
		owner, base, ok := strings.Cut(name, "/")
		if !ok {
			owner, base = "", name
		}
		b.platformPackage(owner, base, version.str(), relation, at(m.Path, version.line))
	}
	for _, item := range needs.items() {
		if name := item.get("name").str(); name != "" {
			b.platformPackage(item.get("owner").str(), name, item.get("version").str(), relation, at(m.Path, item.get("name").lineNumber()))
		}
	}
}

// arduinoLibrary reads the libraries that library.properties depends on.
func (b *builder) arduinoLibrary(m Manifest) {
	for line, text := range lines(m.Data) {
		value, ok := strings.CutPrefix(text, "depends=")
		if !ok {
			continue
		}
		for spec := range strings.SplitSeq(value, ",") {
			if f := arduinoSpec().FindStringSubmatch(strings.TrimSpace(spec)); f != nil {
				b.platformPackage("", f[1], strings.TrimPrefix(f[2], "="), relationOfPath(m.Path, inventory.RelRuntime), at(m.Path, line))
			}
		}
	}
}

// archiveEnding reports whether an address is that of an archive.
func archiveEnding(url string) bool {
	switch path.Ext(url) {
	case ".zip", ".gz", ".tgz", ".xz", ".bz2", ".tar":
		return true
	}
	return false
}
