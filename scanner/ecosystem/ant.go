package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var ant = Ecosystem{
	Name:  "ant",
	PURL:  "maven",
	Files: []string{"build.xml", "build-*.xml", "ivy.xml"},
	Title: "Ant and Ivy",
	Reads: "archives that `get` downloads, by the layout of a Maven repository with group and version, and dependencies of Ivy and of the Maven tasks",
	Read:  readAnt,
}

// antFile is one file, with its own properties: those of imported files and of the command line are not known.
type antFile struct {
	*builder
	path  string
	props map[string]string
	own   string // the package that the file is about
}

func readAnt(in *Input) Output {
	b := newBuilder("ant")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		root, problem := parseXML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
			continue
		}
		if root.entities {
			b.unsupported(m.Path, root.line, "entities of its document type, which may be other files, are not read")
		}
		f := &antFile{builder: b, path: m.Path, props: map[string]string{}}
		switch {
		case root.name == "ivy-module":
			f.ivy(root)
		case root.name == "project" && (len(root.all("target")) > 0 || len(root.all("property")) > 0):
			if name := root.attrs["name"]; name != "" && path.Dir(m.Path) == "." {
				f.own = b.own(inventory.Package{Name: name, PURL: genericID(name, ""), Locations: []inventory.Location{at(m.Path, root.line)}}, m.Path)
			}
			f.properties(root)
			f.tasks(root)
		}
	}
	return b.output()
}

// properties gathers what <property name="…" value="…"/> sets: the first one holds.
func (f *antFile) properties(e *element) {
	for _, c := range e.children {
		if name, value := c.attrs["name"], c.attrs["value"]; c.name == "property" && name != "" && value != "" {
			if _, had := f.props[name]; !had {
				f.props[name] = f.expand(value)
			}
		}
		f.properties(c)
	}
}

var antProperty = lazily.Regexp(`\$\{([^${}]+)\}`)

func (f *antFile) expand(s string) string {
	if len(s) > maxValue || !strings.Contains(s, "${") {
		return s
	}
	return antProperty().ReplaceAllStringFunc(s, func(ref string) string {
		if v, ok := f.props[ref[2:len(ref)-1]]; ok && len(v) <= maxValue {
			return v
		}
		return ref
	})
}

func (f *antFile) tasks(e *element) {
	for _, c := range e.children {
		switch c.name {
		case "get":
			f.get(c)
		case "dependency", "remoteRepository":
			f.dependency(c)
		}
		f.tasks(c)
	}
}

// get reads <get src="…"/> and the addresses inside it.
func (f *antFile) get(e *element) {
	urls := []*element{e}
	urls = append(append(urls, e.all("url")...), e.all("resource")...)
	for _, u := range urls {
		url := f.expand(u.attrs["src"])
		if url == "" {
			url = f.expand(u.attrs["url"])
		}
		if !strings.Contains(url, "://") || !javaArchive().MatchString(url) {
			continue // a page, a list: no part of what is built
		}
		if strings.Contains(url, "${") {
			f.unsupported(f.path, u.line, "the address %s has a property without a value in the file", url)
			continue
		}
		p := archivePackage(strings.TrimSuffix(archiveBase(url), path.Ext(url)), url)
		p.Locations = []inventory.Location{at(f.path, u.line)}
		f.direct(f.own, f.add(p), relationOfPath(path.Dir(f.path), inventory.RelRuntime), "", p.Locations[0])
	}
}

var javaArchive = lazily.Regexp(`\.(jar|war|zip|tar\.gz|tgz)([?#].*)?$`)

// archiveBase is the name of a file at an address without its version: "lamp-1.2.jar" is lamp.jar's.
func archiveBase(url string) string {
	base := path.Base(url)
	if m := archiveName().FindStringSubmatch(base); m != nil {
		return strings.Trim(m[1], "-_.")
	}
	return base
}

// dependency reads <dependency groupId="…" artifactId="…" version="…"/> of the Maven tasks and <dependency org="…" name="…" rev="…"/> of Ivy.
func (f *antFile) dependency(e *element) {
	group, artifact, version := f.expand(e.attrs["groupId"]), f.expand(e.attrs["artifactId"]), f.expand(e.attrs["version"])
	relation := relationOfPath(path.Dir(f.path), inventory.RelRuntime)
	if name := e.attrs["name"]; artifact == "" && name != "" {
		group, artifact, version = f.expand(e.attrs["org"]), f.expand(name), f.expand(e.attrs["rev"])
		conf, _, _ := strings.Cut(e.attrs["conf"], "->")
		for _, word := range strings.FieldsFunc(conf, func(c rune) bool { return strings.ContainsRune(",; ", c) }) {
			if strings.HasPrefix(word, "test") {
				relation = inventory.RelTest
			}
		}
	}
	if scope := e.attrs["scope"]; scope == "test" {
		relation = inventory.RelTest
	}
	if group == "" || artifact == "" {
		return
	}
	p := inventory.Package{Name: mavenName(group, artifact), Kind: inventory.KindDependency, Locations: []inventory.Location{at(f.path, e.line)}}
	if pinned().MatchString(version) {
		p.Version = version
	} else {
		p.Requirement = version
	}
	p.PURL = purl("maven", group, artifact, p.Version)
	f.direct(f.own, f.add(p), relation, "", p.Locations[0]).asking(version)
}

// pinned is a version and neither a range nor "latest.integration" nor a property without a value.
var pinned = lazily.Regexp(`^[0-9A-Za-z][0-9A-Za-z._-]*[0-9][0-9A-Za-z._-]*$`)

// ivy reads ivy.xml: <dependencies><dependency org name rev conf/>. An organisation left out is that of the module.
func (f *antFile) ivy(root *element) {
	info := root.child("info")
	if info == nil {
		f.problem(f.path, root.line, "an ivy-module without info")
		return
	}
	organisation := info.attrs["organisation"]
	if name := info.attrs["module"]; name != "" {
		version := info.attrs["revision"]
		if !pinned().MatchString(version) {
			version = ""
		}
		f.own = f.builder.own(inventory.Package{Name: mavenName(organisation, name), Version: version, PURL: purl("maven", organisation, name, version),
			Locations: []inventory.Location{at(f.path, info.line)}}, f.path)
	}
	for _, list := range root.all("dependencies") {
		for _, d := range list.all("dependency") {
			if d.attrs["org"] == "" && d.attrs["groupId"] == "" && d.attrs != nil {
				d.attrs["org"] = organisation
			}
			f.dependency(d)
		}
	}
}

// mavenRoots are parts of an address before the group: how a repository is reached on its host. So is what has a hyphen
// or a dot at that place.
var mavenRoots = set("maven2", "maven", "m2", "releases", "snapshots", "public", "repo", "repos", "repository", "repositories", "central", "content", "groups", "artifactory", "nexus")

var groupPart = lazily.Regexp(`^[A-Za-z_][\w-]*$`)

// mavenAddress reads the address of a file in the layout of a Maven repository: …/group/artifact/version/artifact-version.jar.
func mavenAddress(url string) (inventory.Package, bool) {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return inventory.Package{}, false
	}
	rest, _, _ = strings.Cut(rest, "?")
	parts := strings.Split(strings.Trim(rest, "/"), "/")
	n := len(parts)
	if n < 5 || strings.HasSuffix(parts[0], "sourceforge.net") {
		return inventory.Package{}, false
	}
	file, version, artifact := parts[n-1], parts[n-2], parts[n-3]
	tail, ok := strings.CutPrefix(file, artifact+"-"+version)
	// …/glib/2.64/glib-2.64.2.tar.xz is a series, and its release.
	if !ok || len(tail) > 1 && '0' <= tail[1] && tail[1] <= '9' || !pinsVersion(version) || !strings.HasPrefix(tail, ".") && !strings.HasPrefix(tail, "-") {
		return inventory.Package{}, false
	}
	from := 1
	for from < n-3 && (mavenRoots[strings.ToLower(parts[from])] || strings.ContainsAny(parts[from], "-.")) {
		from++
	}
	group := parts[from : n-3]
	if from == 1 && len(group) < 2 {
		return inventory.Package{}, false // …/dist/thrift/0.17/thrift-0.17.tar.gz
	}
	for _, g := range group {
		if !groupPart().MatchString(g) {
			return inventory.Package{}, false
		}
	}
	if len(group) == 0 {
		return inventory.Package{}, false
	}
	name := strings.Join(group, ".")
	classifier, ext, _ := strings.Cut(strings.TrimPrefix(tail, "-"), ".")
	var qualifiers []string
	if ext != "" && ext != "jar" {
		qualifiers = append(qualifiers, "type", ext)
	}
	if strings.HasPrefix(tail, "-") && classifier != "" {
		qualifiers = append(qualifiers, "classifier", classifier)
	}
	return inventory.Package{Name: mavenName(name, artifact), Version: version, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: url},
		PURL: purl("maven", name, artifact, version, qualifiers...)}, true
}
