package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var swift = Ecosystem{
	Name:  "swift",
	PURL:  "swift",
	Files: []string{"package.swift", "package.resolved", "project.pbxproj"},
	Title: "Swift packages",
	Reads: "packages that Package.swift or an Xcode project asks for, binary targets with their checksum, and what Package.resolved pins",
	Read:  readSwift,
}

// swiftTree is what the Swift manifests of a tree say.
type swiftTree struct {
	*builder
	pins map[string]map[string]string // directory -> package identity -> id
	rest []inventory.Dependency       // what lock files bring, for packages that no manifest asks for
}

func readSwift(in *Input) Output {
	t := &swiftTree{builder: newBuilder("swift"), pins: map[string]map[string]string{}}
	for _, m := range in.Manifests {
		if strings.EqualFold(path.Base(m.Path), "package.resolved") && !inForeignDirectory(m.Path) {
			t.resolved(m)
		}
	}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) || strings.EqualFold(path.Base(m.Path), "package.resolved") {
			continue
		}
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
		} else if path.Ext(m.Path) == ".swift" {
			t.manifest(m)
		} else {
			t.project(m)
		}
	}
	reached := t.reached()
	for _, d := range t.rest {
		if !reached[d.To] {
			t.edge(d)
		}
	}
	return t.output()
}

// swiftPackage names what lies at an address: the namespace of the purl is its host with its directories.
func swiftPackage(name, url, version, revision string) inventory.Package {
	host, repo := splitGitURL(url)
	p := inventory.Package{Name: name, Version: cmp.Or(version, revision), Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: url, VCS: "git"}}
	if isCommit(revision) {
		p.Origin.Commit = revision
	}
	if host != "" && repo != "" {
		p.Name = path.Base(repo)
		p.PURL = purl("swift", path.Join(host, path.Dir(repo)), p.Name, p.Version)
	}
	return p
}

// swiftIdentity is what Swift knows a package by: the last part of its address.
func swiftIdentity(url string) string { return strings.ToLower(repositoryName(url)) }

// resolved reads the pins of a lock file, in any of its three versions.
func (t *swiftTree) resolved(m Manifest) {
	doc, problem := parseJSON(m)
	if problem != nil {
		t.problems = append(t.problems, *problem)
		return
	}
	// App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved is App's.
	dir := path.Dir(m.Path)
	for d := dir; d != "." && d != "/"; d = path.Dir(d) {
		if ext := path.Ext(d); ext == ".xcodeproj" || ext == ".xcworkspace" {
			dir = path.Dir(d)
		}
	}
	if t.pins[dir] == nil {
		t.pins[dir] = map[string]string{}
	}
	list := doc.get("pins")
	if list == nil {
		list = doc.get("object", "pins")
	}
	for _, pin := range list.items() {
		url := cmp.Or(pin.get("location").str(), pin.get("repositoryURL").str())
		name := cmp.Or(pin.get("identity").str(), pin.get("package").str())
		state := pin.get("state")
		version, revision := state.get("version").str(), state.get("revision").str()
		p := swiftPackage(name, url, version, revision)
		switch pin.get("kind").str() {
		case "registry":
			scope, base, _ := strings.Cut(name, ".")
			p = inventory.Package{Name: name, Version: version, Kind: inventory.KindDependency, PURL: purl("swift", scope, base, version)}
		case "localSourceControl":
			continue
		}
		if p.Name == "" {
			t.problem(m.Path, pin.lineNumber(), "a pin without a name")
			continue
		}
		loc := at(m.Path, pin.lineNumber())
		p.Locations = []inventory.Location{loc}
		id := t.add(p)
		t.rest = append(t.rest, inventory.Dependency{To: id, Relation: relationOfPath(m.Path, inventory.RelRuntime), Scope: "transitive", Locations: []inventory.Location{loc}})
		t.pins[dir][strings.ToLower(name)] = id
		if url != "" {
			t.pins[dir][swiftIdentity(url)] = id
		}
	}
}

// pinned finds what a lock file holds for a package that a manifest asks for: the nearest lock file above it.
func (t *swiftTree) pinned(manifest, identity string) string {
	for dir := path.Dir(manifest); ; dir = path.Dir(dir) {
		if id := t.pins[dir][identity]; id != "" {
			return id
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}

var (
	swiftName     = lazily.Regexp(`\bPackage\s*\(\s*name:\s*"([^"\n]+)"`)
	swiftCall     = lazily.Regexp(`\.(package|binaryTarget)\s*\(`)
	swiftArgument = lazily.Regexp(`\b(name|url|id|path|exact|from|branch|revision|checksum)\s*(?::|\()\s*"([^"\n]*)"`)
	swiftRange    = lazily.Regexp(`"([^"\n]+)"\s*(\.\.[.<])\s*"([^"\n]+)"`)
	swiftTest     = lazily.Regexp(`\.(testTarget|executableTarget|target|macro|plugin)\s*\(`)
	swiftProduct  = lazily.Regexp(`\bpackage:\s*"([^"\n]+)"`)
)

// manifest reads Package.swift, which is a program: calls with literal arguments are read.
func (t *swiftTree) manifest(m Manifest) {
	text := blankComments(string(m.Data))
	from, title := "", ""
	if name := swiftName().FindStringSubmatchIndex(text); name != nil {
		title = text[name[2]:name[3]]
		if path.Dir(m.Path) != "." { // at the root it may only hand out what another build makes
			from = t.own(inventory.Package{Name: title, Locations: []inventory.Location{at(m.Path, 1+strings.Count(text[:name[0]], "\n"))}}, m.Path)
		}
	}
	tested, shipped := swiftUses(text)
	line, counted := 1, 0
	for _, c := range swiftCall().FindAllStringSubmatchIndex(text, -1) {
		line, counted = line+strings.Count(text[counted:c[0]], "\n"), c[0]
		call := balanced(text[c[1]-1:])
		args := map[string]string{}
		for _, a := range swiftArgument().FindAllStringSubmatch(call, -1) {
			if args[a[1]] == "" {
				args[a[1]] = a[2]
			}
		}
		loc := at(m.Path, line)
		if text[c[2]:c[3]] == "binaryTarget" {
			if args["url"] == "" || strings.EqualFold(args["name"], title) {
				continue // a file of the tree, or what it hands out
			}
			p := archivePackage(args["name"], args["url"])
			p.Kind, p.Locations, p.Hashes = inventory.KindDependency, []inventory.Location{loc}, hexHash("sha256", args["checksum"], "distribution")
			t.direct(from, t.add(p), relationOfPath(m.Path, inventory.RelRuntime), "", loc)
			continue
		}
		requirement := ""
		if r := swiftRange().FindStringSubmatch(call); r != nil {
			requirement = ">=" + r[1] + ", <" + r[3]
			if r[2] == "..." {
				requirement = ">=" + r[1] + ", <=" + r[3]
			}
		} else if args["from"] != "" {
			requirement = "^" + args["from"]
			if strings.Contains(call, "upToNextMinor") {
				requirement = "~" + args["from"]
			}
		} else if args["branch"] != "" {
			requirement = "branch " + args["branch"]
		}
		identity := strings.ToLower(args["id"])
		p := inventory.Package{Name: args["id"], Version: args["exact"], Kind: inventory.KindDependency}
		if scope, base, ok := strings.Cut(args["id"], "."); ok {
			p.PURL = purl("swift", scope, base, args["exact"])
		}
		if args["url"] != "" {
			identity = swiftIdentity(args["url"])
			p = swiftPackage(cmp.Or(args["name"], identity), args["url"], args["exact"], args["revision"])
		}
		if identity == "" || strings.Contains(args["url"], `\(`) {
			continue // of this tree, or computed
		}
		relation := relationOfPath(m.Path, inventory.RelRuntime)
		if tested[identity] && !shipped[identity] {
			relation = inventory.RelTest
		}
		p.Requirement, p.Locations = requirement, []inventory.Location{loc}
		t.ask(m.Path, from, identity, p, relation, requirement)
	}
}

// ask stores an edge to what a manifest asks for, as the lock file pins it where there is one.
func (t *swiftTree) ask(manifest, from, identity string, p inventory.Package, relation, requirement string) {
	id := t.pinned(manifest, identity)
	if id == "" {
		id = t.add(p)
	} else {
		t.require(id, requirement)
	}
	t.direct(from, id, relation, "", p.Locations[0]).asking(requirement)
}

// swiftUses are the packages whose products test targets use, and other targets.
func swiftUses(text string) (tested, shipped map[string]bool) {
	tested, shipped = map[string]bool{}, map[string]bool{}
	for _, c := range swiftTest().FindAllStringSubmatchIndex(text, -1) {
		used := shipped
		if text[c[2]:c[3]] == "testTarget" {
			used = tested
		}
		for _, p := range swiftProduct().FindAllStringSubmatch(balanced(text[c[1]-1:]), -1) {
			used[strings.ToLower(p[1])] = true
		}
	}
	return tested, shipped
}

// maxCall bounds the bytes of one call.
const maxCall = 1 << 16

// balanced is the beginning of a text up to the parenthesis that closes its first one.
func balanced(text string) string {
	depth, inString := 0, false
	for i := 0; i < len(text) && i < maxCall; i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return ""
}

var (
	xcodeReference = lazily.Regexp(`isa = XCRemoteSwiftPackageReference;\s*repositoryURL = "?([^";\n]+)"?;\s*requirement = \{([^}]*)\}`)
	xcodeSetting   = lazily.Regexp(`(\w+) = "?([^";\n]+)"?;`)
)

// project reads the packages that an Xcode project asks for.
func (t *swiftTree) project(m Manifest) {
	text := string(m.Data)
	if !strings.Contains(text, "XCRemoteSwiftPackageReference") {
		return
	}
	line, counted := 1, 0
	for _, f := range xcodeReference().FindAllStringSubmatchIndex(text, -1) {
		line, counted = line+strings.Count(text[counted:f[0]], "\n"), f[0]
		url, set := text[f[2]:f[3]], map[string]string{}
		for _, s := range xcodeSetting().FindAllStringSubmatch(text[f[4]:f[5]], -1) {
			set[s[1]] = s[2]
		}
		requirement := ""
		switch least := set["minimumVersion"]; set["kind"] {
		case "upToNextMajorVersion":
			requirement = "^" + least
		case "upToNextMinorVersion":
			requirement = "~" + least
		case "versionRange":
			requirement = ">=" + least + ", <" + set["maximumVersion"]
		case "branch":
			requirement = "branch " + set["branch"]
		}
		p := swiftPackage(repositoryName(url), url, set["version"], set["revision"])
		p.Requirement, p.Locations = requirement, []inventory.Location{at(m.Path, line)}
		t.ask(path.Dir(m.Path), "", swiftIdentity(url), p, relationOfPath(m.Path, inventory.RelRuntime), requirement)
	}
}
