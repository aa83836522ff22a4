package policy

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

func asker(t *testing.T, forms ...string) *compat.Engine {
	t.Helper()
	p := load(t)
	p.Distribution = forms
	e, _, err := p.Compat()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// The pairs are written by hand: result and a word of a source that says so.
func TestCompatibilityPairs(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("compat/testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]*compat.Engine{}
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		c := strings.Split(line, "|")
		if len(c) != 6 {
			t.Fatalf("%q: want six columns", line)
		}
		for i := range c {
			c[i] = strings.TrimSpace(c[i])
		}
		n++
		if by[c[2]] == nil {
			by[c[2]] = asker(t, c[2])
		}
		a := by[c[2]].Ask(c[0], c[3], c[1])
		if string(a.Result) != c[4] {
			t.Errorf("%s into %s as %s in %s: %s (%s: %s), want %s", c[0], c[3], c[1], c[2], a.Result, a.Rule, a.Reason, c[4])
		}
		if !slices.ContainsFunc(a.Sources, func(s string) bool {
			return strings.Contains(s, c[5]) || c[5] == "permissive" && strings.HasPrefix(s, "the grant of the permissive")
		}) {
			t.Errorf("%s into %s as %s: sources %q, want one with %q", c[0], c[3], c[1], a.Sources, c[5])
		}
		if a.Reason == "" || a.Rule == "" || a.Form != c[2] || a.Result == compat.Conditional && len(a.Obligations) == 0 {
			t.Errorf("%s into %s: incomplete answer %+v", c[0], c[3], a)
		}
	}
	if n < 120 {
		t.Errorf("%d pairs, want 120 or more", n)
	}
}

// What nobody combines is what is asked: a licence into itself is fine, whatever the relation.
func TestCompatibilityOfEveryMatrixPairIsAnswered(t *testing.T) {
	t.Parallel()
	e := asker(t)
	var ids []string
	for line := range strings.Lines(string(compat.OSADL)) {
		if id, _, ok := strings.Cut(line, " "); ok && id != "#" {
			ids = append(ids, strings.ReplaceAll(id, "_", " "))
		}
	}
	count := map[compat.Result]int{}
	disagree := map[string]int{}
	for _, in := range ids {
		for _, out := range ids {
			a := e.Ask(in, out, "own")
			count[a.Result]++
			if a.Rule == "nobody-says" {
				t.Errorf("%s into %s: nobody says", in, out)
			}
			if a.Rule == "sources-disagree" {
				disagree[a.Reason]++
			}
			if in == out && a.Result != compat.Compatible {
				t.Errorf("%s into itself: %+v", in, a)
			}
		}
	}
	t.Log(count)
	for r, n := range disagree {
		t.Log(n, r)
	}
}

// A file that is written in the tree, and a component that is linked.
func TestCompatibilityChecks(t *testing.T) {
	t.Parallel()
	tree := func(root string, usages ...inventory.Usage) *inventory.Inventory {
		return &inventory.Inventory{Schema: "1", Packages: []inventory.Package{{ID: "root", Kind: inventory.KindRoot}}, Summary: inventory.Summary{DeclaredRoot: root, Usages: usages}}
	}
	use := func(dir, file, expr string, n int) inventory.Usage {
		return inventory.Usage{Path: dir, First: dir + "/" + file, Expression: expr, Files: n, Line: 1}
	}
	with := func(inv *inventory.Inventory, kind, relation, expr string) *inventory.Inventory {
		id := "pkg:generic/" + expr
		inv.Packages = append(inv.Packages, inventory.Package{ID: id, Kind: kind, Concluded: inventory.Conclusion{Expression: expr}})
		inv.Dependencies = append(inv.Dependencies, inventory.Dependency{From: "root", To: id, Relation: relation})
		return inv
	}
	dep := inventory.KindDependency
	for name, c := range map[string]struct {
		inv  *inventory.Inventory
		want string
	}{
		"1 GPL compiled in":               {tree("BSD-3-Clause", use("src", "a.c", "GPL-2.0-only", 2)), "CMP-001 deny"},
		"2 GPL in tests":                  {tree("BSD-3-Clause", use("test", "a.c", "GPL-2.0-only", 2)), "CMP-001 conditional"},
		"2 GPL tool":                      {with(tree("BSD-3-Clause"), dep, inventory.RelBuild, "GPL-2.0-only"), ""},
		"3 LGPL dynamic":                  {with(tree("BSD-3-Clause"), dep, inventory.RelDynamic, "LGPL-2.1-only"), "CMP-001 conditional"},
		"3 MPL header":                    {with(tree("BSD-3-Clause"), dep, inventory.RelHeader, "MPL-2.0"), "CMP-001 conditional"},
		"4 Apache in ITU-T GPL":           {tree("LicenseRef-scancode-itu-t-gpl", use("src", "a.c", "Apache-2.0", 1)), "CMP-001 deny"},
		"4 Apache in GPL 2":               {with(tree("GPL-2.0-only"), dep, inventory.RelStatic, "Apache-2.0"), "CMP-001 deny"},
		"5 MIT in ITU-T GPL":              {tree("LicenseRef-scancode-itu-t-gpl", use("src", "a.c", "MIT", 1)), ""},
		"6 GNU GPL with ITU-T GPL":        {tree("MIT", use("src", "a.c", "GPL-2.0-only", 1), use("src", "b.c", "LicenseRef-scancode-itu-t-gpl", 1)), "CMP-001 deny CMP-001 deny CMP-002 deny"},
		"7 field of use":                  {tree("BSD-3-Clause", use("src", "a.c", "LicenseRef-licit-motorola-vselp", 1)), "CMP-003 deny"},
		"11 share-alike data":             {tree("BSD-3-Clause", use("doc", "fig.svg", "CC-BY-SA-4.0", 1)), "CMP-001 conditional"},
		"the same terms beside others":    {tree("BSD-3-Clause", use("src", "a.c", "MIT AND LicenseRef-licit-pesq", 1), use("src", "b.c", "LicenseRef-licit-pesq", 1)), "CMP-003 deny"},
		"11 no commerce":                  {tree("BSD-3-Clause", use("data", "x.wav", "CC-BY-NC-4.0", 1)), "CMP-003 deny"},
		"13 a choice":                     {with(tree("BSD-3-Clause"), dep, inventory.RelStatic, "MIT OR Apache-2.0"), ""},
		"14 network":                      {with(tree("Apache-2.0"), dep, inventory.RelRuntime, "AGPL-3.0-only"), "CMP-001 deny"},
		"sources disagree":                {with(tree("GPL-2.0-only"), dep, inventory.RelRuntime, "Python-2.0"), "CMP-001 review"},
		"two libraries in one program":    {with(with(tree("MIT"), dep, inventory.RelOptional, "GPL-2.0-only"), dep, inventory.RelStatic, "CDDL-1.0"), "CMP-001 conditional CMP-001 conditional"},
		"two linked libraries":            {with(with(tree("MIT"), dep, inventory.RelStatic, "GPL-2.0-only"), dep, inventory.RelStatic, "GPL-3.0-only"), "CMP-001 deny CMP-001 deny CMP-002 deny"},
		"a base image":                    {with(tree("MIT"), inventory.KindBaseImage, inventory.RelRuntime, "GPL-2.0-only"), "CMP-001 conditional"},
		"clean":                           {with(tree("MIT", use("src", "a.c", "MIT", 9), use(".", "x.c", "BSD-2-Clause", 1)), dep, inventory.RelStatic, "Apache-2.0"), ""},
		"a GPL script that builds":        {tree("MIT", use("m4", "x.m4", "GPL-3.0-only", 1)), "CMP-001 conditional"},
		"texts gathered for a release":    {tree("MIT", use("third_party/license_files/lamp", "COPYING", "GPL-2.0-only", 1)), "CMP-001 conditional"},
		"a GPL page in a permissive tree": {tree("MIT", use("src", "README.md", "GPL-3.0-only", 1)), "CMP-001 conditional"},
	} {
		d, err := Evaluate(c.inv, load(t), Case{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range d.Verdicts {
			if strings.HasPrefix(v.Rule, "CMP") && v.Decision != Allow {
				got = append(got, v.Rule+" "+v.Decision)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %q", name, got, c.want)
		}
	}
}

// One verdict speaks of all that stands against a licence. A baseline knows what is left of it when one
// of them goes, and not what comes.
func TestBaselineOfLicencesTogether(t *testing.T) {
	t.Parallel()
	tree := func(ids ...string) *inventory.Inventory {
		inv := &inventory.Inventory{Schema: "1", Packages: []inventory.Package{{ID: "root", Kind: inventory.KindRoot}}, Summary: inventory.Summary{DeclaredRoot: "MIT"}}
		for _, id := range ids {
			inv.Summary.Usages = append(inv.Summary.Usages, inventory.Usage{Path: "src", First: "src/" + id + ".c", Expression: id, Files: 1, Line: 1})
		}
		return inv
	}
	const a, b, c = "GPL-2.0-only", "GPL-3.0-only", "LicenseRef-scancode-itu-t-gpl"
	together := func(d *Decision) (open, all int) {
		for _, v := range d.Verdicts {
			if v.Rule == "CMP-002" {
				if all++; v.Decision == Deny {
					open++
				}
			}
		}
		return open, all
	}
	decide := func(inv *inventory.Inventory, known *Baseline) *Decision {
		d, err := Evaluate(inv, load(t), Case{Baseline: known})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, x := range map[string]struct {
		before, after []string
		open          bool
	}{
		"the same":       {[]string{a, b, c}, []string{a, b, c}, false},
		"one goes":       {[]string{a, b, c}, []string{a, b}, false},
		"the other goes": {[]string{a, b, c}, []string{a, c}, false},
		"one comes":      {[]string{a, b}, []string{a, b, c}, true},
		"another":        {[]string{a, b}, []string{a, c}, true},
	} {
		data, err := json.Marshal(decide(tree(x.before...), nil))
		if err != nil {
			t.Fatal(err)
		}
		known, err := ReadBaseline("known.json", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if open, all := together(decide(tree(x.after...), known)); all == 0 || open > 0 != x.open {
			t.Errorf("%s: %d of %d open", name, open, all)
		}
	}
}

// Every path that the table names decides something, and the policy's own classes come first.
func TestRelationOfPlaces(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte("version: 1\npolicy: {id: p, version: \"1\", extends: default}\npaths: [{path: \"tests/lib/**\", relation: own, reason: shipped}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	facts := new(rule.Facts)
	if err := p.compatibility(facts); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"tests/lib/a.c": "own", "tests/a.c": "test", "a/b.c": "own", "a_test.go": "test", "docs/x": "doc", "x.md": "doc", "NOTICE.txt": "doc", "third_party/z/z.c": "vendored", "vendor/z/README.md": "doc", "vendor/z/LICENSE.docs": "doc", "vendor/z/LICENSE": "vendored", "i/x.png": "media", "m4/x": "aggregate", "configure": "aggregate", "tools/x.c": "own", "3rdPartyLicenses/x.txt": "doc", "installer/gpl.txt": "doc", "installer/gplayer.txt": "own", "src/licence.c": "own"} {
		if got, _ := facts.Relation(at); got != want {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
}
