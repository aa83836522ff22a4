package policy

import (
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
)

const ituGPL = "LicenseRef-scancode-itu-t-gpl"

// A tool library of a Recommendation: what is to be settled, and nothing of what is in order.
func TestITUT(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte(`version: 1
policy: {id: tools, version: "1", extends: itu-t}
outbound: [{path: "**", expression: `+ituGPL+`}]
distribution: [source]
patent_statements: [{recommendation: G.999, path: "src/coder/**", statement: rand, ref: "number 1", checked: 2026-11-01}]
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	at := func(list ...string) (out []inventory.Location) {
		for _, p := range list {
			out = append(out, inventory.Location{Path: p, Line: 1})
		}
		return out
	}
	clause := func(facet, text string, places ...string) inventory.Finding {
		return inventory.Finding{ID: facet + places[0], Kind: inventory.FindClause, Facet: facet, Text: text, Path: places[0], Count: len(places), Locations: at(places...)}
	}
	use := func(dir, expr string) inventory.Usage {
		return inventory.Usage{Path: dir, Expression: expr, Files: 3, First: dir + "/a.c", Line: 1}
	}
	undeclared := func(dir, facet, expr string) inventory.Finding {
		return inventory.Finding{ID: dir + expr, Kind: inventory.FindUndeclared, Path: dir, Facet: facet, Reason: "found here", Expressions: []string{expr}, Count: 3, Locations: at(dir + "/a.c")}
	}
	inv := &inventory.Inventory{Schema: "1",
		Findings: []inventory.Finding{
			clause("not-sold", "must not be sold", "doc/manual.md"),
			clause("field-of-use", "for the development of standards only", "src/mobile/a.c"),
			clause("no-grant", "All rights reserved", "src/tables/a.c"),
			clause("patent-reserved", "no patent rights are granted", "src/coder/a.c"),
			clause("patent-reserved", "no licence by implication under patents", "src/other/a.c"),
			{ID: "p", Kind: inventory.FindDanglingPointer, Path: "src", Count: 60, Locations: at("src/a.c"), Reason: "sends the reader to the distribution disk"},
			{ID: "k", Kind: inventory.FindSecret, Facet: "private key", Path: "cfg/ca.key", Count: 1, Locations: at("cfg/ca.key")},
			{ID: "e", Kind: inventory.FindSecret, Facet: "private key", Path: "cfg/example_ca.key", Count: 1, Locations: at("cfg/example_ca.key")},
			undeclared("src/mobile", "", "LicenseRef-licit-motorola-vselp"),
			undeclared("src/fft", "", "MPL-2.0"),
			undeclared("src/named", "named", "LGPL-2.1-only"),
			undeclared("src/small", "", "MIT"),
		},
		Summary: inventory.Summary{DeclaredRoot: ituGPL, Texts: []string{"MIT", "TU-Berlin-1.0", "MPL-2.0", "LGPL-2.1", "Apache-2.0", "GPL-2.0"}, Usages: []inventory.Usage{
			use("src", ituGPL), use("src/mobile", "LicenseRef-licit-motorola-vselp"), use("src/speech", "TU-Berlin-1.0"), use("src/small", "MIT"), use("src/fft", "MPL-2.0"),
			use("src/coder", "Apache-2.0"), use("src/gnu", "GPL-2.0-or-later"), use("test", "GPL-2.0-only"),
		}},
	}
	d, err := Evaluate(inv, p, Case{})
	if err != nil {
		t.Fatal(err)
	}
	var open []string
	for _, v := range d.Open() {
		open = append(open, strings.Join(strings.Fields(v.Decision+" "+v.Rule+" "+v.Facet+" "+v.Subject.Path), " "))
	}
	slices.Sort(open)
	want := []string{
		"deny CMP-001 incompatible src/coder",      // the end of a patent grant is a further restriction
		"deny CMP-001 incompatible src/gnu",        // two strong copylefts
		"deny CMP-003 src/mobile",                  // field of use
		"deny LIC-004 field-of-use src/mobile/a.c", //
		"deny LIC-004 no-grant src/tables/a.c",
		"deny LIC-004 not-sold doc/manual.md",
		"review CMP-001 undefined src/fft",
		"review LIC-004 patent-reserved src/other/a.c",
		"review LIC-010 src/fft",
		"review LIC-011 src",
		"review PAT-002 mixed src/coder", // Apache-2.0 beside words that reserve patents
		"review PAT-002 rand src/coder",
		"review SEC-001 private key cfg/ca.key",
	}
	if !slices.Equal(open, want) {
		t.Errorf("open:\n%s\nwant:\n%s", strings.Join(open, "\n"), strings.Join(want, "\n"))
	}
	for _, v := range d.Verdicts {
		if v.Facet == "not-sold" && !strings.Contains(v.Reason, ituGPL) {
			t.Errorf("%q does not set the words against the licence", v.Reason)
		}
		if v.Facet == "patent-recorded" && (v.Decision != Conditional || !strings.Contains(v.Reason, "G.999: rand (number 1")) {
			t.Errorf("recorded position: %s, %q", v.Decision, v.Reason)
		}
		if v.Rule == "CMP-003" && !strings.Contains(v.Reason, "nothing at the root says so") {
			t.Errorf("%q does not tell of the omission", v.Reason)
		}
	}
}

// Words that keep patents back beside a licence that does so itself say nothing new, but for itu-t, which asks for the position.
func TestPatentsOfTheLicence(t *testing.T) {
	t.Parallel()
	inv := &inventory.Inventory{Schema: "1",
		Findings: []inventory.Finding{{ID: "c", Kind: inventory.FindClause, Facet: "patent-reserved", Text: "no patent rights are granted", Path: "a.c", Count: 1, Locations: []inventory.Location{{Path: "a.c", Line: 1}}}},
		Summary:  inventory.Summary{Usages: []inventory.Usage{{Path: ".", Expression: "BSD-3-Clause", Files: 1, First: "a.c", Line: 1}}},
	}
	for _, c := range []struct{ base, root, want string }{
		{"default", "BSD-3-Clause-Clear", Conditional}, {"default", "BSD-3-Clause", Review}, {"itu-t", "BSD-3-Clause-Clear", Review},
	} {
		p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: "+c.base+"}\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		inv.Summary.DeclaredRoot = c.root
		d, err := Evaluate(inv, p, Case{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range d.Verdicts {
			if v.Rule == "LIC-004" && v.Decision != c.want {
				t.Errorf("%s below %s: %s %q", c.root, c.base, v.Decision, v.Reason)
			}
		}
	}
}

// Below itu-t somebody may waive, choose and curate, and not loosen a rule or say what a licence is.
func TestITUTLetsNobodyLoosen(t *testing.T) {
	t.Parallel()
	if _, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: itu-t}\nfacets: [{ids: [LicenseRef-x], osd: yes, copyleft: none, patent: silent, basis: me}]\n"), nil); err == nil || !strings.Contains(err.Error(), "facet") {
		t.Errorf("facets below itu-t: %v", err)
	}
	p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: itu-t}\nrules: [{id: sell, when: {check: [LIC-004]}, then: allow, reason: we do not mind}]\nwaivers: [{check: LIC-011, path: \"src/**\", reason: r, by: me, on: 2026-11-01, until: 2026-12-01}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	inv := &inventory.Inventory{Schema: "1", Findings: []inventory.Finding{
		{ID: "x", Kind: inventory.FindClause, Facet: "not-sold", Path: "a", Count: 1},
		{ID: "y", Kind: inventory.FindDanglingPointer, Path: "src/a", Count: 1},
	}}
	d, err := Evaluate(inv, p, Case{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, v := range d.Verdicts {
		got[v.Rule] = v.Decision
	}
	if got["LIC-004"] != Deny || got["POL-002"] != Deny || got["LIC-011"] != Allow {
		t.Errorf("%v; want LIC-004 denied, POL-002 told, LIC-011 waived", got)
	}
}

// A tree under a permissive licence with permissive parts and texts has nothing to settle and nothing to note, under either policy.
func TestCleanPermissiveTreeIsQuiet(t *testing.T) {
	t.Parallel()
	for _, extends := range []string{"default", "itu-t"} {
		p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: "+extends+"}\noutbound: [{path: \"**\", expression: BSD-3-Clause}]\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		inv := &inventory.Inventory{Schema: "1",
			Packages: []inventory.Package{
				{ID: "root", Kind: inventory.KindRoot, Concluded: inventory.Conclusion{Expression: "BSD-3-Clause"}},
				{ID: "pkg:golang/x@v1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "Apache-2.0"}},
				{ID: "pkg:npm/y@1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "MIT OR Apache-2.0"}},
				{ID: "pkg:npm/tool@1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "GPL-3.0-only"}},
			},
			Dependencies: []inventory.Dependency{{From: "root", To: "pkg:golang/x@v1", Relation: inventory.RelStatic}, {From: "root", To: "pkg:npm/y@1", Relation: inventory.RelRuntime}, {From: "root", To: "pkg:npm/tool@1", Relation: inventory.RelDev}},
			Summary: inventory.Summary{DeclaredRoot: "BSD-3-Clause", Texts: []string{"BSD-3-Clause", "ISC"}, Usages: []inventory.Usage{
				{Path: "src", Expression: "BSD-3-Clause", Files: 40, First: "src/a.c"}, {Path: "third_party/z", Expression: "ISC", Files: 2, First: "third_party/z/z.c"},
			}},
		}
		d, err := Evaluate(inv, p, Case{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range d.Verdicts {
			if v.Decision != Allow {
				t.Errorf("%s: %s %s %s: %s", extends, v.Decision, v.Rule, v.Expression, v.Reason)
			}
		}
	}
}

// What a licence beyond the list takes away is told with the licence, in one line, under every policy; once somebody records that the
// licence is open source the words stand for themselves again. Terms that no licence is known by are told by what they take away.
func TestLimitsAreToldOnce(t *testing.T) {
	t.Parallel()
	const id = "LicenseRef-licit-motorola-vselp"
	at := []inventory.Location{{Path: "a.c", Line: 1}}
	inv := &inventory.Inventory{Schema: "1",
		Findings: []inventory.Finding{
			{ID: "c", Kind: inventory.FindClause, Facet: "field-of-use", Text: "only for lamps", Path: "a.c", Expressions: []string{id}, Count: 1, Locations: at},
			{ID: "d", Kind: inventory.FindClause, Facet: "research-only", Text: "for research only", Path: "b.c", Count: 1, Locations: at},
			{ID: "u", Kind: inventory.FindUnidentified, Facet: inventory.Limited, Text: "it may be used for research only", Path: "b.c", Count: 1, Locations: at},
		},
		Summary: inventory.Summary{Usages: []inventory.Usage{{Path: "a", Expression: id, Files: 2, First: "a.c", Line: 1}, {Path: "b", Expression: "MIT AND " + id, Files: 1, First: "b.c", Line: 1}}},
	}
	for name, c := range map[string]struct{ more, want string }{
		"default":     {"extends: default}\n", "CMP-003  / LIC-004 research-only"},
		"itu-t":       {"extends: itu-t}\n", "CMP-003  / LIC-004 research-only"},
		"open for us": {"extends: default}\nfacets: [{ids: [" + id + "], osd: yes, copyleft: none, patent: silent, basis: review}]\n", "LIC-004 field-of-use / LIC-004 research-only"},
	} {
		p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", "+c.more), nil)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Evaluate(inv, p, Case{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range d.Open() {
			if v.Rule != "OBL-001" {
				got = append(got, v.Rule+" "+v.Facet)
			}
			if v.Rule == "CMP-003" && !strings.Contains(v.Reason, "limited to a field") {
				t.Errorf("%s: %q does not say what the licence takes away", name, v.Reason)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " / "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}
