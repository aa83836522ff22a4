package sbom

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxLocations is how many places of the same words are listed.
const maxLocations = 10

// Inventory makes an inventory of what the document says, so that a policy can decide
// it and licit diff compare it. There is no evidence in an SBOM: licences of files are
// declarations of whoever made it. The caller closes its Files.
func (d *Document) Inventory() (_ *inventory.Inventory, err error) {
	inv := &inventory.Inventory{
		Schema: inventory.Schema, Files: new(inventory.Rows),
		Tool:   inventory.Tool{Name: "an SBOM", LicenseListVersion: spdx.ListVersion},
		Source: inventory.Source{Kind: "sbom", URL: d.ID, Root: ".", Time: d.Created, TimeFrom: "the document", NotExamined: []string{"the software itself: this is what " + d.Format + " " + d.Version + " says of it"}},
	}
	if len(d.Tools) > 0 {
		inv.Tool.Name, inv.Tool.Version = d.Tools[0].Name, d.Tools[0].Version
	}
	defer func() {
		if err != nil {
			inv.Files.Close()
		}
	}()
	ids, taken := map[string]string{}, map[string]bool{}
	for i := range d.Components {
		c := &d.Components[i]
		id := cmp.Or(c.PURL, "pkg:generic/"+cmp.Or(strings.ToLower(c.Name), "unnamed"))
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s#%d", cmp.Or(c.PURL, "pkg:generic/"+c.Name), n)
		}
		if !c.File {
			taken[id], ids[c.Ref] = true, id
		}
	}
	usage, terms := map[[2]string]*inventory.Usage{}, map[string]int{}
	declared := ""
	for _, c := range d.Components {
		if slices.Contains(d.Roots, c.Ref) {
			declared = d.expression(fact(c.Declared))
		}
	}
	for i := range d.Components {
		c := &d.Components[i]
		if c.File {
			row := d.row(c)
			if err := inv.Files.Append(row); err != nil {
				return nil, err
			}
			for _, u := range row.Unidentified {
				at, ok := terms[u.Text] // the same words in several files are one question
				if !ok {
					at, terms[u.Text] = len(inv.Findings), len(inv.Findings)
					inv.Findings = append(inv.Findings, inventory.Finding{ID: inventory.FindUnidentified + "-" + c.Ref, Kind: inventory.FindUnidentified, Path: row.Path, Text: u.Text})
				}
				if f := &inv.Findings[at]; len(f.Locations) < maxLocations {
					f.Locations = append(f.Locations, inventory.Location{Path: row.Path})
				}
				inv.Findings[at].Count++
			}
			inv.Summary.Files++
			if len(row.Copyrights) > 0 {
				inv.Summary.WithCopyright++
			}
			if row.Detected != "" {
				inv.Summary.WithLicense++
				key := [2]string{path.Dir(row.Path), meant(row.Path, row.Detected, declared)}
				if usage[key] == nil {
					usage[key] = &inventory.Usage{Path: key[0], Expression: key[1], First: row.Path}
				}
				usage[key].Files++
			}
			continue
		}
		p := inventory.Package{
			ID: ids[c.Ref], PURL: c.PURL, Name: c.Name, Version: c.Version, Kind: inventory.KindDependency, Supplier: c.Supplier.Name, Originator: c.Creator.Name,
			Declared:  inventory.Claim{Expression: d.expression(fact(c.Declared)), Source: d.Format + " document"},
			Concluded: inventory.Conclusion{Expression: cmp.Or(d.expression(fact(c.Concluded)), d.expression(fact(c.Unmarked)), spdx.NoAssertion), By: "the SBOM", Reason: c.Reasons["license"]},
		}
		if p.Concluded.Expression == spdx.NoAssertion {
			p.Unresolved = "the SBOM concludes nothing"
		}
		for _, h := range c.Hashes {
			p.Hashes = append(p.Hashes, inventory.Hash{Alg: strings.ToLower(strings.ReplaceAll(h.Alg, "-", "")), Value: h.Value})
		}
		if slices.Contains(d.Roots, c.Ref) {
			p.Kind = inventory.KindRoot
			inv.Summary.DeclaredRoot = p.Declared.Expression
		}
		inv.Packages = append(inv.Packages, p)
	}
	for _, key := range slices.SortedFunc(maps.Keys(usage), func(a, b [2]string) int { return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1]) }) {
		inv.Summary.Usages = append(inv.Summary.Usages, *usage[key])
	}
	for _, e := range d.Edges {
		from, relation, to := e.From, e.Relation, e.To
		if r, ok := backwards[relation]; ok {
			from, relation, to = to, r, from
		} else {
			relation = cmp.Or(forwards[relation], relation)
		}
		if ids[from] == "" || ids[to] == "" {
			continue // of files, or to another document
		}
		inv.Dependencies = append(inv.Dependencies, inventory.Dependency{From: ids[from], To: ids[to], Relation: relation})
	}
	slices.SortFunc(inv.Findings, func(a, b inventory.Finding) int { return strings.Compare(a.Path+"\x00"+a.Text, b.Path+"\x00"+b.Text) })
	slices.SortFunc(inv.Packages, func(a, b inventory.Package) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(inv.Dependencies, func(a, b inventory.Dependency) int {
		return strings.Compare(a.From+"\x00"+a.To+"\x00"+a.Relation, b.From+"\x00"+b.To+"\x00"+b.Relation)
	})
	return inv, nil
}

// meant is the licence of a file, in the versions that the root declares where the file is the text of a GNU licence, which says nothing of
// versions: COPYING holds GPL-2.0-only, of a work that is GPL-2.0-or-later.
func meant(file, expr, declared string) string {
	name := strings.ToLower(path.Base(file))
	if !strings.Contains(name, "copying") && !strings.Contains(name, "license") && !strings.Contains(name, "licence") {
		return expr
	}
	e, err := spdx.Parse(expr)
	root, rootErr := spdx.Parse(declared)
	if err != nil || rootErr != nil {
		return expr
	}
	later := map[string]bool{}
	root.Leaves(func(l spdx.Expr) { later[l.ID] = strings.HasSuffix(l.ID, "-or-later") })
	only, ok := strings.CutSuffix(e.ID, "-only")
	if e.Op == spdx.Leaf && ok && e.Exception == "" && later[only+"-or-later"] {
		return only + "-or-later"
	}
	return expr
}

// The relations of SPDX 2.3 clause 11.1 that have one of ours, by the direction that they read.
var (
	forwards = map[string]string{
		"DEPENDS_ON": inventory.RelRuntime, "STATIC_LINK": inventory.RelStatic, "DYNAMIC_LINK": inventory.RelDynamic, "CONTAINS": inventory.RelVendored,
	}
	backwards = map[string]string{
		"DEPENDENCY_OF": inventory.RelRuntime, "RUNTIME_DEPENDENCY_OF": inventory.RelRuntime, "DEV_DEPENDENCY_OF": inventory.RelDev, "TEST_DEPENDENCY_OF": inventory.RelTest,
		"TEST_OF": inventory.RelTest, "BUILD_TOOL_OF": inventory.RelBuild, "BUILD_DEPENDENCY_OF": inventory.RelBuild, "DEV_TOOL_OF": inventory.RelDev, "TEST_TOOL_OF": inventory.RelTest,
		"OPTIONAL_DEPENDENCY_OF": inventory.RelOptional, "PROVIDED_DEPENDENCY_OF": inventory.RelPeer, "DOCUMENTATION_OF": inventory.RelDoc, "CONTAINED_BY": inventory.RelVendored,
	}
)

func (d *Document) row(c *Component) *inventory.File {
	f := &inventory.File{Path: c.Name, Kind: "unknown", Mode: inventory.ModeFile, Status: inventory.StatusUnsupported, StatusReason: "known from an SBOM only"}
	for _, h := range c.Hashes {
		switch strings.ReplaceAll(h.Alg, "-", "") {
		case "SHA1":
			f.SHA1 = h.Value
		case "SHA256":
			f.SHA256 = h.Value
		}
	}
	e := d.expression(fact(c.Unmarked))
	if parsed, err := spdx.Parse(e); err == nil {
		var known []spdx.Expr
		for _, t := range conjuncts(parsed) {
			if strings.HasPrefix(t.ID, "LicenseRef-licit-unidentified-") {
				f.Unidentified = append(f.Unidentified, inventory.Unidentified{Text: d.Texts[t.ID]})
			} else {
				known = append(known, t)
			}
		}
		e = spdx.Join(spdx.And, known...).String()
	}
	if e != "" {
		f.Detected = e
		f.Licenses = []inventory.License{{Expression: e, How: inventory.HowDeclared}}
	}
	for line := range strings.SplitSeq(fact(c.Copyright), "\n") {
		if line != "" {
			f.Copyrights = append(f.Copyrights, inventory.Copyright{Text: line})
		}
	}
	f.Concluded = inventory.Conclusion{Expression: cmp.Or(d.expression(fact(c.Concluded)), spdx.NoAssertion), By: "the SBOM"}
	return f
}

// conjuncts are the parts of an expression that all hold.
func conjuncts(e spdx.Expr) []spdx.Expr {
	if e.Op == spdx.And {
		return e.Terms
	}
	return []spdx.Expr{e}
}

// fact is a claim that says something.
func fact(s string) string {
	if s == spdx.None || s == spdx.NoAssertion {
		return ""
	}
	return s
}

// expression brings back what our writers had to put into LicenseRefs, and leaves the
// rest as it is. A licence name that is no expression stays as it is too: the policy says
// that it is none.
func (d *Document) expression(s string) string {
	e, err := spdx.Parse(s)
	if err != nil {
		return s
	}
	if words := d.Names[e.ID]; words != "" && strings.HasPrefix(e.ID, "LicenseRef-licit-declared-") && e.Exception == "" {
		return words // no expression at all
	}
	return d.restored(e).String()
}

func (d *Document) restored(e spdx.Expr) spdx.Expr {
	if e.Op != spdx.Leaf {
		out := spdx.Expr{Op: e.Op}
		for _, t := range e.Terms {
			out.Terms = append(out.Terms, d.restored(t))
		}
		return out
	}
	if name := d.Names[e.ID]; strings.HasPrefix(e.ID, "LicenseRef-licit-") && name != "" {
		if back, err := spdx.Parse(name); err == nil {
			return back
		}
	}
	return e
}
