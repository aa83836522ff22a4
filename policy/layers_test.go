package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/licit-compliance/licit/scanner/inventory"
)

func clause(path, facet string) *inventory.Inventory {
	return &inventory.Inventory{Schema: "1", Files: new(inventory.Rows), Findings: []inventory.Finding{{
		ID: "clause-" + path, Kind: inventory.FindClause, Facet: facet, Path: path, Count: 1, Locations: []inventory.Location{{Path: path, Line: 1}},
	}}}
}

// parent is a policy that lets a layer below it add the kinds of exception given.
func parent(kinds string) string {
	return "version: 1\npolicy: {id: org, version: \"1\", exceptions: [" + kinds + "]}\nrules: [{id: no-limits, when: {check: [LIC-004]}, then: deny, reason: limits}]\n"
}

func below(up, rest string) string {
	sum := sha256.Sum256([]byte(up))
	return "version: 1\npolicy: {id: repo, version: \"1\", extends: {file: org.yaml, sha256: " + hex.EncodeToString(sum[:]) + "}}\n" + rest
}

func loadLayers(t *testing.T, up, low string) (*Policy, error) {
	t.Helper()
	return LoadFS(fstest.MapFS{"org.yaml": {Data: []byte(up)}, "repo.yaml": {Data: []byte(low)}}, "repo.yaml")
}

func evaluated(t *testing.T, p *Policy, inv *inventory.Inventory, c Case) map[string]Verdict {
	t.Helper()
	d, err := Evaluate(inv, p, c)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Verdict{}
	for _, v := range d.Verdicts {
		out[v.Rule] = v
	}
	return out
}

// A layer may be stricter, and looser only where the layers above let it.
func TestLayersOnlyTighten(t *testing.T) {
	t.Parallel()
	const looser = "rules: [{id: fine, when: {check: [LIC-004]}, then: allow, reason: ours}]\n"
	const stricter = "rules: [{id: harder, when: {check: [LIC-011]}, then: deny, reason: ours}]\n"
	for name, c := range map[string]struct {
		up, low, want string
		told          bool
	}{
		"looser, not let": {parent(""), looser, Deny, true},
		"looser, let":     {parent("rule"), looser, Allow, false},
		"stricter":        {parent(""), stricter, Deny, false},
	} {
		p, err := loadLayers(t, c.up, below(c.up, c.low))
		if err != nil {
			t.Fatal(name, err)
		}
		got := evaluated(t, p, clause("a.c", "research-only"), Case{})
		if got["LIC-004"].Decision != c.want {
			t.Errorf("%s: %s, want %s", name, got["LIC-004"].Decision, c.want)
		}
		if _, told := got["POL-002"]; told != c.told {
			t.Errorf("%s: POL-002 told %v, want %v", name, told, c.told)
		}
	}
	for kind, rest := range map[string]string{
		"waiver":   "waivers: [{check: LIC-004, path: \"**\", reason: r, by: b, on: 2026-01-01, until: 2026-02-01}]\n",
		"facet":    "facets: [{ids: [LicenseRef-x], osd: yes}]\n",
		"path":     "paths: [{path: x, relation: test, reason: r}]\n",
		"choice":   "choices: [{path: x, given: MIT OR ISC, choose: MIT, by: b}]\n",
		"curation": "curations: [{purl: \"pkg:npm/a@1\", is: MIT, by: b, on: 2026-01-01, reason: r}]\n",
	} {
		if _, err := loadLayers(t, parent(""), below(parent(""), rest)); err == nil || !strings.Contains(err.Error(), kind) {
			t.Errorf("%s: %v, want an error that names it", kind, err)
		}
		if _, err := loadLayers(t, parent(kind), below(parent(kind), rest)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if _, err := loadLayers(t, parent(""), below(parent("rule"), looser)); err == nil || !strings.Contains(err.Error(), "pinned") {
		t.Errorf("a parent that changed: %v", err)
	}
}

func TestWaiversExpireAndComplain(t *testing.T) {
	t.Parallel()
	const text = "version: 1\npolicy: {id: p, version: \"1\", extends: default}\nwaivers: [{check: LIC-004, path: \"src/**\", reason: talks go on, by: legal, ticket: T-1, on: 2026-01-01, until: 2026-06-30}]\n"
	p, err := Parse("p.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) Case {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return Case{Today: d}
	}
	got := evaluated(t, p, clause("src/a.c", "research-only"), day("2026-06-30"))
	if v := got["LIC-004"]; v.Decision != Allow || v.Was != Deny || v.Exception == nil || v.Exception.By != "legal" || v.Exception.Ref != "T-1" || len(got) != 1 {
		t.Errorf("on the last day: %+v", got)
	}
	got = evaluated(t, p, clause("src/a.c", "research-only"), day("2026-07-02"))
	if got["LIC-004"].Decision != Deny || got["POL-001"].Decision != Review || got["POL-001"].Facet != "expired" {
		t.Errorf("after it: %+v", got)
	}
	got = evaluated(t, p, clause("lib/a.c", "research-only"), day("2026-01-02"))
	if got["LIC-004"].Decision != Deny || got["POL-001"].Facet != "unmatched" || got["POL-001"].Decision != Conditional {
		t.Errorf("elsewhere: %+v", got)
	}
}

// A curation of a file holds for the file as it was.
func TestCurationOfAFile(t *testing.T) {
	t.Parallel()
	sum := strings.Repeat("ab", 32)
	text := "version: 1\npolicy: {id: p, version: \"1\", extends: default}\ncurations: [{path: a.c, sha256: " + sum + ", is: BSD-3-Clause, by: legal, on: 2026-01-01, reason: read it}]\n"
	p, err := Parse("p.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for hash, want := range map[string]string{sum: Allow, strings.Repeat("cd", 32): Deny} {
		inv := clause("a.c", "research-only")
		if err := inv.Files.Append(&inventory.File{Path: "a.c", SHA256: hash}); err != nil {
			t.Fatal(err)
		}
		got := evaluated(t, p, inv, Case{})
		if got["LIC-004"].Decision != want || (got["POL-001"].Facet == "stale") != (want == Deny) {
			t.Errorf("%s: %+v", hash, got)
		}
		inv.Files.Close()
	}
}

func TestBaselineKnowsAndShrinks(t *testing.T) {
	t.Parallel()
	first, err := Evaluate(clause("a.c", "research-only"), load(t), Case{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := first.Write(&b); err != nil {
		t.Fatal(err)
	}
	fs := fstest.MapFS{"known.json": {Data: []byte(b.String())}, "p.yaml": {Data: []byte("version: 1\npolicy: {id: p, version: \"1\", extends: default}\nbaseline: known.json\n")}}
	p, err := LoadFS(fs, "p.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := evaluated(t, p, clause("a.c", "research-only"), Case{})
	if v := got["LIC-004"]; v.Decision != Allow || v.Exception == nil || v.Exception.Kind != "baseline" || len(got) != 1 {
		t.Errorf("known: %+v", got)
	}
	got = evaluated(t, p, clause("b.c", "research-only"), Case{})
	if got["LIC-004"].Decision != Deny || got["POL-003"].Decision != Conditional {
		t.Errorf("another: %+v", got)
	}
	for _, bad := range []string{"", "{}", "[]", "{\"schema\": \"1\"}"} {
		if _, err := ReadBaseline("x", strings.NewReader(bad)); err == nil {
			t.Errorf("%q is no baseline", bad)
		}
	}
}

func TestChoices(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: default}\nchoices: [{purl: \"pkg:npm/x@*\", given: GPL-2.0-only OR MIT, choose: MIT, by: lead}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	inv := func(version string) *inventory.Inventory {
		id := "pkg:npm/x@" + version
		return &inventory.Inventory{Files: new(inventory.Rows), Packages: []inventory.Package{{ID: id, PURL: id, Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "MIT OR GPL-2.0-only"}}}}
	}
	if got := evaluated(t, p, inv("1"), Case{}); len(got) != 0 {
		t.Errorf("chosen: %+v", got)
	}
	if got := evaluated(t, load(t), inv("1"), Case{}); got["LIC-008"].Decision != Conditional {
		t.Errorf("not chosen: %+v", got)
	}
	if _, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\"}\nchoices: [{purl: \"pkg:npm/x@*\", given: GPL-2.0-only OR MIT, choose: ISC, by: lead}]\n"), nil); err == nil || !strings.Contains(err.Error(), "line 3, column") {
		t.Errorf("a branch that is not offered: %v", err)
	}
}

// Every error of the loader names line and column.
func TestErrorsNameThePlace(t *testing.T) {
	t.Parallel()
	head := "version: 1\npolicy: {id: p, version: \"1\"}\n"
	for text, want := range map[string]string{
		head + "rules:\n  - {id: a, then: allow}\n":                                                 "line 4, column 5: no reason",
		head + "rules:\n  - id: a\n    then: maybe\n    reason: b\n":                                "line 5, column 11: then is \"maybe\"",
		head + "rules: {id: a}\n":                                                                   "line 3, column 8: rules: want a list",
		head + "waivers: [{check: LIC-004, reason: r, by: b, on: 2026-01-01, until: 2026-02-01}]\n": "line 3, column 11: a waiver of a whole check",
		head + "waivers: [{verdict: x, reason: r, by: b, on: 2026-01-01, until: 2027-06-01}]\n":     "longer than 365 days",
		head + "waivers: [{verdict: x, reason: r, by: b, on: 2026-01-01, until: soon}]\n":           "until is \"soon\"",
		head + "a: &x [1]\n": "line 3, column 1: unknown key",
		head + "distribution: &x [source]\noutbound: *x\n": "line 4, column 11: an alias",
		head + "title: a\ntitle: b\n":                      "unknown key \"title\"",
		head + "version: 1\n":                              "twice",
		"version: 1\npolicy: {id: p, version: \"1\", extends: {file: x.yaml, sha256: abc}}\n": "line 2, column 40",
	} {
		if _, err := Parse("p.yaml", []byte(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q:\n%v\nwant %s", text, err, want)
		}
	}
	deep := head + "facets: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n"
	if _, err := Parse("p.yaml", []byte(deep), nil); err == nil {
		t.Error("deep nesting loads")
	}
}

// 100,000 files and 20,000 packages are decided fast and within memory: the work grows with
// usages, packages and findings, never with rows. What is measured is in BenchmarkEvaluate.
func BenchmarkEvaluate(b *testing.B) {
	p, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	inv := &inventory.Inventory{Schema: "1", Files: new(inventory.Rows)}
	defer inv.Files.Close()
	ids := []string{"MIT", "Apache-2.0", "GPL-2.0-or-later", "MIT OR GPL-3.0-only", "LicenseRef-x", "BSD-3-Clause AND ISC"}
	for i := range 100_000 {
		f := &inventory.File{Path: fmt.Sprintf("d%d/f%d.c", i/50, i), Status: inventory.StatusRead, Detected: ids[i%len(ids)]}
		if err := inv.Files.Append(f); err != nil {
			b.Fatal(err)
		}
		if i%50 < len(ids) {
			inv.Summary.Usages = append(inv.Summary.Usages, inventory.Usage{Path: fmt.Sprintf("d%d", i/50), Expression: ids[i%len(ids)], Files: 8, First: f.Path, Line: 1})
		}
	}
	for i := range 20_000 {
		id := fmt.Sprintf("pkg:npm/p%d@1", i)
		inv.Packages = append(inv.Packages, inventory.Package{ID: id, PURL: id, Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: ids[i%len(ids)]}})
		inv.Dependencies = append(inv.Dependencies, inventory.Dependency{From: fmt.Sprintf("pkg:npm/p%d@1", i/2), To: id, Relation: inventory.RelRuntime})
	}
	for b.Loop() {
		d, err := Evaluate(inv, p, Case{})
		if err != nil || len(d.Verdicts) == 0 {
			b.Fatal(err)
		}
	}
}

// A licence that changed since the baseline is told, once the baseline knows licences.
func TestChangedLicenceSinceTheBaseline(t *testing.T) {
	t.Parallel()
	tree := func(version, expr string) *inventory.Inventory {
		id := "pkg:npm/@scope/x@" + version
		return &inventory.Inventory{Schema: "1",
			Packages:     []inventory.Package{{ID: "root", Kind: inventory.KindRoot, Concluded: inventory.Conclusion{Expression: "MIT"}}, {ID: id, Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: expr}}},
			Dependencies: []inventory.Dependency{{From: "root", To: id, Relation: inventory.RelRuntime}},
		}
	}
	old, err := Evaluate(tree("1.0", "MIT OR Apache-2.0"), load(t), Case{})
	if err != nil {
		t.Fatal(err)
	}
	for expr, want := range map[string]string{"Apache-2.0 OR MIT": "pass", "BSD-3-Clause": Review} {
		d, err := Evaluate(tree("2.0", expr), load(t), Case{Baseline: KnownFrom("b.json", old)})
		if err != nil || d.Result != want {
			t.Errorf("%s: %s, %v; want %s", expr, d.Result, err, want)
		}
	}
}
