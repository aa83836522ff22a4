package ecosystem

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
	"github.com/package-url/packageurl-go"
)

// builder gathers what an ecosystem reads and puts it in order: a package that is
// seen again is merged, and so is an edge.
type builder struct {
	ecosystem string
	packages  []inventory.Package
	index     map[string]int
	edges     []inventory.Dependency
	edgeIndex map[edgeKey]int
	problems  []Problem
	pointers  []Pointer
	full      bool // something was left out for want of room
	// named reports whether a name can be one in this ecosystem; nil: any that is not empty.
	named func(string) bool
}

// The budgets of one ecosystem in one tree, far above what people and tools write.
const (
	maxPackages  = 300_000
	maxEdges     = 2_000_000
	maxLocations = 500 // of one package or edge
	maxProblems  = 1_000
)

type edgeKey struct{ from, to, relation, condition string }

func newBuilder(ecosystem string) *builder {
	return &builder{ecosystem: ecosystem, index: map[string]int{}, edgeIndex: map[edgeKey]int{}}
}

// add stores a package, or merges it with the one of the same id, and returns
// the id. Without an id it is the purl, and without that generic by name.
func (b *builder) add(p inventory.Package) string {
	if p.ID == "" {
		p.ID = p.PURL
	}
	if p.ID == "" {
		p.ID = genericID(p.Name, p.Version)
	}
	if p.Name == "" || b.named != nil && !b.named(p.Name) {
		where := append(p.Locations, inventory.Location{})[0]
		b.problem(where.Path, where.Line, "%q is no name that a package can have", p.Name)
		return ""
	}
	p.Ecosystem = b.ecosystem
	if !isVersion(p.Version) {
		p.Requirement, p.Version = joinRequirements(p.Requirement, p.Version), ""
	}
	i, ok := b.index[p.ID]
	if !ok && len(b.packages) >= maxPackages {
		b.full = true
		return ""
	}
	if !ok {
		b.index[p.ID] = len(b.packages)
		b.packages = append(b.packages, p)
		return p.ID
	}
	have := &b.packages[i]
	if own := have.Kind == inventory.KindRoot || have.Kind == inventory.KindWorkspace; own && p.Kind == inventory.KindDependency {
		// A package of the tree as it was published: what is known of that says nothing of this one.
		p.ID += "#" + shortHash(p.ID)
		return b.add(p)
	}
	switch {
	case have.Kind == inventory.KindTool && p.Kind == inventory.KindDependency:
		have.Kind = p.Kind // needed, and not for the build alone
	case have.Kind == inventory.KindDependency && p.Kind != "" && p.Kind != inventory.KindTool:
		have.Kind = p.Kind
	}
	have.Version = cmp.Or(have.Version, p.Version)
	have.Requirement = joinRequirements(have.Requirement, p.Requirement)
	if have.Declared.Expression == "" {
		have.Declared = p.Declared
	}
	have.Modified = cmp.Or(have.Modified, p.Modified)
	have.ModifiedReason = cmp.Or(have.ModifiedReason, p.ModifiedReason)
	have.Supplier = cmp.Or(have.Supplier, p.Supplier)
	have.Unresolved = cmp.Or(have.Unresolved, p.Unresolved)
	if have.Origin == nil {
		have.Origin = p.Origin
	}
	for _, h := range p.Hashes {
		if !slices.Contains(have.Hashes, h) {
			have.Hashes = append(have.Hashes, h)
		}
	}
	for _, f := range p.Files {
		if !slices.Contains(have.Files, f) {
			have.Files = append(have.Files, f)
		}
	}
	if len(have.Locations) < maxLocations {
		have.Locations = append(have.Locations, p.Locations...)
	}
	return p.ID
}

// own stores the package that a manifest of the tree describes: the root
// when the manifest stands at the top, a copy when it stands in a directory for foreign
// code, else a workspace member. Two of one name are told apart by a hash of the
// manifest's path.
func (b *builder) own(p inventory.Package, manifest string) string {
	p.Kind = inventory.KindWorkspace
	if path.Dir(manifest) == "." {
		p.Kind = inventory.KindRoot
	} else if inForeignDirectory(manifest) {
		p.Kind, p.Files = inventory.KindVendored, []string{path.Dir(manifest)}
	}
	if p.Name == "" {
		p.Name = path.Base(path.Dir(manifest))
		if p.Name == "." {
			p.Name = ""
			if p.PURL == "" {
				return ""
			}
		}
	}
	p.ID = p.PURL
	if p.ID == "" {
		p.ID = genericID(p.Name, p.Version)
	}
	if _, taken := b.index[p.ID]; taken {
		p.ID += "#" + shortHash(manifest)
	}
	return b.add(p)
}

// locksFirst are the manifests outside of copies, those first that end in .lock: they say what the others' packages were resolved to.
func locksFirst(in *Input) []Manifest {
	var locks, rest []Manifest
	for _, m := range in.Manifests {
		switch {
		case inForeignDirectory(m.Path):
		case isLock(m):
			locks = append(locks, m)
		default:
			rest = append(rest, m)
		}
	}
	return append(locks, rest...)
}

func isLock(m Manifest) bool { return strings.EqualFold(path.Ext(m.Path), ".lock") }

// reached are the packages that some edge leads to so far.
func (b *builder) reached() map[string]bool {
	ids := map[string]bool{}
	for _, d := range b.edges {
		ids[d.To] = true
	}
	return ids
}

// plainVersion reports whether a requirement is a version alone.
func plainVersion(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' && isVersion(s) }

// get returns the package of an id, nil if there is none.
func (b *builder) get(id string) *inventory.Package {
	if i, ok := b.index[id]; ok {
		return &b.packages[i]
	}
	return nil
}

// require notes what a manifest asks of a dependency that a lock file resolved.
func (b *builder) require(id, requirement string) {
	if p := b.get(id); p != nil && p.Kind == inventory.KindDependency {
		p.Requirement = joinRequirements(p.Requirement, requirement)
	}
}

// direct stores an edge that a manifest of the tree states itself. That of a copy of foreign
// code is transitive all the same.
func (b *builder) direct(from, to, relation, condition string, at ...inventory.Location) edgeOf {
	if p := b.get(from); p != nil && p.Kind == inventory.KindVendored {
		return b.transitive(from, to, relation, condition, at...)
	}
	return b.edge(inventory.Dependency{From: from, To: to, Relation: relation, Scope: "direct", Condition: condition, Locations: at})
}

// transitive stores an edge between dependencies, or one to a dependency that
// something else brings.
func (b *builder) transitive(from, to, relation, condition string, at ...inventory.Location) edgeOf {
	return b.edge(inventory.Dependency{From: from, To: to, Relation: relation, Scope: "transitive", Condition: condition, Locations: at})
}

func (b *builder) edge(d inventory.Dependency) edgeOf {
	if d.From == d.To || d.To == "" {
		return edgeOf{}
	}
	key := edgeKey{d.From, d.To, d.Relation, d.Condition}
	i, ok := b.edgeIndex[key]
	if !ok && len(b.edges) >= maxEdges {
		b.full = true
		return edgeOf{}
	}
	if !ok {
		b.edgeIndex[key] = len(b.edges)
		b.edges = append(b.edges, d)
		return edgeOf{&b.edges[len(b.edges)-1]}
	}
	have := &b.edges[i]
	if d.Scope == "direct" {
		have.Scope = d.Scope
	}
	have.Requirement = joinRequirements(have.Requirement, d.Requirement)
	if len(have.Locations) < maxLocations {
		have.Locations = append(have.Locations, d.Locations...)
	}
	return edgeOf{have}
}

// edgeOf is an edge just stored, if it was.
type edgeOf struct{ edge *inventory.Dependency }

// asking notes what the manifest asks for on this edge: packages may ask for different ranges of the
// same thing.
func (e edgeOf) asking(requirement string) {
	if e.edge != nil {
		e.edge.Requirement = joinRequirements(e.edge.Requirement, requirement)
	}
}

func (b *builder) problem(path string, line int, format string, args ...any) {
	b.problems = append(b.problems, Problem{Path: path, Line: line, Reason: fmt.Sprintf(format, args...)})
}

func (b *builder) unsupported(path string, line int, format string, args ...any) {
	b.problems = append(b.problems, Problem{Path: path, Line: line, Reason: fmt.Sprintf(format, args...), Unsupported: true})
}

// output sorts everything, so that the order of reading does not show.
func (b *builder) output() Output {
	for i := range b.packages {
		p := &b.packages[i]
		p.Locations = sortLocations(p.Locations)
		slices.Sort(p.Files)
		slices.SortFunc(p.Hashes, func(x, y inventory.Hash) int {
			return cmp.Or(cmp.Compare(x.Alg, y.Alg), cmp.Compare(x.Of, y.Of), cmp.Compare(x.Value, y.Value))
		})
	}
	for i := range b.edges {
		b.edges[i].Locations = sortLocations(b.edges[i].Locations)
	}
	slices.SortFunc(b.packages, func(x, y inventory.Package) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.edges, func(x, y inventory.Dependency) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To),
			cmp.Compare(x.Relation, y.Relation), cmp.Compare(x.Condition, y.Condition))
	})
	slices.SortFunc(b.problems, func(x, y Problem) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Reason, y.Reason))
	})
	problems := slices.Compact(b.problems)
	if n := len(problems); n > maxProblems {
		last := problems[maxProblems-1]
		last.Reason = fmt.Sprintf("and %d more problems here and in later manifests", n-maxProblems+1)
		problems = append(problems[:maxProblems-1], last)
	}
	if b.full && len(b.packages) > 0 && len(b.packages[0].Locations) > 0 {
		problems = append(problems, Problem{Path: b.packages[0].Locations[0].Path,
			Reason: fmt.Sprintf("more than %d packages or %d edges in the tree: the rest is not reported", maxPackages, maxEdges)})
	}
	return Output{Packages: b.packages, Dependencies: b.edges, Problems: problems, Pointers: b.pointers}
}

func sortLocations(at []inventory.Location) []inventory.Location {
	slices.SortFunc(at, func(x, y inventory.Location) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line))
	})
	return slices.Compact(at)
}

// joinRequirements keeps each requirement once, in order; what would not be read
// any more by then is left out.
func joinRequirements(a, b string) string {
	if a == "" || b == "" || a == b || len(a) > 1000 {
		return cmp.Or(a, b)
	}
	all := append(strings.Split(a, "; "), strings.Split(b, "; ")...)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "; ")
}

func at(path string, line int) inventory.Location { return inventory.Location{Path: path, Line: line} }

// purl builds a package URL with its qualifiers sorted and the values that are
// empty left out. It is "" where the parts make none.
func purl(typ, namespace, name, version string, qualifiers ...string) string {
	var q packageurl.Qualifiers
	for i := 0; i+1 < len(qualifiers); i += 2 {
		if qualifiers[i+1] != "" {
			q = append(q, packageurl.Qualifier{Key: qualifiers[i], Value: qualifiers[i+1]})
		}
	}
	if !isVersion(version) {
		version = ""
	}
	p := packageurl.NewPackageURL(typ, namespace, name, version, q, "")
	if name == "" || p.Normalize() != nil {
		return ""
	}
	return p.ToString()
}

// isVersion reports whether a text may stand as a version: a range may not, and neither may
// a variable. "1.2~3" is a version, of Debian's and of ESP-IDF's.
func isVersion(s string) bool {
	return !strings.ContainsAny(s, "<>^*|, \t\n${}[]()\"'") && !strings.HasPrefix(s, "~")
}

// genericID is the id of what no package type covers.
func genericID(name, version string, qualifiers ...string) string {
	if id := purl("generic", "", strings.ToLower(name), version, qualifiers...); id != "" {
		return id
	}
	return "pkg:generic/unnamed-" + shortHash(name)
}

func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}

// gitPackage names what lies in a git repository: by the code host's own purl
// type where it has one, else generic with vcs_url. The commit, or else the
// tag, is the version.
func gitPackage(name, url, ref string) inventory.Package {
	p := inventory.Package{Name: name, Version: ref, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: url, VCS: "git"}}
	if isCommit(ref) {
		p.Origin.Commit = ref
	}
	host, repo := splitGitURL(url)
	if owner, base, ok := strings.Cut(repo, "/"); ok && owner != "" && base != "" && !strings.Contains(base, "/") {
		switch host {
		case "github.com":
			p.PURL = purl("github", owner, base, ref)
		case "bitbucket.org":
			p.PURL = purl("bitbucket", owner, base, ref)
		}
	}
	if p.PURL == "" {
		vcs := "git+" + url
		if ref != "" {
			vcs += "@" + ref
		}
		p.PURL = genericID(name, ref, "vcs_url", vcs)
	}
	return p
}

// splitGitURL takes host and path out of the forms that git accepts, without
// user, port, ".git" and slashes at the ends.
func splitGitURL(url string) (host, repo string) {
	url = strings.TrimPrefix(url, "git+")
	if _, rest, ok := strings.Cut(url, "://"); ok {
		host, repo, _ = strings.Cut(rest, "/")
	} else if h, r, ok := strings.Cut(url, ":"); ok && !strings.Contains(h, "/") {
		host, repo = h, r
	} else {
		return "", ""
	}
	if _, h, ok := strings.Cut(host, "@"); ok {
		host = h
	}
	host, _, _ = strings.Cut(host, ":")
	repo, _, _ = strings.Cut(repo, "?")
	repo, _, _ = strings.Cut(repo, "#")
	return strings.ToLower(host), strings.TrimSuffix(strings.Trim(repo, "/"), ".git")
}

// repositoryName is the last part of a URL without ".git". Where a project has one repository that is called after what keeps it,
// as "…/p/name/code", it is the part before.
func repositoryName(url string) string {
	url = strings.TrimSuffix(strings.TrimRight(url, "/"), ".git")
	switch name := path.Base(url); name {
	case "git", "code", "src", "trunk":
		if up := path.Base(path.Dir(url)); strings.Contains(url, "://") && strings.Count(url, "/") > 3 && up != "p" {
			return up
		}
		return name
	default:
		return name
	}
}

func isCommit(s string) bool {
	if len(s) != 40 && len(s) != 64 {
		return false
	}
	return isHex(s)
}

func isHex(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return false
		}
	}
	return s != ""
}

// hexHash returns a digest as a list of one, or nothing where it is no hex of the
// algorithm's length.
func hexHash(alg, value, of string) []inventory.Hash {
	alg = strings.ToLower(strings.ReplaceAll(alg, "-", ""))
	size, ok := hashSizes[alg]
	if !ok || !isHex(value) || len(value) != size {
		return nil
	}
	return []inventory.Hash{{Alg: alg, Value: strings.ToLower(value), Of: of}}
}

var hashSizes = map[string]int{"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}

// sriHashes decodes a subresource integrity value: "sha512-base64 sha1-base64".
func sriHashes(sri string) []inventory.Hash {
	var hashes []inventory.Hash
	for _, part := range strings.Fields(sri) {
		alg, value, _ := strings.Cut(part, "-")
		value, _, _ = strings.Cut(value, "?")
		raw, err := base64.StdEncoding.DecodeString(value)
		if err == nil {
			hashes = append(hashes, hexHash(alg, hex.EncodeToString(raw), "distribution")...)
		}
	}
	return hashes
}

// declare records the licence that a manifest states: as an expression where it is
// one of known ids, else its words in Unresolved.
func declare(p *inventory.Package, words, source string) {
	words = strings.TrimSpace(words)
	if words == "" {
		return
	}
	e, err := spdx.Parse(words)
	if err == nil && len(e.Unknown()) == 0 {
		p.Declared = inventory.Claim{Expression: e.String(), Source: source}
		return
	}
	if len(words) > 200 {
		words = strings.ToValidUTF8(words[:200], "") + " …"
	}
	p.Unresolved = fmt.Sprintf("%s states the licence as %q, which is no SPDX expression", source, words)
}

// relationOf guesses a relation from the name of a file, directory or group of
// dependencies: "requirements-dev.txt", "test/", "docs".
func relationOf(name, otherwise string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !('a' <= r && r <= 'z') })
	for _, w := range words {
		switch w {
		case "test", "tests", "testing", "unittest", "unittests":
			return inventory.RelTest
		case "doc", "docs", "documentation", "mkdocs", "sphinx":
			return inventory.RelDoc
		case "dev", "develop", "development", "devel", "lint", "linting", "typing", "ci", "style", "format", "pre":
			return inventory.RelDev
		case "build", "setup":
			return inventory.RelBuild
		}
	}
	return otherwise
}

// relationOfPath guesses a relation from the directories of a path; only those for
// tests and documentation say something.
func relationOfPath(file, otherwise string) string {
	for _, dir := range strings.Split(strings.ToLower(file), "/") {
		switch dir {
		case "test", "tests", "testing", "unittest", "unittests", "unit_tests":
			return inventory.RelTest
		case "doc", "docs", "documentation":
			return inventory.RelDoc
		}
	}
	return otherwise
}

// inForeignDirectory reports whether a file belongs to a copied tree, whose own needs are
// not declarations of this one.
func inForeignDirectory(file string) bool {
	for i, dir := range strings.Split(strings.ToLower(path.Dir(file)), "/") {
		// At the top, a name with a version may be how the project itself is handed out.
		if foreignDirectory(dir) || i > 0 && vendored.ReleaseDirectory(dir) {
			return true
		}
	}
	return false
}

// foreignDirectory reports whether a directory holds other people's code by its name, or what a package client put there.
func foreignDirectory(dir string) bool {
	return vendored.ForeignDirectory(dir) || dir == "node_modules"
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
