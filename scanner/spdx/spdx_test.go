package spdx

import (
	"strings"
	"testing"
)

func TestParsePrint(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"MIT", "MIT"},
		{"mit", "MIT"},
		{"apache-2.0 or mit", "Apache-2.0 OR MIT"},
		{"MIT AND (Apache-2.0 OR BSD-3-Clause)", "MIT AND (Apache-2.0 OR BSD-3-Clause)"},
		{"(MIT)", "MIT"},
		{"MIT AND Apache-2.0 OR ISC", "MIT AND Apache-2.0 OR ISC"},
		{"GPL-2.0+", "GPL-2.0+"},
		{"gpl-2.0-only with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"},
		{"MPL-1.1+", "MPL-1.1+"},
		{"LicenseRef-a WITH AdditionRef-b", "LicenseRef-a WITH AdditionRef-b"},
		{"DocumentRef-x:LicenseRef-y", "DocumentRef-x:LicenseRef-y"},
		{"NOASSERTION", "NOASSERTION"},
	} {
		e, err := Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
		} else if got := e.String(); got != c.want {
			t.Errorf("Parse(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	for _, in := range []string{"", "MIT AND", "AND MIT", "(MIT", "MIT)", "MIT Apache-2.0", "MIT/Apache-2.0", "MIT WITH", "GPL-2.0 +", "MIT And ISC", strings.Repeat("(", 5000)} {
		if e, err := Parse(in); err == nil {
			t.Errorf("Parse(%.20q) = %q, want an error", in, e)
		}
	}
}

func TestThis(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{"LPPL-1.3c+": "LPPL-1.3c", "LPPL-1.3c": "LPPL-1.3c", "GPL-2.0+": "GPL-2.0+", "LicenseRef-x+": "LicenseRef-x"} {
		if got := This(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestNormal(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"MIT OR (Apache-2.0 OR MIT)":       "Apache-2.0 OR MIT",
		"MIT AND MIT":                      "MIT",
		"(ISC OR MIT) AND (MIT OR ISC)":    "ISC OR MIT",
		"Zlib AND (MIT AND BSD-3-Clause)":  "BSD-3-Clause AND MIT AND Zlib",
		"MIT AND (Zlib OR (ISC AND 0BSD))": "(0BSD AND ISC OR Zlib) AND MIT",
	} {
		e, err := Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Normal().String(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Every deprecated id must have a successor that parses to current ids, so
// that no conclusion ever carries a withdrawn id by accident.
func TestCurrentCoversTheList(t *testing.T) {
	t.Parallel()
	if len(Licenses()) < 700 || len(Exceptions()) < 80 {
		t.Fatalf("the list is short: %d licences, %d exceptions", len(Licenses()), len(Exceptions()))
	}
	for _, l := range Licenses() {
		e, err := Parse(Current(l.ID))
		if err != nil {
			t.Errorf("%s: %v", l.ID, err)
			continue
		}
		if u := e.Unknown(); len(u) > 0 {
			t.Errorf("%s becomes %s, which names unknown %v", l.ID, e, u)
		}
		e.Leaves(func(leaf Expr) {
			if row, _ := License(leaf.ID); row.Deprecated && leaf.ID != "Net-SNMP" {
				t.Errorf("%s becomes %s, still deprecated", l.ID, leaf.ID)
			}
		})
	}
}

// Forty OR clauses under one AND: an evaluator that expands to normal forms
// needs 2^40 steps.
func TestSatisfiedIsLinear(t *testing.T) {
	t.Parallel()
	e, err := Parse(strings.TrimSuffix(strings.Repeat("(MIT OR Apache-2.0) AND ", 40), " AND "))
	if err != nil {
		t.Fatal(err)
	}
	visits := 0
	ok := e.Satisfied(func(l Expr) bool { visits++; return l.ID == "Apache-2.0" })
	if !ok || visits != 80 {
		t.Errorf("satisfied %v after %d visits, want true after 80", ok, visits)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"MIT", "(MIT OR GPL-2.0+) AND LicenseRef-x WITH Classpath-exception-2.0", "((((", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(e.String())
		if err != nil || again.String() != e.String() {
			t.Fatalf("%q printed as %q, which reads as %q, %v", s, e, again, err)
		}
		n := e.Normal()
		if n.Normal().String() != n.String() {
			t.Fatalf("%q: Normal is not idempotent", s)
		}
	})
}
