package sbom

import "testing"

// The text of a GNU licence is of the versions that the root declares; a file of the work is what it says.
func TestMeant(t *testing.T) {
	t.Parallel()
	for _, c := range [][4]string{
		{"COPYING", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-2.0-or-later"},
		{"doc/LICENSE.LGPL", "LGPL-2.1-only", "GPL-2.0-or-later AND LGPL-2.1-or-later", "LGPL-2.1-or-later"},
		{"COPYING", "GPL-2.0-only", "GPL-3.0-or-later", "GPL-2.0-only"},
		{"COPYING", "GPL-2.0-only", "GPL-2.0-only", "GPL-2.0-only"},
		{"src/a.c", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-2.0-only"},
		{"LICENSE", "MIT", "MIT", "MIT"},
		{"LICENSE", "see there", "MIT", "see there"},
	} {
		if got := meant(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%s, %s under %s: %s, want %s", c[0], c[1], c[2], got, c[3])
		}
	}
}
