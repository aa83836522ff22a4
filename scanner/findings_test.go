package scanner

import (
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
