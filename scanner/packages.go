package scanner

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// readSnapshot reads licit.resolved.json of the tree, if there is one.
func (a *assembly) readSnapshot() *registry.Snapshot {
	m, ok := a.c.manifests[registry.SnapshotName]
	if !ok {
		a.lacksSnapshot()
		return nil
	}
	s, err := registry.ReadSnapshot(m.Data)
	if err != nil {
		a.problem(ecosystem.Problem{Path: registry.SnapshotName, Reason: err.Error()})
		return nil
	}
	sum := sha256.Sum256(m.Data)
	a.inv.Source.Resolved = "sha256:" + hex.EncodeToString(sum[:])
	return s
}

// lacksSnapshot says so where a tree has a licit.resolved.json and nothing could be read of it.
func (a *assembly) lacksSnapshot() {
	told := slices.ContainsFunc(a.c.skipped, func(p ecosystem.Problem) bool { return p.Path == registry.SnapshotName })
	reason := ""
	switch mode := a.c.paths[registry.SnapshotName]; {
	case mode == "" || told:
		return
	case mode == inventory.ModeSymlink:
		reason = "a symbolic link, which is not followed; put the file itself there"
	default:
		reason = registry.SnapshotName + " is empty; make it anew with: licit resolve"
	}
	a.problem(ecosystem.Problem{Path: registry.SnapshotName, Line: 1, Reason: reason})
}

// placeholder is what programs that make projects from templates put in another's place. Two braces behind a
// dollar are an expression of a workflow.
var placeholder = lazily.Regexp(`(?:^|[^$])\{\{-?\s*[A-Za-z_][\w.\- ]*(?:\|[^{}]*)?\}\}|\{%-?\s*\w[^{}%]*%\}|<%[=-]?\s*\w[^<>%]*%>`)

func (a *assembly) problem(p ecosystem.Problem) {
	if !p.Unsupported && placeholder().Match(a.c.manifests[p.Path].Data) {
		p.Unsupported, p.Reason = true, "a template, which another program makes a manifest of: "+p.Reason
	}
	facet := inventory.StatusFailed
	if p.Unsupported {
		facet = inventory.StatusUnsupported
	}
	a.findings.add(inventory.Finding{Kind: inventory.FindManifest, Path: p.Path, Line: p.Line, Facet: facet, Reason: p.Reason}, p.Path, p.Reason)
}

// readManifests lets each ecosystem read its manifests and merges what they say.
func (a *assembly) readManifests(outside *ecosystem.Outside) {
	for _, p := range a.c.skipped {
		a.problem(p)
	}
	byID := map[string]int{}
	var roots []inventory.Package
	all := ecosystem.All()
	matcher := ecosystem.NewMatcher(all)
	wanted := map[string][]ecosystem.Manifest{}
	for _, m := range a.c.manifests {
		for _, eco := range matcher.Reading(m) {
			wanted[eco.Name] = append(wanted[eco.Name], m)
		}
	}
	for _, eco := range all {
		in := &ecosystem.Input{Exists: a.exists, Gitlink: a.gitlink, Manifests: wanted[eco.Name], Outside: outside}
		if len(in.Manifests) == 0 {
			continue
		}
		sort.Slice(in.Manifests, func(i, j int) bool { return in.Manifests[i].Path < in.Manifests[j].Path })
		out := readSafely(eco, in)
		for _, p := range out.Problems {
			a.problem(p)
		}
		for _, p := range out.Pointers {
			a.pointers[p.Path] = append(a.pointers[p.Path], p)
			if target := a.lookup(path.Join(path.Dir(p.Path), p.Target)); target != "" {
				a.sentTo[p.Path] = target
			}
		}
		for _, p := range out.Packages {
			if p.Ecosystem == "" {
				p.Ecosystem = eco.Name
			}
			a.claims(&p)
			if p.Kind == inventory.KindRoot && len(p.Locations) > 0 && depth0(p.Locations[0].Path) {
				roots = append(roots, p)
				continue
			}
			if p.Kind == inventory.KindRoot {
				p.Kind = inventory.KindWorkspace
			}
			if i, ok := byID[p.ID]; ok {
				merge(&a.inv.Packages[i], p)
				continue
			}
			byID[p.ID] = len(a.inv.Packages)
			a.inv.Packages = append(a.inv.Packages, p)
		}
		a.inv.Dependencies = append(a.inv.Dependencies, out.Dependencies...)
	}
	a.chooseRoot(roots, byID)
}

// readSafely turns a bug in a parser into a problem of its first manifest.
func readSafely(eco ecosystem.Ecosystem, in *ecosystem.Input) (out ecosystem.Output) {
	defer func() {
		if r := recover(); r != nil {
			panics.Add(1)
			out = ecosystem.Output{Problems: []ecosystem.Problem{{Path: in.Manifests[0].Path, Reason: fmt.Sprintf("a bug in licit's %s reader, please report it: %v", eco.Name, r)}}}
		}
	}()
	return eco.Read(in)
}

// gitlink returns the commit that git pins at a path.
func (a *assembly) gitlink(p string) string { return a.c.gitlinks[p] }

// claims notes the licence that a manifest of this tree declares for its own
// package, a copy's too, as evidence of the manifest file.
func (a *assembly) claims(p *inventory.Package) {
	if p.Kind != inventory.KindRoot && p.Kind != inventory.KindWorkspace && p.Kind != inventory.KindVendored || p.Declared.Expression == "" || len(p.Locations) == 0 {
		return
	}
	e, err := spdx.Parse(p.Declared.Expression)
	if err != nil {
		return
	}
	at := p.Locations[0]
	if base := strings.ToLower(path.Base(at.Path)); base == "package-lock.json" || base == "npm-shrinkwrap.json" {
		return // what a lock file says of a package beside it is no word on the lock file
	}
	if p.Declared.Source != "" && a.c.paths[p.Declared.Source] != "" {
		at = inventory.Location{Path: p.Declared.Source, Line: 1}
	}
	a.manifest[at.Path] = append(a.manifest[at.Path], claim{expr: e, line: max(at.Line, 1)})
}

// merge adds what a second manifest says of the same package.
func merge(p *inventory.Package, q inventory.Package) {
	p.Locations = append(p.Locations, q.Locations...)
	p.Hashes = append(p.Hashes, q.Hashes...)
	if p.Declared.Expression == "" {
		p.Declared = q.Declared
	}
	if p.Requirement == "" {
		p.Requirement = q.Requirement
	}
	if p.Supplier == "" {
		p.Supplier = q.Supplier
	}
	if p.Originator == "" {
		p.Originator = q.Originator
	}
	if p.Origin == nil {
		p.Origin = q.Origin
	}
}

// chooseRoot makes the package that stands for the tree. Its name comes from the
// source (a module, an archive), else from a manifest at the root, else from
// the README; never from the directory, which is not part of the tree.
func (a *assembly) chooseRoot(roots []inventory.Package, byID map[string]int) {
	sort.SliceStable(roots, func(i, j int) bool {
		x, y := roots[i], roots[j]
		for _, says := range []func(inventory.Package) bool{ // most telling first
			func(p inventory.Package) bool { return p.Declared.Expression != "" },
			func(p inventory.Package) bool { return !strings.HasPrefix(p.ID, "pkg:generic/") },
			func(p inventory.Package) bool { return p.Version != "" },
		} {
			if says(x) != says(y) {
				return says(x)
			}
		}
		return x.Locations[0].Path < y.Locations[0].Path
	})
	root := inventory.Package{Kind: inventory.KindRoot}
	if len(roots) > 0 {
		root = roots[0]
		for _, p := range roots[1:] {
			if p.ID == root.ID {
				merge(&root, p)
				continue
			}
			p.Kind = inventory.KindWorkspace
			if i, ok := byID[p.ID]; ok {
				merge(&a.inv.Packages[i], p)
				continue
			}
			byID[p.ID] = len(a.inv.Packages)
			a.inv.Packages = append(a.inv.Packages, p)
		}
	}
	old := root.ID
	if root.Ecosystem == "ant" && a.c.title != "" { // the README calls it by its name, a build file by what it makes
		root.ID, root.PURL, root.Name = "", "", ""
	}
	if a.info.PURL != "" {
		root.ID, root.PURL, root.Name, root.Version = a.info.PURL, a.info.PURL, a.info.Name, a.info.Version
	}
	if root.Name == "" {
		root.Name = a.info.Name
	}
	if root.Name == "" {
		root.Name = a.title()
	}
	if root.ID == "" {
		root.ID = "pkg:generic/" + slug(root.Name)
	}
	if a.info.Revision != "" && !a.info.Dirty {
		root.Origin = &inventory.Origin{URL: a.info.URL, VCS: "git", Commit: a.info.Revision}
	}
	for i := range a.inv.Dependencies {
		d := &a.inv.Dependencies[i]
		if d.From == "" || d.From == old && old != "" {
			d.From = root.ID
		}
		if d.To == old && old != "" {
			d.To = root.ID
		}
	}
	if root.Version == "" && !a.info.Dirty {
		root.Version = a.info.Revision // which names these very files, where nobody gave them a number
	}
	a.root = root
	a.inv.Packages = append(a.inv.Packages, root)
}

// title is the first heading of a README at the root, else "unnamed".
func (a *assembly) title() string {
	if a.c.title != "" {
		return a.c.title
	}
	return "unnamed"
}

// slug is a name as a purl may carry it.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '_':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "unnamed"
}

// finishPackages concludes licences of packages, sorts and deduplicates.
func (a *assembly) finishPackages(snapshot *registry.Snapshot) {
	known, answers := map[string]bool{}, snapshot.ByPURL()
	unresolved := 0
	var first inventory.Location
	for i := range a.inv.Packages {
		p := &a.inv.Packages[i]
		known[p.ID] = true
		if p.ID == a.root.ID {
			a.followManifest(p)
			a.concludeRoot(p)
		} else {
			if ans, ok := answers[p.PURL]; ok && p.PURL != "" {
				answer(p, ans)
			}
			a.followManifest(p)
			a.readCopy(p)
			a.concludePackage(p)
			p.Supplier = cmp.Or(p.Supplier, supplier(p.PURL))
		}
		sort.Slice(p.Locations, func(i, j int) bool {
			x, y := p.Locations[i], p.Locations[j]
			return x.Path < y.Path || x.Path == y.Path && x.Line < y.Line
		})
		p.Locations = compact(p.Locations)
		sort.Slice(p.Hashes, func(i, j int) bool {
			return p.Hashes[i].Alg+p.Hashes[i].Of+p.Hashes[i].Value < p.Hashes[j].Alg+p.Hashes[j].Of+p.Hashes[j].Value
		})
		p.Hashes = compact(p.Hashes)
		if p.Kind != inventory.KindRoot && p.Kind != inventory.KindWorkspace && p.Concluded.Expression == spdx.NoAssertion {
			unresolved++
			if len(p.Locations) > 0 && (first.Path == "" || p.Locations[0].Path < first.Path) {
				first = p.Locations[0]
			}
		}
	}
	sort.Slice(a.inv.Packages, func(i, j int) bool { return a.inv.Packages[i].ID < a.inv.Packages[j].ID })
	sort.Slice(a.inv.Dependencies, func(i, j int) bool { return byEdge(&a.inv.Dependencies[i], &a.inv.Dependencies[j]) < 0 })
	kept := a.inv.Dependencies[:0]
	for _, d := range a.inv.Dependencies {
		if n := len(kept); n > 0 && byEdge(&kept[n-1], &d) == 0 {
			if kept[n-1].Requirement == "" {
				kept[n-1].Requirement = d.Requirement
			}
			kept[n-1].Locations = compact(append(kept[n-1].Locations, d.Locations...))
			continue
		}
		if known[d.From] && known[d.To] {
			kept = append(kept, d)
		} else {
			a.problem(ecosystem.Problem{Path: place(d).Path, Line: place(d).Line, Reason: fmt.Sprintf("an edge from %q to %q names a package that no manifest holds", d.From, d.To)})
		}
	}
	a.inv.Dependencies = kept
	if unresolved > 0 {
		f := a.findings.add(inventory.Finding{Kind: inventory.FindUnresolved, Path: first.Path, Line: first.Line,
			Reason: fmt.Sprintf("%d of %d dependencies have no licence that could be concluded from the tree", unresolved, len(a.inv.Packages)-1)}, "dependencies")
		f.Count = unresolved
	}
}

// followManifest declares for a package of the tree what the file holds that its manifest sends on to.
func (a *assembly) followManifest(p *inventory.Package) {
	if p.Kind != inventory.KindRoot && p.Kind != inventory.KindWorkspace || p.Declared.Expression != "" {
		return
	}
	for _, at := range p.Locations {
		if t, ok := a.byPath[a.sentTo[at.Path]]; ok && t.expr.String() != "" && t.doubtful == "" {
			p.Declared, p.Unresolved = inventory.Claim{Expression: t.expr.String(), Source: t.path}, ""
			return
		}
	}
}

// readCopy takes what the licence file says that stands at the top of a copy which a package client put into the tree.
func (a *assembly) readCopy(p *inventory.Package) {
	if p.Kind != inventory.KindVendored || len(p.Files) == 0 || p.Detected.Expression != "" || p.Concluded.Expression != "" {
		return
	}
	list := a.terms[strings.TrimSuffix(p.Files[0], "/")]
	if len(list) == 0 {
		return
	}
	exact := len(list) == 1 || alike(list)
	if exact {
		list = list[:1]
	}
	var exprs []spdx.Expr
	for _, t := range list {
		exprs = append(exprs, t.expr)
		exact = exact && t.exact && t.doubtful == ""
	}
	e := spdx.Join(spdx.And, exprs...)
	p.Detected = inventory.Claim{Expression: e.String(), Source: list[0].path}
	if exact && p.Declared.Expression == "" {
		p.Concluded = inventory.Conclusion{Expression: e.Currentise().Normal().String(), By: ruleExact, Reason: "in " + list[0].path}
	} else if p.Unresolved == "" {
		p.Unresolved = "its licence file " + list[0].path + " leaves open what applies"
	}
}

func place(d inventory.Dependency) inventory.Location {
	if len(d.Locations) > 0 {
		return d.Locations[0]
	}
	return inventory.Location{Path: "."}
}

// byEdge orders edges by what makes them one.
func byEdge(a, b *inventory.Dependency) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.Condition, b.Condition))
}

func compact[T comparable](list []T) []T {
	out := list[:0]
	for i, v := range list {
		if i == 0 || v != out[len(out)-1] {
			out = append(out, v)
		}
	}
	return out
}

// answer fills in what the snapshot knows.
func answer(p *inventory.Package, ans registry.Answer) {
	if ans.Declared != "" && p.Declared.Expression == "" {
		p.Declared = inventory.Claim{Expression: ans.Declared, Source: ans.Source}
	}
	if ans.Detected != "" {
		p.Detected = inventory.Claim{Expression: ans.Detected, Source: ans.Source}
		if ans.Exact && p.Declared.Expression == "" {
			p.Concluded = inventory.Conclusion{Expression: ans.Detected, By: "rule detected-exactly", Reason: "in " + strings.Join(ans.Files, ", "), Date: ans.Date}
		}
	}
	p.Originator = cmp.Or(p.Originator, ans.Maker)
	p.Supplier = cmp.Or(p.Supplier, supplier(p.PURL), ans.Maker)
	for _, said := range []string{ans.Hash, ans.Archive} {
		alg, value, ok := strings.Cut(said, ":")
		have := slices.ContainsFunc(p.Hashes, func(h inventory.Hash) bool { return h.Of == "distribution" })
		if ok && !have && alg != "h1" {
			p.Hashes = append(p.Hashes, inventory.Hash{Alg: alg, Value: value, Of: "distribution"})
		}
	}
	if ans.Reason != "" {
		p.Unresolved = ans.Reason
	}
}

// concludePackage concludes where declared and detected agree, or where only
// one of them speaks and it is a valid expression of listed licences.
func (a *assembly) concludePackage(p *inventory.Package) {
	if p.Concluded.Expression != "" {
		return
	}
	declared, derr := spdx.Parse(p.Declared.Expression)
	found, ferr := spdx.Parse(p.Detected.Expression)
	valid := derr == nil && len(declared.Unknown()) == 0
	switch {
	case valid && ferr == nil && !related(declared, found):
		p.Concluded = inventory.Conclusion{Expression: spdx.NoAssertion, By: ruleConflict, Reason: fmt.Sprintf("declared %s, found %s", declared, found)}
		a.conflict(p.ID, fmt.Sprintf("%s declares %s, its files hold %s", p.ID, declared, found), []string{declared.String(), found.String()}, append(p.Locations, inventory.Location{Path: "."})[0])
	case valid && ferr == nil:
		p.Concluded = inventory.Conclusion{Expression: declared.Currentise().Normal().String(), By: "rule declared-equals-detected"}
	case valid:
		p.Concluded = inventory.Conclusion{Expression: declared.Currentise().Normal().String(), By: "rule declared-by-the-package", Reason: p.Declared.Source}
	default:
		reason := p.Unresolved
		if reason == "" {
			reason = "no manifest of the tree says it, and licit resolve does not look up packages of this kind; read it, and write a curation"
			if registry.LooksUp(p.PURL) {
				reason = "no manifest of the tree says it, and " + registry.SnapshotName + " has no answer; run licit resolve"
			}
			p.Unresolved = reason
		}
		p.Concluded = inventory.Conclusion{Expression: spdx.NoAssertion, By: ruleNothing, Reason: reason}
	}
}

// concludeRoot applies the file rule to the terms at the root.
func (a *assembly) concludeRoot(p *inventory.Package) {
	if a.rootConflict != "" {
		p.Declared = inventory.Claim{Expression: a.inv.Summary.DeclaredRoot}
		p.Concluded = inventory.Conclusion{Expression: spdx.NoAssertion, By: ruleConflict, Reason: a.rootConflict}
		return
	}
	files := a.terms["."]
	if a.inv.Summary.DeclaredRoot != "" {
		from := ""
		if len(a.inv.Summary.DeclaredFrom) > 0 {
			from = a.inv.Summary.DeclaredFrom[0].Path
		}
		p.Declared = inventory.Claim{Expression: a.inv.Summary.DeclaredRoot, Source: from}
	}
	no := func(by, reason string) {
		p.Concluded = inventory.Conclusion{Expression: spdx.NoAssertion, By: by, Reason: reason}
	}
	var found []spdx.Expr
	for _, t := range files {
		found = append(found, t.expr)
		if t.doubtful != "" {
			no(ruleClause, t.path+": "+t.doubtful)
			return
		}
		if !t.exact {
			no(ruleInexact, t.path+" does not give the licence word for word")
			return
		}
	}
	p.Detected = inventory.Claim{Expression: spdx.Join(spdx.And, found...).String()}
	if len(files) > 0 {
		p.Detected.Source = files[0].path
	}
	declared, err := spdx.Parse(a.inv.Summary.DeclaredRoot)
	switch {
	case err != nil:
		no(ruleNothing, "the root declares no licence")
	case len(files) == 0:
		no(ruleInexact, "declared in "+p.Declared.Source+", and no licence text stands at the root")
	case len(files) > 1 && declared.Op != spdx.Or && !alike(files):
		no(ruleInexact, "several licence files, and nothing says how they combine")
	default:
		if n := a.findings.count(inventory.FindClause, inventory.FindUnidentified, inventory.FindConflict, inventory.FindUndeclared, inventory.FindInvalidExpression); n > 0 {
			findings := fmt.Sprintf("%d findings", n)
			if n == 1 {
				findings = "1 finding"
			}
			no(ruleParts, fmt.Sprintf("the root declares %s; parts of the tree carry other terms (%s)", declared, findings))
			return
		}
		p.Concluded = inventory.Conclusion{Expression: declared.Currentise().Normal().String(), By: ruleExact}
	}
}

// heading returns the title of a README: the first heading of the first level, "# Title" or a line underlined with "=", or one of
// any level that it begins with. What stands in blocks of code is none, nor what every README has.
func heading(data []byte) string {
	rows := strings.SplitN(string(data[:min(len(data), 8192)]), "\n", 80)
	fenced, begun := false, false
	for i, row := range rows {
		line := strings.TrimSpace(row)
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		if fenced || line == "" || strings.HasPrefix(row, "    ") {
			continue
		}
		text, ok := strings.CutPrefix(line, "# ")
		if !ok && !begun {
			text, ok = strings.CutPrefix(strings.TrimLeft(line, "#"), " ")
			ok = ok && line[0] == '#'
		}
		begun = true
		if !ok && i+1 < len(rows) {
			under := strings.TrimSpace(rows[i+1])
			ok, text = len(under) >= 3 && strings.Trim(under, "=") == "", row
		}
		if !ok {
			continue
		}
		text = quote([]byte(strings.Trim(html.UnescapeString(inLink().ReplaceAllString(text, "$1")), "# \t\r")), 80)
		text = readmeFor().ReplaceAllString(text, "")
		sentence := strings.HasSuffix(text, ".") && strings.Count(text, " ") > 1 || strings.HasSuffix(text, "!")
		if text != "" && !sentence && !strings.ContainsAny(text, "[<") && !chapters[strings.ToLower(text)] {
			return text
		}
	}
	return ""
}

// inLink is a link or a picture in Markdown; of a link its words stay.
var inLink = lazily.Regexp(`!\[[^\]]*\]\([^)]*\)|\[([^\]!]*)\]\([^)]*\)`)

// chapters are headings that READMEs have and that are the name of nothing.
var chapters = map[string]bool{
	"about": true, "abstract": true, "badges": true, "build": true, "build status": true, "building": true, "contents": true, "contributing": true, "documentation": true, "features": true, "getting started": true, "how to build": true,
	"how to use": true, "install": true, "installation": true, "introduction": true, "license": true, "licence": true, "overview": true, "quick start": true, "quickstart": true, "news": true, "readme": true,
	"requirements": true, "table of contents": true, "usage": true,
}

// readmeFor is what a heading says before the name: "README file for the Lamp Tools".
var readmeFor = lazily.Regexp(`(?i)^read[ -]?me( file)? (for|of) (the )?`)

// isRootReadme reports whether a path is a README that may give the tree its name.
func isRootReadme(p string) bool {
	return depth0(p) && strings.HasPrefix(strings.ToLower(path.Base(p)), "readme")
}
