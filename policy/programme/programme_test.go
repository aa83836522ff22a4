package programme

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

var day = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// tree makes an inventory of files with a made-up hash each.
func inv(t *testing.T, paths ...string) *inventory.Inventory {
	t.Helper()
	out := &inventory.Inventory{Schema: inventory.Schema, Files: new(inventory.Rows), Source: inventory.Source{Time: "2026-10-01T00:00:00Z", TimeFrom: "commit"}}
	t.Cleanup(func() { out.Files.Close() })
	slices.Sort(paths)
	for _, p := range paths {
		f := &inventory.File{Path: p, Kind: "text", Mode: inventory.ModeFile, Size: 10, SHA256: hashed(p), Status: inventory.StatusRead}
		if err := out.Files.Append(f); err != nil {
			t.Fatal(err)
		}
	}
	out.Summary.Files = len(paths)
	return out
}

func hashed(p string) string { return (strings.Repeat("0", 64) + hexOf(p))[len(hexOf(p)):] }

func hexOf(p string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := 0; i < len(p) && i < 32; i++ {
		b.WriteByte(digits[p[i]>>4])
		b.WriteByte(digits[p[i]&15])
	}
	return b.String()
}

func parse(t *testing.T, text string) *Programme {
	t.Helper()
	p, err := Parse("programme.yaml", []byte("version: 1\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func assess(t *testing.T, i *inventory.Inventory, p *Programme, c Case) map[string]Material {
	t.Helper()
	if c.Today.IsZero() {
		c.Today = day
	}
	list, err := Assess(i, &policy.Decision{}, p, c)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Material{}
	for _, m := range list {
		out[m.ID] = m
	}
	return out
}

// The 25 materials of 13 clauses, each with its subject, its level and a question, and the levels as counted in the standard's
// reading: 1 produced, 5 assisted, 10 checked, 9 human.
func TestMaterials(t *testing.T) {
	t.Parallel()
	rows, err := List()
	if err != nil {
		t.Fatal(err)
	}
	clauses, levels, ids := map[string]bool{}, map[string]int{}, map[string]bool{}
	for i, r := range rows {
		clauses[r.Clause] = true
		levels[r.Level]++
		if ids[r.ID] || r.Subject == "" || r.Question == "" || r.Tool == "" || r.Next == "" || r.Title == "" {
			t.Errorf("%s: twice, or something is empty", r.ID)
		}
		ids[r.ID] = true
		if !strings.HasPrefix(r.Number, r.Clause+".") || i > 0 && rows[i-1].Number >= r.Number {
			t.Errorf("%s: number %s in clause %s after %s", r.ID, r.Number, r.Clause, rows[max(0, i-1)].Number)
		}
		for _, g := range slices.Concat(r.known.Shows, r.known.Hints) {
			for _, dir := range directories(g) {
				if strings.ContainsAny(dir, "*?[]{}") || g != strings.ToLower(g) {
					t.Errorf("%s: %s looks in %s: directories are written out, in lower case", r.ID, g, dir)
				}
			}
		}
		if r.Optional != strings.HasPrefix(r.Clause, "3.5") {
			t.Errorf("%s: only contributions may be not applicable", r.ID)
		}
	}
	if len(rows) != 25 || len(clauses) != 13 {
		t.Errorf("%d materials of %d clauses", len(rows), len(clauses))
	}
	for level, n := range map[string]int{"produce": 1, "assist": 5, "check": 10, "human": 9} {
		if levels[level] != n {
			t.Errorf("%s: %d, want %d", level, levels[level], n)
		}
	}
}

// Each material with nothing, with a file that shows it, and with an answer.
func TestEachMaterial(t *testing.T) {
	t.Parallel()
	shows := map[string]string{ // a file that shows it; "-": no file can
		"policy.document": "docs/open-source-policy.md", "policy.communication": "-", "competence.roles": "-", "competence.criteria": "-",
		"competence.assessed": "-", "awareness.assessed": "-", "scope.statement": "-", "obligations.review": "evidence:licences.json",
		"access.public-contact": "COMPLIANCE.md", "access.response": "-", "resource.names": "MAINTAINERS", "resource.staffed": "-", "resource.legal": "-",
		"resource.assignment": ".github/CODEOWNERS", "resource.remediation": "evidence:findings.json", "bom.procedure": "docs/SBOM-process.md",
		"bom.records": "evidence:inventory.json", "usecase.procedure": "evidence:use-cases.json", "artefacts.procedure": "NOTICE",
		"artefacts.archive": "bundle:manifest.json", "contrib.policy": "CONTRIBUTING.md", "contrib.procedure": ".github/PULL_REQUEST_TEMPLATE.md",
		"contrib.awareness": "-", "conform.affirmation": "-", "conform.duration": "-",
	}
	if len(shows) != 25 {
		t.Fatal(len(shows))
	}
	for id, file := range shows {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			if m := assess(t, inv(t, "main.c"), nil, Case{})[id]; m.Status != Missing || m.Reason == "" || !m.Open() {
				t.Errorf("with nothing: %s (%s)", m.Status, m.Reason)
			}
			where, name, made := strings.Cut(file, ":")
			var c Case
			i := inv(t, "main.c")
			switch {
			case file == "-":
			case where == "evidence":
				c.Made = []Shown{{Path: name, SHA256: hashed(name), Date: "2026-11-23", Where: "evidence"}}
			case where == "bundle":
				c.Bundle = &Bundle{Manifest: Shown{Path: name, SHA256: hashed(name), Where: "bundle"}}
			case !made:
				i, name = inv(t, "main.c", file), file
			}
			if file != "-" {
				m := assess(t, i, nil, c)[id]
				want := Found
				if id == "bom.records" {
					want = Produced
				}
				if m.Status != want || len(m.Shown) != 1 || m.Shown[0].Path != name || m.Shown[0].SHA256 != hashed(name) {
					t.Errorf("with %s: %s, shown %v", file, m.Status, m.Shown)
				}
			}
			text := "answers: [{material: " + id + ", by: board, date: 2026-11-01, link: \"https://example.org/x\"}]\ncontacts: [{for: licences, address: oss@example.org}]\n"
			want := Answered
			switch id {
			case scopeStatement:
				text = "scope: {statement: all, by: board, date: 2026-11-01}\n"
			case duration:
				text = "affirmation: {by: board, date: 2026-11-01, link: \"https://example.org/x\"}\n"
			case affirmation: // the others are open
				text, want = "affirmation: {by: board, date: 2026-11-01, link: \"https://example.org/x\"}\n", Found
			case "bom.records":
				want = Produced
			}
			m := assess(t, i, parse(t, text), c)[id]
			if m.Status != want || m.Answer == nil || m.Answer.By != "board" || m.Answer.Date != "2026-11-01" {
				t.Errorf("answered: %s (%s) %v", m.Status, m.Reason, m.Answer)
			}
		})
	}
}

// Copies of others do not speak for the programme, and what only leads to a document is not it.
func TestWhatShowsNothing(t *testing.T) {
	t.Parallel()
	got := assess(t, inv(t, "vendor/x/CONTRIBUTING.md", "third_party/y/NOTICE", "SECURITY.md", ".github/workflows/test.yml", "src/policy.md"), nil, Case{})
	for _, id := range []string{"contrib.policy", "artefacts.procedure", "policy.document", "access.public-contact", "bom.procedure"} {
		if got[id].Status != Missing || len(got[id].Shown) > 0 {
			t.Errorf("%s: %s %v", id, got[id].Status, got[id].Shown)
		}
	}
	if len(got["access.public-contact"].Hints) != 1 || len(got["bom.procedure"].Hints) != 1 {
		t.Error("hints are lost")
	}
	i := inv(t, ".github/workflows/licences.yml")
	i.Packages = []inventory.Package{{ID: "pkg:github/licit-compliance/licit@v1", PURL: "pkg:github/licit-compliance/licit@v1", Locations: []inventory.Location{{Path: ".github/workflows/licences.yml", Line: 9}}}}
	if m := assess(t, i, nil, Case{})["bom.procedure"]; m.Status != Found {
		t.Errorf("a workflow that uses licit: %s", m.Status)
	}
	i.Packages[0].ID, i.Packages[0].PURL = "pkg:github/licit-compliance/licit-other@v1", "pkg:github/licit-compliance/licit-other@v1"
	if m := assess(t, i, nil, Case{})["bom.procedure"]; m.Status != Missing {
		t.Errorf("a workflow that uses another action: %s", m.Status)
	}
}

// The clock and the pin of an answer.
func TestAnswerStatuses(t *testing.T) {
	t.Parallel()
	pinned := "file: docs/p.md, sha256: " + hashed("docs/p.md")
	for _, c := range []struct {
		name, answer, today, status string
		warns                       bool
	}{
		{"fresh", `date: 2026-11-23, link: "https://a.example/b"`, "2026-11-23", Answered, false},
		{"in words", `date: 2026-11-23, note: yes it is`, "2026-11-23", Answered, false},
		{"91 days left", `date: 2025-08-22, note: x`, "2026-11-23", Answered, false},
		{"90 days left", `date: 2025-08-21, note: x`, "2026-11-23", Answered, true},
		{"last day", `date: 2025-05-23, note: x`, "2026-11-23", Answered, true},
		{"a day too old", `date: 2025-05-22, note: x`, "2026-11-23", Stale, false},
		{"a short month's last day", `date: 2025-08-31, note: x`, "2027-02-28", Answered, true},
		{"and over", `date: 2025-08-31, note: x`, "2027-03-01", Stale, false},
		{"still to come", `date: 2026-11-24, note: x`, "2026-11-23", Found, false},
		{"file as it was", "date: 2026-11-01, " + pinned, "2026-11-23", Answered, false},
		{"file changed", "date: 2026-11-01, file: docs/p.md, sha256: " + strings.Repeat("a", 64), "2026-11-23", Stale, false},
		{"file gone", "date: 2026-11-01, file: docs/q.md, sha256: " + strings.Repeat("a", 64), "2026-11-23", Stale, false},
		{"not applicable", `date: 2026-11-01, not_applicable: nobody contributes`, "2026-11-23", NotApplicable, false},
		{"not applicable long ago", `date: 2020-11-01, not_applicable: nobody contributes`, "2026-11-23", Stale, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			today, err := time.Parse(time.DateOnly, c.today)
			if err != nil {
				t.Fatal(err)
			}
			p := parse(t, "answers: [{material: contrib.awareness, by: lead, "+c.answer+"}]\n")
			m := assess(t, inv(t, "docs/p.md"), p, Case{Today: today.Add(23 * time.Hour)})["contrib.awareness"]
			if m.Status != c.status || (m.Warning != "") != c.warns {
				t.Errorf("%s (%s), warning %q; want %s", m.Status, m.Reason, m.Warning, c.status)
			}
		})
	}
}

// What an answer has to agree with.
func TestAnswersAreHeldAgainstTheTree(t *testing.T) {
	t.Parallel()
	const said = `by: lead, date: 2026-11-01, link: "https://a.example/b"`
	register := []License{{ID: "MIT", Reviewed: true}, {ID: "GPL-2.0-only"}}
	p := parse(t, "answers: [{material: obligations.review, "+said+"}]\n")
	if m := assess(t, inv(t), p, Case{Register: register})["obligations.review"]; m.Status != Found || !strings.Contains(m.Reason, "GPL-2.0-only") || strings.Contains(m.Reason, "MIT") {
		t.Errorf("a licence that nobody reviewed: %s %s", m.Status, m.Reason)
	}
	if m := assess(t, inv(t), p, Case{Register: register[:1]})["obligations.review"]; m.Status != Answered {
		t.Errorf("all reviewed: %s %s", m.Status, m.Reason)
	}
	p = parse(t, "answers: [{material: access.public-contact, "+said+"}]\ncontacts: [{for: security, address: sec@example.org}]\n")
	if m := assess(t, inv(t), p, Case{})["access.public-contact"]; m.Status != Found {
		t.Errorf("a security contact alone: %s", m.Status)
	}
	i := inv(t)
	i.Source.URL = "https://git.example.org/body/tool"
	for pattern, want := range map[string]string{"https://git.example.org/body/*": Answered, "https://git.example.org/other/*": Found} {
		p = parse(t, "scope: {statement: all, by: board, date: 2026-11-01, repositories: [\""+pattern+"\"]}\n")
		if m := assess(t, i, p, Case{})[scopeStatement]; m.Status != want {
			t.Errorf("scope %s: %s %s", pattern, m.Status, m.Reason)
		}
	}
	if m := assess(t, inv(t), p, Case{})[scopeStatement]; m.Status != Answered || m.Warning == "" {
		t.Errorf("a tree without an address: %s %q", m.Status, m.Warning)
	}
	i = inv(t)
	i.Packages = []inventory.Package{{Kind: inventory.KindRoot, Origin: &inventory.Origin{URL: "https://elsewhere.example.org/x"}}}
	if m := assess(t, i, p, Case{})[scopeStatement]; m.Status != Found {
		t.Errorf("a root of elsewhere: %s", m.Status)
	}
	i = inv(t)
	i.Source.NotExamined = []string{"a part"}
	if m := assess(t, i, parse(t, "scope: {statement: all, by: board, date: 2026-11-01}\n"), Case{})[scopeStatement]; m.Status != Answered || m.Warning == "" {
		t.Errorf("left out without limits: %s %q", m.Status, m.Warning)
	}
	p = parse(t, "answers: [{material: resource.names, "+said+"}]\nroles: [{role: legal, holder: the legal unit}]\n")
	for by, want := range map[string]string{"Legal": Answered, "the legal unit": Answered, "a stranger": Found} {
		d := &policy.Decision{Verdicts: []policy.Verdict{{ID: "x", Exception: &policy.Exception{Kind: "waiver", By: by}}}}
		list, err := Assess(inv(t), d, p, Case{Today: day})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(list, func(m Material) bool { return m.ID == "resource.names" })
		if list[at].Status != want {
			t.Errorf("exceptions by %s: %s %s", by, list[at].Status, list[at].Reason)
		}
	}
	for decision, want := range map[string]string{policy.Review: Found, policy.Allow: Produced} {
		d := &policy.Decision{Verdicts: []policy.Verdict{{Rule: rule.UnreadFile, Facet: inventory.StatusFailed, Decision: decision, Exception: &policy.Exception{Kind: "waiver"}}}}
		list, err := Assess(inv(t), d, parse(t, ""), Case{Today: day, Made: []Shown{{Path: "inventory.json"}}})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(list, func(m Material) bool { return m.ID == "bom.records" })
		if list[at].Status != want {
			t.Errorf("records of a scan that is incomplete, %s: %s", decision, list[at].Status)
		}
	}
	i = inv(t)
	i.Source.Kind = "sbom"
	if m := assess(t, i, nil, Case{Made: []Shown{{Path: "inventory.json"}}})["bom.records"]; m.Status != Found {
		t.Errorf("records made of somebody's SBOM: %s", m.Status)
	}
}

// A bundle of another state of the tree is named as such.
func TestBundle(t *testing.T) {
	t.Parallel()
	i := inv(t)
	i.Source.Revision = "r1"
	for _, c := range []struct {
		b    Bundle
		want string
	}{
		{Bundle{Inventory: "d", Revision: "r1"}, ""},
		{Bundle{Inventory: "e", Revision: "r1"}, "the bundle was made of the same revision, and not of the same inventory"},
		{Bundle{Inventory: "e", Revision: "r2"}, "the bundle was not made of this state of the tree"},
		{Bundle{Inventory: "d", Problems: 2, Keep: "2030-01-01"}, "the manifest of the bundle lists 2 problems; the bundle asks to be kept until 2030-01-01"},
	} {
		list, err := Assess(i, &policy.Decision{Inventory: "d"}, nil, Case{Today: day, Bundle: &c.b})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range list {
			if m.ID == "artefacts.archive" && m.Warning != c.want {
				t.Errorf("%+v: %q", c.b, m.Warning)
			}
		}
	}
}

// complete answers everything.
func complete(t *testing.T) *Programme {
	t.Helper()
	rows, err := List()
	if err != nil {
		t.Fatal(err)
	}
	text := "scope: {statement: all, by: board, date: 2026-11-01}\ncontacts: [{for: licences, address: oss@example.org}]\nroles: [{role: legal, holder: unit}]\nanswers:\n"
	for _, r := range rows {
		if r.ID != scopeStatement && r.ID != affirmation && r.ID != duration && r.Level != "produce" {
			text += "  - {material: " + r.ID + ", by: board, date: 2026-11-01, link: \"https://example.org/" + r.ID + "\"}\n"
		}
	}
	return parse(t, text)
}

// The affirmation waits for everything else, and grows old.
func TestAffirmation(t *testing.T) {
	t.Parallel()
	c := Case{Made: []Shown{{Path: "inventory.json", Where: "evidence"}}}
	p := complete(t)
	list, err := Assess(inv(t), &policy.Decision{}, p, Case{Today: day, Made: c.Made})
	if err != nil || len(OpenOf(list)) != 0 {
		t.Fatal(err, OpenOf(list))
	}
	if m := assess(t, inv(t), p, c)[affirmation]; m.Status != Missing || !strings.Contains(m.Reason, "nothing else is open") {
		t.Errorf("not signed yet: %s %s", m.Status, m.Reason)
	}
	p.Affirmation = Signed{By: "board", Date: "2025-06-01", Link: "https://example.org/signed"}
	got := assess(t, inv(t), p, c)
	if got[affirmation].Status != Answered || got[duration].Status != Answered || got[duration].Warning == "" {
		t.Errorf("signed: %v %v", got[affirmation], got[duration])
	}
	p.Affirmation.Date = "2025-01-01"
	got = assess(t, inv(t), p, c)
	if got[affirmation].Status != Stale || got[duration].Status != Stale {
		t.Errorf("old: %s %s", got[affirmation].Status, got[duration].Status)
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"version: 2\n":                                       "line 1, column 10: version is 2",
		"version: 1\nroels: []\n":                            "line 2, column 1: unknown key \"roels\"",
		"version: 1\nversion: 1\n":                           "version",
		"version: 1\nroles: {a: b}\n":                        "line 2, column 8: roles: want a list",
		"version: 1\na: &x [1]\nb: *x\n":                     "unknown key",
		"version: 1\nroles: [&x {role: a, holder: b}, *x]\n": "line 2, column 34: an alias",
		"": "the file is empty",
		"version: 1\nanswers: [{material: nope, by: a, date: 2026-01-01, note: b}]\n":                                                                         "line 2, column 22: \"nope\" is no material",
		"version: 1\nanswers: [{material: policy.document, by: a, date: soon, note: b}]\n":                                                                    "column 52: date is \"soon\"",
		"version: 1\nanswers: [{material: policy.document, by: a, date: 2026-01-01}]\n":                                                                       "needs link, file, note or not_applicable",
		"version: 1\nanswers: [{material: policy.document, date: 2026-01-01, note: b}]\n":                                                                     "no by",
		"version: 1\nanswers: [{material: policy.document, by: a, date: 2026-01-01, not_applicable: b}]\n":                                                    "asked of every programme",
		"version: 1\nanswers: [{material: policy.document, by: a, date: 2026-01-01, link: \"javascript:alert(1)\"}]\n":                                        "want https:, http: or mailto:",
		"version: 1\nanswers: [{material: policy.document, by: a, date: 2026-01-01, file: x}]\n":                                                              "a file is pinned",
		"version: 1\nanswers: [{material: scope.statement, by: a, date: 2026-01-01, note: x}]\n":                                                              "block scope",
		"version: 1\nanswers: [{material: conform.duration, by: a, date: 2026-01-01, note: x}]\n":                                                             "block affirmation",
		"version: 1\nanswers: [{material: resource.legal, by: a, date: 2026-01-01, note: x}, {material: resource.legal, by: a, date: 2026-01-01, note: x}]\n": "answered twice",
		"version: 1\ncontacts: [{for: licences, address: somewhere}]\n":                                                                                       "neither an e-mail address",
		"version: 1\ncontacts: [{for: fun, address: a@example.org}]\n":                                                                                        "want licences, security or other",
		"version: 1\nlicenses: [{id: MIT OR ISC, by: a, date: 2026-01-01}]\n":                                                                                 "no listed id",
		"version: 1\naffirmation: {by: a, date: 2026-01-01, note: x}\n":                                                                                       "the signed document",
		"version: 1\nscope: {by: a, date: 2026-01-01}\n":                                                                                                      "no statement, link or file",
	} {
		if _, err := Parse("p.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "p.yaml") {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
	name := filepath.Join(t.TempDir(), "p.yaml")
	if _, err := Load(name); err == nil {
		t.Error("no file, no error")
	}
	if err := os.WriteFile(name, []byte("version: 1\n"+strings.Repeat("# x\n", maxProgramme/4)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(name); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Errorf("a file beyond the bound: %v", err)
	}
}

// What the documentation shows loads.
func TestDocumented(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../doc/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(doc), "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	p, err := Parse("doc", []byte(strings.ReplaceAll(text, "…", strings.Repeat("a", 64))))
	if err != nil || len(p.Answers) != 4 || p.Affirmation.By == "" {
		t.Fatal(p, err)
	}
}

func TestRegister(t *testing.T) {
	t.Parallel()
	i := inv(t, "LICENSE")
	i.Summary.Usages = []inventory.Usage{
		{Path: ".", Expression: "MIT OR GPL-2.0-only WITH Classpath-exception-2.0", Files: 3, First: "a.c", Line: 2},
		{Path: "b", Expression: "MIT", Files: 2, First: "b/c.c", Line: 1}, {Path: "c", Expression: "NOASSERTION", Files: 9},
	}
	i.Packages = []inventory.Package{{ID: "pkg:npm/x@1", Concluded: inventory.Conclusion{Expression: "ISC"}}, {ID: "pkg:npm/y@1", Declared: inventory.Claim{Expression: "MIT"}, Concluded: inventory.Conclusion{Expression: "NOASSERTION"}}}
	p := parse(t, "licenses: [{id: MIT, by: legal, date: 2026-01-01}, {id: ISC, by: legal, date: 2020-01-01}]\n")
	got, err := Register(i, func(string) rule.Facets { return rule.Facets{OSD: rule.Yes, Copyleft: "none"} }, p, day)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range got {
		lines = append(lines, strings.Join([]string{l.ID, map[bool]string{true: "reviewed", false: "open"}[l.Reviewed], l.Stale, string(rune('0' + l.Files)), string(rune('0' + l.PackageSum))}, "|"))
	}
	want := "GPL-2.0-only WITH Classpath-exception-2.0|open||3|0\nISC|open|reviewed on 2020-01-01, more than 18 months ago|0|1\nMIT|reviewed||5|1"
	if strings.Join(lines, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), want)
	}
}

func TestLedger(t *testing.T) {
	t.Parallel()
	open := policy.Verdict{ID: "a", Rule: "LIC-006", Decision: policy.Deny, Clause: "3.3.1"}
	d := func(vs ...policy.Verdict) *policy.Decision {
		return &policy.Decision{Policy: policy.Source{Digest: "sha256:x"}, Verdicts: vs}
	}
	one := Keep(d(open), nil, day)
	if len(one.Entries) != 1 || one.Entries[0].FirstSeen != "2026-11-23" || one.Entries[0].State != StateOpen || !one.Entries[0].Legal {
		t.Fatalf("%+v", one)
	}
	lifted := open
	lifted.Decision, lifted.Was, lifted.Exception = policy.Allow, policy.Deny, &policy.Exception{Kind: "waiver", By: "legal", Ref: "T-1", Reason: "talks"}
	later := day.AddDate(0, 1, 0)
	two := Keep(d(lifted, policy.Verdict{ID: "b", Decision: policy.Review}), &one, later)
	if e := two.Entries[1]; e.ID != "a" || e.FirstSeen != "2026-11-23" || e.State != StateLifted || len(e.History) != 2 || e.History[1].By != "legal" {
		t.Errorf("%+v", e)
	}
	same := Keep(d(lifted), &two, later.AddDate(0, 1, 0))
	if e := same.Entries[0]; len(e.History) != 2 {
		t.Errorf("nothing changed, and the history did: %+v", e)
	}
	if e := same.Entries[1]; e.ID != "b" || e.State != StateGone || e.Decision != "" || len(e.History) != 2 {
		t.Errorf("%+v", e)
	}
	for _, bad := range []string{"", "{}", `{"schema":"1","policy":"x","entries":[{"id":"a","firstSeen":"soon"}]}`} {
		if _, err := ReadLedger("l.json", strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "l.json") {
			t.Errorf("%q reads: %v", bad, err)
		}
	}
}

func TestUseCases(t *testing.T) {
	t.Parallel()
	register := []License{{ID: "MIT", Facets: rule.Facets{Copyleft: "none"}}, {ID: "LGPL-2.1-only", Facets: rule.Facets{Copyleft: "library"}}}
	cases := func(i *inventory.Inventory, d *policy.Decision, f Forms, r []License) map[string]UseCase {
		list, err := UseCases(i, d, r, f)
		if err != nil || len(list) != 6 {
			t.Fatal(err, len(list))
		}
		out := map[string]UseCase{}
		for _, u := range list {
			out[u.ID] = u
		}
		return out
	}
	got := cases(inv(t, "a.c"), &policy.Decision{}, Forms{Distribution: []string{"source"}}, nil)
	for id, want := range map[string]string{"binary-distribution": NotSeen, "source-distribution": Occurs, "integration": NotSeen, "modified": NotSeen, "attribution": NotSeen} {
		if got[id].Occurs != want || got[id].Reason == "" {
			t.Errorf("a bare tree, %s: %s (%s)", id, got[id].Occurs, got[id].Reason)
		}
	}
	if d := got["source-distribution"].Duties[0]; d.Lacks == "" || len(d.Artefacts) > 0 {
		t.Errorf("no licence file: %+v", d)
	}
	if got := cases(inv(t, "a.c"), &policy.Decision{}, Forms{}, nil); got["binary-distribution"].Occurs != Ask || got["source-distribution"].Occurs != Ask {
		t.Error("no form of distribution is said, and something is concluded")
	}
	i := inv(t, "LICENSE", "NOTICE", "LICENSES/MIT.txt", "vendor/x/LICENSE")
	i.Packages = []inventory.Package{
		{ID: "pkg:generic/lib@1", Kind: inventory.KindVendored, Modified: "yes", Concluded: inventory.Conclusion{Expression: "LGPL-2.1-only"}},
		{ID: "pkg:npm/dev@1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: "LGPL-2.1-only"}},
	}
	i.Dependencies = []inventory.Dependency{{From: "r", To: "pkg:npm/dev@1", Relation: inventory.RelDev}}
	d := &policy.Decision{Verdicts: []policy.Verdict{{ID: "LIC-005-x", Rule: "LIC-005", Decision: policy.Review}}}
	got = cases(i, d, Forms{Distribution: []string{"binary"}, Made: []Shown{{Path: "sbom.spdx.json", Where: "evidence"}}}, register)
	for _, id := range []string{"binary-distribution", "integration", "modified", "incompatible", "attribution"} {
		if got[id].Occurs != Occurs || len(got[id].Duties) == 0 {
			t.Errorf("%s: %s (%s)", id, got[id].Occurs, got[id].Reason)
		}
	}
	if u := got["integration"]; u.Count != 1 || len(u.Duties[0].Artefacts) != 1 || u.Duties[1].Lacks == "" {
		t.Errorf("what only develops counts, or artefacts are wrong: %+v", u)
	}
	for rule, want := range map[string]string{"CMP-001": Occurs, "LIC-004": Ask, "CMP-003": Ask, "LIC-011": NotSeen} {
		d := &policy.Decision{Verdicts: []policy.Verdict{{ID: "v", Rule: rule, Decision: policy.Deny}}}
		if u := cases(i, d, Forms{}, register)["incompatible"]; u.Occurs != want {
			t.Errorf("a verdict of %s: %s (%s)", rule, u.Occurs, u.Reason)
		}
	}
	i = inv(t, "LICENSE")
	i.Summary.DeclaredRoot = "MIT"
	i.Summary.Usages = []inventory.Usage{{Path: "a", Expression: "MIT OR LGPL-2.1-only", First: "a/x.c"}}
	if u := cases(i, d, Forms{}, register)["integration"]; u.Occurs != NotSeen {
		t.Errorf("a choice with a lesser burden: %+v", u)
	}
	i.Summary.Usages = append(i.Summary.Usages, inventory.Usage{Path: "b", Expression: "LGPL-2.1-only", First: "b/x.c"})
	if u := cases(i, d, Forms{}, register)["integration"]; u.Occurs != Occurs || u.Count != 1 || u.Where[0] != "b/x.c (LGPL-2.1-only)" {
		t.Errorf("copyleft files: %+v", u)
	}
	i.Summary.DeclaredRoot = "LGPL-2.1-only"
	if u := cases(i, d, Forms{}, register)["integration"]; u.Occurs != NotSeen {
		t.Errorf("the root's own licence: %+v", u)
	}
	if d := got["binary-distribution"].Duties[0]; len(d.Artefacts) != 2 || !strings.Contains(d.Lacks, "LGPL-2.1-only") || strings.Contains(d.Lacks, "MIT") {
		t.Errorf("texts: %+v", d)
	}
}

// An answer goes into the file, and what else stands there stays.
func TestDraft(t *testing.T) {
	t.Parallel()
	d, err := NewDraft("p.yaml", []byte("# ours\nversion: 1\norganisation: Body # us\nanswers:\n  # asked in May\n  - {material: resource.legal, by: a, date: 2026-05-01, note: unit}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		d.Answer("policy.document", Signed{By: "board: \"x\"\n", Link: "https://example.org"}, "", day),
		d.Answer("resource.legal", Signed{By: "b", Note: "- other"}, "", day),
		d.Answer("contrib.policy", Signed{By: "b"}, "no: we do not", day),
		d.Answer(scopeStatement, Signed{By: "b", Note: "all"}, "", day),
		d.Contact("oss@example.org"), d.Review("MIT", "legal", day),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	before := string(d.Bytes())
	for _, err := range []error{d.Answer("policy.document", Signed{}, "", day), d.Answer("policy.document", Signed{By: "x"}, "no", day), d.Contact("nowhere"), d.Review("no such id", "x", day)} {
		if err == nil {
			t.Error("taken")
		}
	}
	if string(d.Bytes()) != before {
		t.Error("what was not taken changed the file")
	}
	p, err := Parse("p.yaml", d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Answers) != 3 || p.Answers[0].By != "b" || p.Answers[0].Note != "- other" || p.Answers[1].By != "board: \"x\"\n" || p.Scope.Statement != "all" || p.Organisation != "Body" || len(p.Contacts)+len(p.Licenses) != 2 {
		t.Errorf("%+v", p)
	}
	for _, comment := range []string{"# ours", "# us", "# asked in May"} {
		if !strings.Contains(before, comment) {
			t.Errorf("%s is lost:\n%s", comment, before)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("version: 1\norganisation: x\nscope: {statement: a, by: b, date: 2026-01-01, repositories: [\"*\"]}\nroles: [{role: a, holder: b}]\n")
	f.Add("version: 1\nanswers: [{material: contrib.policy, by: a, date: 2026-01-01, not_applicable: b}]\nlicenses: [{id: MIT, by: a, date: 2026-01-01}]\n")
	f.Add("version: 1\naffirmation: {by: a, date: 2026-01-01, link: \"https://e.example\"}\ncontacts: [{for: other, address: a@b.example}]\nanswers:\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("p.yaml", []byte(text))
		if err != nil {
			return
		}
		i := &inventory.Inventory{Schema: inventory.Schema, Files: new(inventory.Rows)}
		defer i.Files.Close()
		list, err := Assess(i, &policy.Decision{}, p, Case{Today: day})
		if err != nil || len(list) != 25 {
			t.Fatal(err, len(list))
		}
		for _, m := range list {
			if m.Status == "" || m.Reason == "" {
				t.Fatalf("%s has no status or no reason", m.ID)
			}
		}
		d, err := NewDraft("p.yaml", []byte(text))
		if err != nil {
			t.Fatalf("it loads and cannot be edited: %v", err)
		}
		if err := d.Answer("resource.legal", Signed{By: "x", Note: "y"}, "", day); err != nil {
			t.Fatalf("it loads and takes no answer: %v\n%q", err, text)
		}
	})
}
