package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var nuget = Ecosystem{
	Name: "nuget",
	PURL: "nuget",
	Files: []string{"*.csproj", "*.fsproj", "*.vbproj", "*.props", "*.targets", "packages.config",
		"packages.lock.json", "*.nuspec"},
	Title: "NuGet (.NET projects)",
	Reads: "package and project references with properties and central versions of the tree and what is imported, packages.config, lock files, and what a nuspec needs",
	Read:  readNuGet,
}

// netTree is what all project files of a tree say together.
type netTree struct {
	*builder
	shared   map[string]*netFile // path in lower case -> .props or .targets
	projects map[string]*netFile // likewise, projects
	locks    map[string]*node    // directory -> packages.lock.json
	expanded int                 // properties looked up so far
}

type netFile struct {
	path string
	data []byte // of what is read when something imports it
	root *element
	id   string
	all  []*netFile // a project, and what is imported into it
	used bool       // imported into some project
	lone bool       // read for itself, though it is to be imported
}

func readNuGet(in *Input) Output {
	t := &netTree{builder: newBuilder("nuget"), shared: map[string]*netFile{}, projects: map[string]*netFile{}, locks: map[string]*node{}}
	for _, m := range in.Manifests {
		base := strings.ToLower(path.Base(m.Path))
		switch {
		case inForeignDirectory(m.Path):
		case base == "packages.lock.json":
			doc, problem := parseJSON(m)
			if problem != nil {
				t.problems = append(t.problems, *problem)
			}
			t.locks[path.Dir(m.Path)] = doc
		case path.Ext(base) == ".props" || path.Ext(base) == ".targets":
			t.shared[strings.ToLower(m.Path)] = &netFile{path: m.Path, data: m.Data}
		default:
			root, problem := parseXML(m)
			if problem != nil {
				t.problems = append(t.problems, *problem)
				continue
			}
			f := &netFile{path: m.Path, root: root}
			switch {
			case base == "packages.config":
				t.config(f)
			case path.Ext(base) == ".nuspec":
				t.nuspec(f)
			default:
				t.projects[strings.ToLower(m.Path)] = f
			}
		}
	}
	for _, name := range sortedKeys(t.projects) {
		t.describe(t.projects[name])
	}
	for _, name := range sortedKeys(t.projects) {
		t.references(t.projects[name])
	}
	for _, name := range sortedKeys(t.shared) { // imported in a way that only MSBuild can follow, or for whoever takes it
		if f := t.shared[name]; !f.used && bytes.Contains(f.data, []byte("<PackageReference")) && t.parsed(f) {
			f.lone = true
			t.references(f)
		}
	}
	return t.output()
}

// parsed reads a file of properties or targets when it is asked for first.
func (t *netTree) parsed(f *netFile) bool {
	if f.data != nil {
		root, problem := parseXML(Manifest{Path: f.path, Data: f.data})
		if f.data = nil; problem != nil {
			t.problems = append(t.problems, *problem)
			return false
		}
		f.root = root
	}
	return f.root != nil
}

// maxImported bounds the files that are imported into one project.
const maxImported = 100

// files are a project and what is imported into it: of each of three names the nearest file above, and what they import.
func (t *netTree) files(f *netFile) []*netFile {
	if f.all != nil {
		return f.all
	}
	f.all = []*netFile{f}
	seen := map[string]bool{strings.ToLower(f.path): true}
	take := func(file *netFile) {
		if file == nil || seen[strings.ToLower(file.path)] || len(f.all) >= maxImported || !t.parsed(file) {
			return
		}
		seen[strings.ToLower(file.path)] = true
		file.used = true
		f.all = append(f.all, file)
	}
	for _, name := range []string{"directory.build.props", "directory.build.targets", "directory.packages.props"} {
		take(t.above(path.Dir(f.path), name))
	}
	for i := 0; i < len(f.all); i++ {
		file := f.all[i]
		for _, e := range netItems(file.root, "Import") {
			take(t.imported(f, file, e.attrs["Project"]))
		}
	}
	return f.all
}

// above is the nearest file of a name in a directory or above it.
func (t *netTree) above(dir, name string) *netFile {
	for ; ; dir = path.Dir(dir) {
		if file := t.shared[strings.ToLower(path.Join(dir, name))]; file != nil || dir == "." || dir == "/" {
			return file
		}
	}
}

var netAbove = lazily.Regexp(`(?i)GetPathOfFileAbove\(\s*['"]?([\w.-]+)|GetDirectoryNameOfFileAbove\(.*\)[\\/]([\w.-]+)$`)

// imported is the file of the tree that an import into a project names.
func (t *netTree) imported(f, file *netFile, name string) *netFile {
	dir := path.Dir(file.path)
	if strings.Contains(name, "FileAbove") {
		if m := netAbove().FindStringSubmatch(name); m != nil {
			return t.above(path.Dir(dir), strings.ToLower(cmp.Or(m[1], m[2])))
		}
		return nil
	}
	lower := strings.ToLower(name)
	for _, here := range []string{"$(msbuildthisfiledirectory)", "$(msbuildprojectdirectory)"} {
		if strings.HasPrefix(lower, here) {
			if name = name[len(here):]; here == "$(msbuildprojectdirectory)" {
				dir = path.Dir(f.path)
			}
		}
	}
	if name = t.expand(f, name, 0); name == "" || strings.ContainsAny(name, "$*") || len(name) > maxValue {
		return nil
	}
	return t.shared[strings.ToLower(path.Join(dir, strings.ReplaceAll(name, `\`, "/")))]
}

// netItems are the elements of a name in a file, below the root or in its groups of items, imports and choices.
func netItems(root *element, name string) []*element {
	found := root.all(name)
	for _, group := range root.all("ImportGroup") {
		found = append(found, group.all(name)...)
	}
	return found
}

// netGroups are the groups of items of a file, with the condition that they stand under.
func netGroups(root *element) (groups []*element, conditions []string) {
	for _, g := range root.all("ItemGroup") {
		groups, conditions = append(groups, g), append(conditions, g.attrs["Condition"])
	}
	for _, choice := range root.all("Choose") {
		for _, when := range append(choice.all("When"), choice.all("Otherwise")...) {
			for _, g := range when.all("ItemGroup") {
				groups, conditions = append(groups, g), append(conditions, cmp.Or(g.attrs["Condition"], when.attrs["Condition"], "otherwise"))
			}
		}
	}
	return groups, conditions
}

var netProperty = lazily.Regexp(`\$\(([A-Za-z_][\w.]*)\)`)

// property is the value of a property of a project.
func (t *netTree) property(f *netFile, name string, depth int) string {
	for _, file := range t.files(f) {
		for _, group := range file.root.all("PropertyGroup") {
			if v := group.value(name); v != "" {
				return t.expand(f, v, depth+1)
			}
		}
	}
	return ""
}

// maxExpanded bounds how many properties of a tree are looked up: each may name many others.
const maxExpanded = 100_000

// expand puts in the properties that the tree sets; others stay as they are.
func (t *netTree) expand(f *netFile, s string, depth int) string {
	if depth > 8 || len(s) > maxValue || !strings.Contains(s, "$(") {
		return s
	}
	if t.expanded += strings.Count(s, "$("); t.expanded > maxExpanded {
		return s
	}
	return netProperty().ReplaceAllStringFunc(s, func(ref string) string {
		return cmp.Or(t.property(f, netProperty().FindStringSubmatch(ref)[1], depth), ref)
	})
}

// describe stores the package that a project makes. An older project that asks for no package makes none.
func (t *netTree) describe(f *netFile) {
	asks := slices.ContainsFunc(f.root.all("ItemGroup"), func(g *element) bool { return g.child("PackageReference") != nil })
	if f.root.attrs["Sdk"] == "" && !asks && t.property(f, "PackageId", 0) == "" {
		return
	}
	base := path.Base(f.path)
	name := cmp.Or(t.property(f, "PackageId", 0), t.property(f, "AssemblyName", 0))
	if name == "" || strings.Contains(name, "$") {
		name = strings.TrimSuffix(base, path.Ext(base))
	}
	version := cmp.Or(t.property(f, "PackageVersion", 0), t.property(f, "Version", 0), t.property(f, "VersionPrefix", 0))
	if strings.Contains(version, "$") {
		version = ""
	}
	p := inventory.Package{Name: name, Version: version, PURL: purl("nuget", "", name, version), Locations: []inventory.Location{at(f.path, 1)}}
	for _, file := range t.files(f) { // the file that says so
		for _, group := range file.root.all("PropertyGroup") {
			if words := group.value("PackageLicenseExpression"); words != "" && p.Declared.Expression == "" && p.Unresolved == "" {
				declare(&p, t.expand(f, words, 0), file.path)
			}
		}
	}
	f.id = t.own(p, f.path)
}

// references stores what a project asks for.
func (t *netTree) references(f *netFile) {
	central := map[string]string{}
	for _, file := range t.files(f) {
		for _, group := range file.root.all("ItemGroup") {
			for _, e := range group.all("PackageVersion") {
				if name := strings.ToLower(e.attrs["Include"]); central[name] == "" {
					central[name] = cmp.Or(e.attrs["Version"], e.value("Version"))
				}
			}
			for _, e := range group.all("PackageReference") { // the older way to keep versions in one place
				if name := strings.ToLower(e.attrs["Update"]); name != "" && central[name] == "" {
					central[name] = cmp.Or(e.attrs["Version"], e.value("Version"))
				}
			}
		}
	}
	test := strings.EqualFold(t.property(f, "IsTestProject", 0), "true") || netTest().MatchString(f.path)
	locked := t.locked(f)
	stated := map[string]bool{}
	for _, file := range t.files(f) {
		if f.lone && file != f {
			continue
		}
		groups, conditions := netGroups(file.root)
		for i, group := range groups {
			for _, e := range slices.Concat(group.all("PackageReference"), group.all("GlobalPackageReference")) {
				name := t.expand(f, e.attrs["Include"], 0)
				if name == "" || strings.ContainsAny(name, "$@;") {
					continue
				}
				stated[strings.ToLower(name)] = true
				version := cmp.Or(e.attrs["VersionOverride"], e.attrs["Version"], e.value("Version"), central[strings.ToLower(name)])
				relation := relationOfPath(f.path, inventory.RelRuntime)
				if test {
					relation = inventory.RelTest
				}
				if strings.EqualFold(cmp.Or(e.attrs["PrivateAssets"], e.value("PrivateAssets")), "all") || e.name == "GlobalPackageReference" {
					relation = inventory.RelBuild
				}
				condition := strings.TrimSpace(cmp.Or(e.attrs["Condition"], conditions[i]))
				t.reference(f, file.path, e.line, name, t.expand(f, version, 0), relation, condition, locked)
			}
			for _, e := range group.all("ProjectReference") {
				target := path.Join(path.Dir(file.path), strings.ReplaceAll(e.attrs["Include"], `\`, "/"))
				if to := t.projects[strings.ToLower(target)]; to != nil && to.id != "" {
					t.direct(f.id, to.id, inventory.RelRuntime, "", at(file.path, e.line))
				}
			}
		}
	}
	t.transitives(f, test, stated)
}

// netTest matches the path of a project of tests: "Lamp.Tests/Lamp.Tests.csproj".
var netTest = lazily.Regexp(`(?i)(^|[./_-])(unit|integration)?tests?([./_-]|$)`)

func (t *netTree) reference(f *netFile, file string, line int, name, version, relation, condition string, locked map[string]string) {
	p := inventory.Package{Name: name, Kind: inventory.KindDependency, Locations: []inventory.Location{at(file, line)}}
	p.Version, p.Requirement = netVersion(version)
	if v := locked[strings.ToLower(name)]; v != "" {
		p.Version, p.Requirement = v, version
	}
	p.PURL = purl("nuget", "", name, p.Version)
	t.direct(f.id, t.add(p), relation, condition, p.Locations[0]).asking(version)
}

// netVersion reads what a reference asks for: the lowest version that may be is the one that is taken, so a version alone is that version, and so is
// one in brackets; intervals and floating versions are requirements.
func netVersion(s string) (version, requirement string) {
	if v, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(v, "]") && !strings.Contains(v, ",") {
		return strings.TrimSuffix(v, "]"), ""
	}
	if strings.ContainsAny(s, "[](),*$") {
		return "", s
	}
	return s, ""
}

// locked is what the lock file beside a project resolved, by the name in lower case.
func (t *netTree) locked(f *netFile) map[string]string {
	all := map[string]string{}
	for _, framework := range t.locks[path.Dir(f.path)].get("dependencies").all() {
		for name, n := range framework.all() {
			all[strings.ToLower(name)] = n.get("resolved").str()
		}
	}
	return all
}

// transitives stores what the lock file beside a project says beyond its own references, those of files that MSBuild finds elsewhere too.
func (t *netTree) transitives(f *netFile, test bool, stated map[string]bool) {
	relation := inventory.RelRuntime
	if test {
		relation = inventory.RelTest
	}
	file := path.Join(path.Dir(f.path), "packages.lock.json")
	for _, framework := range t.locks[path.Dir(f.path)].get("dependencies").all() {
		ids := map[string]string{}
		for name, n := range framework.all() {
			if version := n.get("resolved").str(); version != "" {
				ids[strings.ToLower(name)] = t.add(inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: purl("nuget", "", name, version),
					Locations: []inventory.Location{at(file, n.line)}})
			}
		}
		for name, n := range framework.all() {
			if strings.EqualFold(n.get("type").str(), "Direct") && !stated[strings.ToLower(name)] {
				t.direct(f.id, ids[strings.ToLower(name)], relation, "", at(file, n.line)).asking(n.get("requested").str())
			}
			for to, asked := range n.get("dependencies").all() {
				t.transitive(ids[strings.ToLower(name)], ids[strings.ToLower(to)], relation, "", at(file, asked.line)).asking(asked.str())
			}
		}
	}
}

// nuspec reads what a package needs that a nuspec describes, at once or by framework; templates leave names open.
func (t *netTree) nuspec(f *netFile) {
	needs := f.root.child("metadata", "dependencies")
	if needs == nil {
		return
	}
	for _, group := range append(needs.all("group"), needs) {
		for _, e := range group.all("dependency") {
			if name := e.attrs["id"]; name != "" && !strings.ContainsAny(name, "$%") {
				t.reference(f, f.path, e.line, name, e.attrs["version"], relationOfPath(f.path, inventory.RelRuntime), group.attrs["targetFramework"], nil)
			}
		}
	}
}

// config reads packages.config, which older projects have.
func (t *netTree) config(f *netFile) {
	for _, e := range f.root.all("package") {
		name, version := e.attrs["id"], e.attrs["version"]
		if name == "" {
			t.problem(f.path, e.line, "a package without an id")
			continue
		}
		relation := relationOfPath(f.path, inventory.RelRuntime)
		if netTest().MatchString(f.path) {
			relation = inventory.RelTest
		}
		if strings.EqualFold(e.attrs["developmentDependency"], "true") {
			relation = inventory.RelBuild
		}
		loc := at(f.path, e.line)
		id := t.add(inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: purl("nuget", "", name, version), Locations: []inventory.Location{loc}})
		t.direct("", id, relation, "", loc)
	}
}
