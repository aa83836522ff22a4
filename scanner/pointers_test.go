package scanner

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// A pointer may mean a file beside it or above, a directory, a file at an address of this tree's own, or the file that it stands in.
func TestResolvePointers(t *testing.T) {
	t.Parallel()
	a := &assembly{inv: &inventory.Inventory{}, info: source.Info{Name: "lamp"}, c: &collected{
		paths: map[string]string{"LICENSE": "", "src/COPYING.md": "", "LICENSES/MIT.txt": "", "src/a.c": ""},
		dirs:  map[string]bool{"LICENSES": true, "src": true},
	}}
	for _, c := range []struct{ from, target, want string }{
		{"src/a.c", "COPYING", "src/COPYING.md"},
		{"src/a.c", "LICENSE", "LICENSE"},
		{"src/a.c", "LICENSES", "LICENSES"},
		{"src/a.c", "NOTICE", ""},
		{"src/a.c", "https://code.example.org/team/lamp/blob/main/LICENSE", "LICENSE"},
		{"src/a.c", "https://code.example.org/group/team/lamp/-/blob/v1.2/src/COPYING.md", "src/COPYING.md"},
		{"src/a.c", "https://code.example.org/team/wheel/blob/main/LICENSE", ""},
		{"src/a.c", "https://code.example.org/LICENSE", ""},
		{"src/COPYING.md", "COPYING", "itself"},
	} {
		row := &inventory.File{Path: c.from, Pointers: []inventory.Pointer{{Target: c.target}}}
		a.resolvePointers(row)
		got := "itself"
		if len(row.Pointers) > 0 {
			got = row.Pointers[0].Path
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.target, c.from, got, c.want)
		}
	}
}

// A file that sends to the text of a GNU licence is under the versions that the root declares.
func TestAsDeclared(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ root, text, want string }{
		{"GPL-3.0-or-later AND MIT", "GPL-3.0-only", "GPL-3.0-or-later"},
		{"GPL-3.0-or-later AND GPL-3.0-only", "GPL-3.0-only", "GPL-3.0-only"},
		{"GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-only"},
		{"LGPL-2.1-or-later", "GPL-2.0-only AND LGPL-2.1-only", "GPL-2.0-only AND LGPL-2.1-or-later"},
		{"", "GPL-2.0-only", "GPL-2.0-only"},
	} {
		a := &assembly{inv: &inventory.Inventory{}}
		a.inv.Summary.DeclaredRoot = c.root
		e, err := spdx.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.asDeclared(e).String(); got != c.want {
			t.Errorf("%s below %s: %s, want %s", c.text, c.root, got, c.want)
		}
	}
}
