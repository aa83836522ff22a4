package sbom_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/reports/sbom"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// formats are the SBOM formats; only SPDX keeps the relation of an edge.
var formats = []string{"spdx", "spdx-tag-value", "cyclonedx", "cyclonedx-xml", "cyclonedx-1.7", "cyclonedx-1.7-xml"}

// made is an inventory with every id and exception of the list, and edges of every
// relation, in an order that the seed decides.
func made(seed int64) *inventory.Inventory {
	r := rand.New(rand.NewSource(seed))
	inv := &inventory.Inventory{Schema: inventory.Schema, Files: new(inventory.Rows), Source: inventory.Source{Kind: "directory", Root: ".", Time: "2024-01-02T03:04:05Z"}}
	inv.Tool = inventory.Tool{Name: "licit", Version: "1.2.3", LicenseListVersion: spdx.ListVersion}
	var exprs []string
	for _, l := range spdx.Licenses() {
		exprs = append(exprs, l.ID)
	}
	for _, e := range spdx.Exceptions() {
		exprs = append(exprs, "GPL-2.0-or-later WITH "+e.ID)
	}
	exprs = append(exprs, "LicenseRef-scancode-itu-t-gpl", "MIT OR (Apache-2.0 AND ISC)", "(BSD-3-Clause OR MIT) AND Zlib", "MIT/Apache", "see the file", "")
	r.Shuffle(len(exprs), func(i, j int) { exprs[i], exprs[j] = exprs[j], exprs[i] })
	claim := func(i int) string {
		if e, err := spdx.Parse(exprs[i%len(exprs)]); err == nil {
			return e.Normal().String()
		}
		return exprs[i%len(exprs)]
	}
	inv.Packages = append(inv.Packages, inventory.Package{ID: "pkg:generic/root", Name: "root", Version: "1", Kind: inventory.KindRoot, Concluded: inventory.Conclusion{Expression: spdx.NoAssertion}})
	for i := range exprs {
		p := inventory.Package{
			ID: fmt.Sprintf("pkg:npm/%%40s%d/p%d@1.%d", i%7, i, i), Name: fmt.Sprintf("@s%d/p%d", i%7, i), Version: fmt.Sprintf("1.%d", i), Kind: inventory.KindDependency,
			Supplier: fmt.Sprintf("@s%d", i%7), Declared: inventory.Claim{Expression: claim(i)}, Concluded: inventory.Conclusion{Expression: spdx.NoAssertion, By: "rule r"},
			Hashes: []inventory.Hash{{Alg: "sha512", Value: strings.Repeat(fmt.Sprintf("%02x", i%256), 64)}},
		}
		p.PURL = p.ID
		if _, err := spdx.Parse(claim(i + 1)); err == nil && r.Intn(2) == 0 {
			p.Concluded.Expression = claim(i + 1)
		}
		inv.Packages = append(inv.Packages, p)
	}
	relations := []string{inventory.RelRuntime, inventory.RelDev, inventory.RelTest, inventory.RelBuild, inventory.RelOptional, inventory.RelPeer, inventory.RelStatic, inventory.RelDynamic, inventory.RelDoc}
	for i := range 900 {
		from, to := inv.Packages[r.Intn(len(inv.Packages))].ID, inv.Packages[1+r.Intn(len(inv.Packages)-1)].ID
		inv.Dependencies = append(inv.Dependencies, inventory.Dependency{From: from, To: to, Relation: relations[i%len(relations)]})
	}
	return inv
}

// What goes out in any format comes back: components, licences, edges.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range int64(3) {
		for _, name := range formats {
			t.Run(fmt.Sprintf("%s %d", name, seed), func(t *testing.T) {
				t.Parallel()
				inv := made(seed)
				defer inv.Files.Close()
				format, err := reports.Find(name)
				if err != nil {
					t.Fatal(err)
				}
				var out bytes.Buffer
				if err := format.Write(&out, &reports.Document{Inventory: inv}); err != nil {
					t.Fatal(err)
				}
				doc, err := sbom.Read(&out)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range sbom.Check(doc, []sbom.Profile{profile(t, "format")}) {
					if p.Level == sbom.Missing {
						t.Errorf("%+v", p)
					}
				}
				back, err := doc.Inventory()
				if err != nil {
					t.Fatal(err)
				}
				defer back.Files.Close()
				same(t, "packages", packages(inv), packages(back))
				same(t, "edges", edges(inv, strings.HasPrefix(name, "spdx")), edges(back, strings.HasPrefix(name, "spdx")))
			})
		}
	}
}

func profile(t *testing.T, name string) sbom.Profile {
	p, err := sbom.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func packages(inv *inventory.Inventory) []string {
	var out []string
	for _, p := range inv.Packages {
		out = append(out, fmt.Sprintf("%s %s %s declared %q concluded %q by %s hashes %v root %v", p.Name, p.Version, p.PURL, today(p.Declared.Expression), today(p.Concluded.Expression), p.Supplier, p.Hashes,
			p.Kind == inventory.KindRoot))
	}
	slices.Sort(out)
	return out
}

// today is an expression with ids that stand for others replaced: writers may do so.
func today(s string) string {
	e, err := spdx.Parse(s)
	if err != nil {
		return s
	}
	return e.Currentise().Normal().String()
}

func edges(inv *inventory.Inventory, relations bool) []string {
	var out []string
	for _, d := range inv.Dependencies {
		s := d.From + " " + d.To
		if inv.Tool.Name != "" {
			s = strings.ReplaceAll(s, "pkg:generic/root", "root")
		}
		if relations {
			s += " " + d.Relation
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	shown := 0
	for _, w := range want {
		if _, ok := slices.BinarySearch(got, w); !ok && shown < 5 {
			shown++
			t.Errorf("%s lost: %s", what, w)
		}
	}
	for _, g := range got {
		if _, ok := slices.BinarySearch(want, g); !ok && shown < 10 {
			shown++
			t.Errorf("%s new: %s", what, g)
		}
	}
}

// A document whose faults are known, one a demand.
func TestCheckNamesElementPathAndClause(t *testing.T) {
	t.Parallel()
	const broken = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": {"type": "nonsense", "bom-ref": "r", "name": "root"}},
"components": [{"type": "library", "bom-ref": "a", "name": "a", "version": "NOASSERTION", "purl": "not a purl"}, {"type": "library", "bom-ref": "a", "name": "b", "licenses": [{"expression": "NO-SUCH-1.0"}]}],
"dependencies": [{"ref": "r", "dependsOn": ["gone"]}]}`
	doc, err := sbom.Read(strings.NewReader(broken))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range sbom.Check(doc, sbom.All()) {
		if p.Clause == "" || p.Path == "" || p.Element == "" {
			t.Errorf("incomplete: %+v", p)
		}
		got = append(got, p.Profile+" "+p.Rule+" "+p.Element+" "+p.Path)
	}
	for _, want := range []string{
		"format schema document /metadata/component/type",
		"format unique-ref b /components/1",
		"format dangling-reference document /dependencies/0/dependsOn/0",
		"format unreachable a NOASSERTION /components/0",
		"format purl a NOASSERTION /components/0/purl",
		"format version-placeholder a NOASSERTION /components/0/version",
		"format license-id b /components/1/detected",
		"ntia author document /creationInfo",
		"ntia timestamp document /created",
		"ntia version b /components/1/version",
		"ntia supplier b /components/1/supplier",
		"cisa hash b /components/1/checksums",
		"telco format document /",
		"bsi filename b /components/1/properties",
		"fsct copyright b /components/1/copyrightText",
		"5230 identified-license a NOASSERTION /components/0/licenseDeclared",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("not found: %s", want)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(got, "\n"))
	}
}

func FuzzRead(f *testing.F) {
	inv := &inventory.Inventory{Files: new(inventory.Rows), Packages: []inventory.Package{{ID: "pkg:generic/a", Name: "a", Kind: inventory.KindRoot}}}
	for _, name := range formats {
		format, err := reports.Find(name)
		if err != nil {
			f.Fatal(err)
		}
		var out bytes.Buffer
		if err := format.Write(&out, &reports.Document{Inventory: inv}); err != nil {
			f.Fatal(err)
		}
		f.Add(out.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := sbom.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		sbom.Check(doc, sbom.All())
		inv, err := doc.Inventory()
		if err != nil {
			t.Fatal(err)
		}
		inv.Files.Close()
	})
}
