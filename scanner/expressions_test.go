package scanner

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// What a package declares and what its files hold are in conflict where they are different licences, and not
// where they are printings or forms of one.
func TestRelated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		declared, held string
		want           bool
	}{
		{"Python-2.0", "Python-2.0.1", true},
		{"GPL-2.0-only", "GPL-2.0-or-later", true},
		{"MIT OR Apache-2.0", "Apache-2.0", true},
		{"GPL-2.0-only", "GPL-3.0-only", false},
		{"LGPL-2.0-only", "LGPL-2.1-only", false},
		{"BSD-2-Clause", "BSD-3-Clause", false},
	} {
		a, err := spdx.Parse(c.declared)
		if err != nil {
			t.Fatal(err)
		}
		b, err := spdx.Parse(c.held)
		if err != nil {
			t.Fatal(err)
		}
		if got := related(a, b); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.declared, c.held, got, c.want)
		}
	}
}
