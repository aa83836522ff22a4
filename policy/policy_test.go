package policy

import (
	"bytes"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

func load(t *testing.T) *Policy {
	t.Helper()
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFacets(t *testing.T) {
	t.Parallel()
	p := load(t)
	for expr, want := range map[string]rule.Facets{
		"MIT":                  {OSD: rule.Yes, Copyleft: "none", Patent: "silent"},
		"Apache-2.0":           {OSD: rule.Yes, Copyleft: "none", Patent: "grant"},
		"BSD-3-Clause-Clear":   {OSD: rule.Yes, Copyleft: "none", Patent: "reserved"},
		"GPL-2.0-or-later":     {OSD: rule.Yes, Copyleft: "strong", Patent: "silent"},
		"AGPL-3.0-only":        {OSD: rule.Yes, Copyleft: "network", Patent: "grant"},
		"LGPL-2.1-only":        {OSD: rule.Yes, Copyleft: "library", Patent: "silent"},
		"MPL-2.0":              {OSD: rule.Yes, Copyleft: "file", Patent: "unknown"},
		"MPL-1.1+":             {OSD: rule.Yes, Copyleft: "file", Patent: "unknown"}, // as the version that it names
		"LPPL-1.3c+":           {OSD: rule.Yes, Copyleft: "file", Patent: "unknown"},
		"CC-BY-NC-4.0":         {OSD: rule.No, Copyleft: "unknown", Patent: "unknown"},
		"BUSL-1.1":             {OSD: rule.No, Copyleft: "unknown", Patent: "unknown"},
		"JSON":                 {OSD: rule.No, Copyleft: "unknown", Patent: "unknown"},
		"LicenseRef-nobody":    {OSD: rule.Unknown, Copyleft: "unknown", Patent: "unknown"},
		"MIT OR GPL-3.0-only":  {OSD: rule.Yes, Copyleft: "none", Patent: "silent"},
		"CC-BY-NC-4.0 OR MIT":  {OSD: rule.Yes, Copyleft: "none", Patent: "silent"},
		"MIT AND GPL-3.0-only": {OSD: rule.Yes, Copyleft: "strong", Patent: "mixed"},
		"MIT AND CC-BY-NC-4.0": {OSD: rule.No, Copyleft: "unknown", Patent: "mixed"},
		"MIT AND LicenseRef-x": {OSD: rule.Unknown, Copyleft: "unknown", Patent: "mixed"},
		"GPL-2.0-only WITH Classpath-exception-2.0": {OSD: rule.Yes, Copyleft: "strong", Patent: "silent"},
	} {
		e, err := spdx.Parse(expr)
		if err != nil {
			t.Fatal(err)
		}
		got := rule.Of(e, p.Facets)
		got.Basis = ""
		if got != want {
			t.Errorf("%s: %+v, want %+v", expr, got, want)
		}
	}
}

// No id that the OSI approved may come out as anything but open source: a
// pattern in facets.yaml that is too wide would be a false verdict.
func TestFacetsAgreeWithTheList(t *testing.T) {
	t.Parallel()
	p := load(t)
	for _, l := range spdx.Licenses() {
		f := p.Facets(l.ID)
		if l.OSI && f.OSD != rule.Yes {
			t.Errorf("%s is approved by the OSI, facets say osd %s", l.ID, f.OSD)
		}
		if l.FSF == spdx.No && !l.OSI && f.OSD == rule.Yes {
			t.Errorf("%s is not free for the FSF, facets say osd yes", l.ID)
		}
		if f.Basis == "" && f.OSD != rule.Unknown {
			t.Errorf("%s: osd %s without a basis", l.ID, f.OSD)
		}
	}
}

func TestEveryCheckIsDocumented(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range rule.All() {
		if seen[c.ID] {
			t.Errorf("%s twice", c.ID)
		}
		seen[c.ID] = true
		if c.Name == "" || c.Explain == "" || c.Fix == "" || c.Clause == "" || c.Severity == "" || c.Find == nil {
			t.Errorf("%s: a field is missing: %+v", c.ID, c)
		}
	}
}

// Each check finds its issue in an inventory that has it, and nothing in one
// that has not.
func TestChecks(t *testing.T) {
	t.Parallel()
	facts := func(inv inventory.Inventory) *rule.Facts {
		notes := map[string][]rule.Issue{}
		for _, f := range inv.Findings { // stands for what the policy notes of itself
			if strings.HasPrefix(f.Kind, "POL-") || strings.HasPrefix(f.Kind, "PRG-") {
				notes[f.Kind] = append(notes[f.Kind], rule.Issue{Check: f.Kind, Path: "p.yaml", Reason: "r", Count: 1})
			}
		}
		f := &rule.Facts{Inventory: &inv, Facets: load(t).Facets, Notes: notes, Outbound: func(string) string { return "BSD-3-Clause" }}
		if inv.Source.Root == "rand" {
			f.Patents = []rule.PatentPosition{{Recommendation: "G.1", Path: "a/**", Statement: "rand", Ref: "1", Checked: "2026-11-01"}}
		}
		f.Before = map[string]string{"pkg:npm/x@0.9": "MIT"}
		if err := load(t).compatibility(f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	finding := func(kind string) inventory.Inventory {
		return inventory.Inventory{Findings: []inventory.Finding{{ID: "x", Kind: kind, Path: "a/b.c", Count: 1, Expressions: []string{"GPL-2.0-only"}}}}
	}
	usage := func(expr string) inventory.Inventory {
		return inventory.Inventory{Summary: inventory.Summary{Usages: []inventory.Usage{{Path: "a", Expression: expr, Files: 2, First: "a/b.c", Line: 3}}}}
	}
	beside := func(a, b string) inventory.Inventory {
		inv, other := usage(a), usage(b)
		inv.Summary.Usages = append(inv.Summary.Usages, other.Summary.Usages...)
		return inv
	}
	position := func(expr, root string) inventory.Inventory {
		inv := usage(expr)
		inv.Source.Root = root
		return inv
	}
	modified := func(how string) inventory.Inventory {
		return inventory.Inventory{Packages: []inventory.Package{{ID: "pkg:generic/z", Kind: inventory.KindVendored, Modified: how, Files: []string{"third_party/z"}}}}
	}
	texts := func(expr string, have ...string) inventory.Inventory {
		inv := usage(expr)
		inv.Summary.Texts = have
		return inv
	}
	dependency := func(expr string) inventory.Inventory {
		return inventory.Inventory{Dependencies: []inventory.Dependency{{From: "root", To: "pkg:npm/x@1", Relation: inventory.RelRuntime}}, Packages: []inventory.Package{{ID: "root", Kind: inventory.KindRoot}, {ID: "pkg:npm/x@1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: expr}}}}
	}
	document := func(kind, facet string) inventory.Inventory {
		return inventory.Inventory{Findings: []inventory.Finding{{ID: "x", Kind: kind, Path: "sbom.json", Facet: facet, Count: 1}}}
	}
	copied := func(version string) inventory.Inventory {
		return inventory.Inventory{Packages: []inventory.Package{{ID: "pkg:generic/z", Name: "z", Version: version, Kind: inventory.KindVendored, Files: []string{"third_party/z"}}}}
	}
	under := func(condition string) inventory.Inventory {
		inv := dependency("MIT")
		inv.Dependencies[0].Condition = condition
		return inv
	}
	cases := map[string][2]inventory.Inventory{
		"DEP-002": {under("os=win32"), under("")},
		"DEP-003": {copied(""), copied("1.0")},
		"OBL-002": {document(inventory.FindStale, "artefacts"), document(inventory.FindStale, "sbom")},
		"SBM-001": {document(inventory.FindSBOM, ""), document(inventory.FindStale, "sbom")},
		"SBM-002": {document(inventory.FindStale, "sbom"), document(inventory.FindStale, "artefacts")},
		"PRG-001": {finding("PRG-001"), finding("PRG-002")},
		"PRG-002": {finding("PRG-002"), finding("PRG-001")},
		"LIC-001": {finding(inventory.FindNoLicense), {}},
		"LIC-004": {finding(inventory.FindClause), {}},
		"LIC-005": {finding(inventory.FindConflict), {}},
		"LIC-006": {finding(inventory.FindUnidentified), {}},
		"LIC-007": {finding(inventory.FindInvalidExpression), {}},
		"LIC-008": {usage("MIT OR GPL-2.0-only"), usage("MIT OR Apache-2.0")},
		"LIC-009": {dependency("Apache-2.0"), dependency("MIT")},
		"POL-001": {finding("POL-001"), {}},
		"POL-002": {finding("POL-002"), {}},
		"POL-003": {finding("POL-003"), {}},
		"POL-004": {finding("POL-004"), {}},
		"LIC-010": {finding(inventory.FindUndeclared), {}},
		"LIC-011": {finding(inventory.FindDanglingPointer), {}},
		"LIC-012": {usage("LicenseRef-x"), usage("MIT")},
		"CMP-001": {usage("GPL-2.0-only"), usage("Apache-2.0")},
		"CMP-002": {beside("GPL-2.0-only", "GPL-3.0-only"), beside("GPL-2.0-only", "LGPL-2.1-only")},
		"CMP-003": {usage("MIT AND CC-BY-NC-4.0"), usage("MIT OR CC-BY-NC-4.0")},
		"DEP-001": {dependency("NOASSERTION"), dependency("MIT")},
		"DEP-004": {finding(inventory.FindManifest), {}},
		"DEP-007": {dependency("BUSL-1.1"), dependency("MIT")},
		"LIC-002": {finding(inventory.FindTextMismatch), {}},
		"LIC-003": {finding(inventory.FindNoTerms), {}},
		"PAT-001": {position("MIT", "rand"), position("MIT", "")},
		"PAT-002": {position("Apache-2.0", "rand"), position("MIT", "rand")},
		"DEP-005": {modified("yes"), modified("unknown")},
		"OBL-001": {texts("GPL-2.0-or-later AND MIT", "MIT"), texts("GPL-2.0-or-later AND (ISC OR MIT)", "GPL-2.0", "MIT")},
		"SEC-001": {finding(inventory.FindSecret), {}},
		"SCN-001": {finding(inventory.FindUnread), {}},
	}
	for _, c := range rule.All() {
		pair, ok := cases[c.ID]
		if !ok {
			t.Errorf("%s has no case here", c.ID)
			continue
		}
		if got := c.Find(facts(pair[0])); len(got) != 1 || got[0].Check != c.ID || got[0].Fingerprint() == "" {
			t.Errorf("%s: %+v, want one issue", c.ID, got)
		}
		if got := c.Find(facts(pair[1])); len(got) != 0 {
			t.Errorf("%s: %+v, want none", c.ID, got)
		}
	}
}

// An issue that no rule matches is review, and review fails.
func TestFailsClosed(t *testing.T) {
	t.Parallel()
	p, err := Parse("empty.yaml", []byte("version: 1\npolicy: {id: empty, version: \"1\"}\nrules: []\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	inv := &inventory.Inventory{Schema: "1", Findings: []inventory.Finding{{ID: "x", Kind: inventory.FindUndeclared, Path: "a", Count: 1}}}
	d, err := Evaluate(inv, p, Case{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Result != Review || len(d.Open()) != 1 {
		t.Errorf("result %s, %d open; want review, 1", d.Result, len(d.Open()))
	}
}

func TestStrictLoading(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":               {"version: 1\npolicy: {id: a, version: \"1\"}\ncolour: red\n", "line 3"},
		"nested key":                {"version: 1\npolicy: {id: a, version: \"1\"}\nrules:\n  - {id: a, then: allow, reason: b, when: {chek: [LIC-001]}}\n", "line 4"},
		"no version":                {"policy: {id: a, version: \"1\"}\n", "version"},
		"bad decision":              {"version: 1\npolicy: {id: a, version: \"1\"}\nrules: [{id: a, then: maybe, reason: b}]\n", "maybe"},
		"no reason":                 {"version: 1\npolicy: {id: a, version: \"1\"}\nrules: [{id: a, then: allow}]\n", "no reason"},
		"no such parent":            {"version: 1\npolicy: {id: a, version: \"1\", extends: nobody}\n", "nobody"},
		"extends itself":            {"version: 1\npolicy: {id: a, version: \"1\", extends: ../default}\n", "not an embedded policy"},
		"bad glob":                  {"version: 1\npolicy: {id: a, version: \"1\"}\nrules: [{id: a, then: allow, reason: b, when: {path: [\"[\"]}}]\n", "pattern"},
		"alias bomb":                {"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n", ""},
		"not yaml":                  {"{{{{", ""},
		"nothing":                   {"", ""},
		"curation without a person": {"version: 1\npolicy: {id: a, version: \"1\"}\ncurations: [{purl: \"pkg:npm/a@1\", is: MIT, on: 2026-11-22, reason: r}]\n", "by"},
		"path needs words":          {"version: 1\npolicy: {id: a, version: \"1\"}\npaths: [{path: \"x/**\"}]\n", "reason"},
	} {
		if _, err := Parse("p.yaml", []byte(c.text), nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"default.yaml", "facets.yaml"} {
		data, err := defaults.ReadFile("defaults/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("version: 1\npolicy: {id: a}\nrules: [{id: a, when: {path: [\"**\"]}, then: allow, reason: b}]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse("fuzz.yaml", data, nil)
		if err != nil {
			return
		}
		inv := &inventory.Inventory{Schema: "1", Findings: []inventory.Finding{{ID: "x", Kind: inventory.FindConflict, Path: "a/b", Count: 1}}}
		d, err := Evaluate(inv, p, Case{})
		if err != nil || len(d.Verdicts) != 1 {
			t.Fatalf("%v, %d verdicts", err, len(d.Verdicts))
		}
		var b bytes.Buffer
		if err := d.Write(&b); err != nil {
			t.Fatal(err)
		}
	})
}

// A rule for tests decides about what stands in tests only.
func TestPathConditionsHoldForEveryPlace(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte(`version: 1
policy: {id: p, version: "1"}
paths: [{path: "test/**", relation: test, reason: fixtures}]
rules: [{id: fixtures, when: {relation: [test]}, then: allow, reason: fixtures}]
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	places := func(count int, paths ...string) *inventory.Inventory {
		f := inventory.Finding{ID: "x", Kind: inventory.FindClause, Path: ".", Count: count}
		for _, at := range paths {
			f.Locations = append(f.Locations, inventory.Location{Path: at, Line: 1})
		}
		return &inventory.Inventory{Schema: "1", Findings: []inventory.Finding{f}}
	}
	for _, c := range []struct {
		inv  *inventory.Inventory
		want string
	}{
		{places(2, "test/a", "test/b"), "pass"},
		{places(2, "test/a", "src/b"), Review},
		{places(3, "test/a", "test/b"), Review}, // a third place is not named
	} {
		d, err := Evaluate(c.inv, p, Case{})
		if err != nil || d.Result != c.want {
			t.Errorf("%+v: %s, %v; want %s", c.inv.Findings[0], d.Result, err, c.want)
		}
	}
}

// Files of one licence in several directories are one issue, which still knows all of the directories.
func TestPathsOfGatheredIssues(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte(`version: 1
policy: {id: p, version: "1", extends: default}
paths: [{path: "test/**", relation: test, reason: fixtures}]
rules: [{id: fixtures, when: {relation: [test]}, then: allow, reason: fixtures}]
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for second, want := range map[string]string{"test/b": "pass", "src/b": Deny} {
		inv := &inventory.Inventory{Schema: "1", Summary: inventory.Summary{Usages: []inventory.Usage{
			{Path: "test/a", Expression: "PPL", Files: 3, First: "test/a/one.c", Line: 1},
			{Path: second, Expression: "PPL", Files: 2, First: second + "/two.c", Line: 1},
		}}}
		d, err := Evaluate(inv, p, Case{})
		if err != nil || d.Result != want {
			t.Errorf("test/a and %s: %s, %v; want %s", second, d.Result, err, want)
		}
	}
}

// A build tool without a licence is a note; the same package at run time is a review.
func TestToolsAreNotPublished(t *testing.T) {
	t.Parallel()
	for relation, want := range map[string]string{inventory.RelBuild: "pass", inventory.RelDev: "pass", inventory.RelRuntime: Review, inventory.RelStatic: Review} {
		inv := &inventory.Inventory{Schema: "1",
			Packages: []inventory.Package{
				{ID: "root", Kind: inventory.KindRoot, Concluded: inventory.Conclusion{Expression: "MIT"}},
				{ID: "tool", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "NOASSERTION"}},
				{ID: "below", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "NOASSERTION"}},
			},
			Dependencies: []inventory.Dependency{{From: "root", To: "tool", Relation: relation}, {From: "tool", To: "below", Relation: inventory.RelRuntime}},
		}
		d, err := Evaluate(inv, load(t), Case{})
		if err != nil || d.Result != want || len(d.Verdicts) != 1 || d.Verdicts[0].Count != 2 {
			t.Errorf("%s: %+v, %v; want %s with both packages", relation, d.Verdicts, err, want)
		}
	}
}

// Keys of one file are one verdict, of whatever kinds; keys of tests are one together.
func TestSecretsAreCountedTogether(t *testing.T) {
	t.Parallel()
	key := func(id, path string, line int) inventory.Finding {
		return inventory.Finding{ID: id, Kind: inventory.FindSecret, Facet: "private key", Path: path, Line: line, Count: 1, Reason: "private key, SHA-256 begins " + id, Locations: []inventory.Location{{Path: path, Line: line}}}
	}
	other := key("b", "cfg/x.pem", 30)
	other.Facet = "RSA private key"
	d, err := Evaluate(&inventory.Inventory{Schema: "1", Findings: []inventory.Finding{key("a", "cfg/x.pem", 1), other, key("c", "test/a.pem", 1), key("d", "t/b.pem", 1), key("e", "cfg/y.pem", 1)}}, load(t), Case{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, v := range d.Verdicts {
		got[v.Decision+" "+v.Subject.Path] = v.Count
	}
	if len(got) != 3 || got["review cfg/x.pem"] != 2 || got["review cfg/y.pem"] != 1 || got["conditional ."] != 2 {
		t.Errorf("%v", got)
	}
}

// What an exception lets go under the terms of the rest need not be declared; with other copyleft beside it, it must.
func TestSameTermsAsTheRest(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string]string{
		"FSFULLR AND GPL-3.0-or-later WITH Autoconf-exception-generic-3.0": "pass",
		"GPL-2.0-or-later WITH Libtool-exception":                          "pass",
		"GPL-2.0-only AND GPL-2.0-or-later WITH Libtool-exception":         Review,
		"GPL-2.0-only WITH Classpath-exception-2.0":                        Review,
		"MIT": "pass",
	} {
		d, err := Evaluate(&inventory.Inventory{Schema: "1", Findings: []inventory.Finding{{ID: "x", Kind: inventory.FindUndeclared, Path: "m4", Count: 1, Expressions: []string{expr}}}}, load(t), Case{})
		if err != nil || d.Result != want {
			t.Errorf("%s: %s, %v; want %s", expr, d.Result, err, want)
		}
	}
}
