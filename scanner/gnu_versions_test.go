package scanner

import (
	"fmt"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// The files say which versions the text at the root is meant in, if enough of them do.
func TestVersionsMeant(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		later, only, silent int
		text, want          string
	}{
		"most say later":      {later: 8, silent: 12, text: "GPL-2.0-only", want: "GPL-2.0-or-later"},
		"few say later":       {later: 3, silent: 12, text: "GPL-2.0-only", want: "GPL-2.0-only"},
		"some say only":       {later: 12, only: 2, text: "GPL-2.0-only", want: "GPL-2.0-only"},
		"nobody says":         {silent: 9, text: "GPL-2.0-only", want: "GPL-2.0-only"},
		"beside another":      {later: 9, text: "GPL-2.0-only AND MIT", want: "GPL-2.0-or-later AND MIT"},
		"another version":     {later: 9, text: "GPL-3.0-only", want: "GPL-3.0-only"},
		"with its exception":  {later: 9, text: "GPL-2.0-only WITH Classpath-exception-2.0", want: "GPL-2.0-or-later WITH Classpath-exception-2.0"},
		"no version to speak": {later: 9, text: "MIT", want: "MIT"},
	} {
		v := versions{}
		add := func(n int, expr string) {
			for i := range n {
				row := &inventory.File{Path: fmt.Sprintf("%s/%d.c", expr, i), Kind: "text"}
				if expr != "" {
					row.Licenses = []inventory.License{{Expression: expr, How: inventory.HowVariant, Line: 3}, {Expression: expr, How: inventory.HowReference}}
				}
				v.count(row)
			}
		}
		add(c.later, "GPL-2.0-or-later")
		add(c.only, "GPL-2.0-only")
		add(c.silent, "")
		e, err := spdx.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got, at := v.meant(e)
		if got.String() != c.want || (len(at) > 0) != (c.text != c.want) || e.String() != c.text {
			t.Errorf("%s: got %s %v, want %s (from %s)", name, got, at, c.want, e)
		}
		if len(at) > 0 && (at[0] != inventory.Location{Path: "GPL-2.0-or-later/0.c", Line: 3}) {
			t.Errorf("%s: first is %v", name, at[0])
		}
	}
}
