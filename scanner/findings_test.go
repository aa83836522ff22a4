package scanner

import (
	"fmt"
	"slices"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// TestNotDeclared: what the root declares covers its own licences, and what may be taken in a later version that it names.
func TestNotDeclared(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ root, part, want string }{
		{"GPL-2.0-only", "GPL-2.0-or-later", ""},
		{"GPL-2.0-only", "GPL-1.0-or-later", ""},
		{"GPL-2.0-only", "GPL-3.0-or-later", "GPL-3.0-or-later"},
		{"GPL-3.0-only", "GPL-2.0-only", "GPL-2.0-only"},
		{"GPL-3.0-only", "LGPL-2.1-or-later", "LGPL-2.1-or-later"},
		{"GPL-2.0-or-later", "GPL-2.0-or-later WITH Classpath-exception-2.0", ""},
		{"GPL-2.0-or-later", "GPL-2.0-or-later WITH LicenseRef-own", "GPL-2.0-or-later WITH LicenseRef-own"},
		{"GPL-3.0-only", "GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"},
		{"GPL-2.0-only WITH Classpath-exception-2.0", "GPL-1.0-or-later", "GPL-1.0-or-later"},
		{"MIT", "ISC OR MIT", ""},
		{"MIT", "ISC AND MIT", "ISC"},
		{"MIT", "(GPL-2.0-only OR ISC) AND MIT", "GPL-2.0-only OR ISC"},
	} {
		a := &assembly{declared: leafSet{}}
		root, err1 := spdx.Parse(c.root)
		part, err2 := spdx.Parse(c.part)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		a.declared.add(root)
		if got := a.notDeclared(part).String(); got != c.want {
			t.Errorf("%s below %s: %q is not declared, want %q", c.part, c.root, got, c.want)
		}
	}
}

// TestTextAlone: a file of any name may be a licence's text, with a preface.
func TestTextAlone(t *testing.T) {
	t.Parallel()
	text := inventory.License{Expression: "MIT", How: inventory.HowExact, Start: 50, End: 1000}
	for _, c := range []struct {
		size int64
		how  string
		want bool
	}{{1000, inventory.HowExact, true}, {2000, inventory.HowExact, false}, {1000, inventory.HowVariant, false}} {
		text.How = c.how
		if got := textAlone(&inventory.File{Size: c.size, Licenses: []inventory.License{text}}); got != c.want {
			t.Errorf("%s in %d bytes: %v", c.how, c.size, got)
		}
	}
}

// TestSends: a passage that only says where its terms stand is told by what stands there.
func TestSends(t *testing.T) {
	t.Parallel()
	row := &inventory.File{Pointers: []inventory.Pointer{{Start: 40, End: 60, Path: "art/LICENSE"}, {Start: 400, End: 410}}}
	for _, c := range []struct {
		start, end int
		want       bool
	}{{0, 70, true}, {0, 50, false}, {0, 350, false}, {390, 420, false}} {
		if got := sends(row, inventory.Unidentified{Start: c.start, End: c.end}); got != c.want {
			t.Errorf("%d to %d: %v", c.start, c.end, got)
		}
	}
}

// TestClausesOfOneText: what a text beyond the list says, word for word there, is one finding of a kind for all files.
func TestClausesOfOneText(t *testing.T) {
	t.Parallel()
	a := &assembly{findings: findings{byID: map[string]*inventory.Finding{}}}
	row := func(p string) *inventory.File {
		return &inventory.File{Path: p, Status: inventory.StatusRead,
			Licenses: []inventory.License{{Expression: "LicenseRef-lamp", Template: "LicenseRef-lamp", How: inventory.HowExact, Start: 0, End: 500}},
			Clauses: []inventory.Clause{
				{Facet: "field-of-use", Text: "for use with lamps of " + p, Start: 10, End: 40, Line: 1},
				{Facet: "field-of-use", Text: "for no other products than " + p, Start: 50, End: 90, Line: 2},
				{Facet: "not-sold", Text: "must not be sold", Start: 600, End: 620, Line: 9},
			}}
	}
	for _, p := range []string{"a.c", "b.c"} {
		a.rowFindings(row(p), spdx.Expr{})
	}
	var got []string
	for _, f := range a.findings.sorted() {
		got = append(got, fmt.Sprint(f.Facet, " ", len(f.Locations), " ", f.Text))
	}
	if want := []string{"not-sold 2 must not be sold", "field-of-use 2 for use with lamps of a.c"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
