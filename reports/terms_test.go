package reports

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// Every id of the list comes out as an expression that parses and names only
// listed ids that the readers know, or LicenseRefs whose words are carried.
func TestEveryIDIsWritable(t *testing.T) {
	t.Parallel()
	exprs := []string{"no such thing", "MIT WITH Nobody-exception", "Proprietary", "LicenseRef-x WITH Classpath-exception-2.0", "MIT OR (OSSP AND ISC)", "MIT+", "LicenseRef-a_b", "LicenseRef-foo+", "MIT AND NOASSERTION", "NONE OR MIT", "DocumentRef-x:LicenseRef-y", "AdditionRef-x", "LicenseRef-"}
	for _, l := range spdx.Licenses() {
		exprs = append(exprs, l.ID)
	}
	for _, e := range spdx.Exceptions() {
		exprs = append(exprs, "GPL-2.0-only WITH "+e.ID)
	}
	x := newExtracted(beyondReaders)
	for _, in := range exprs {
		e, err := spdx.Parse(x.valid(in, "words"))
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if u := e.Unknown(); len(u) > 0 {
			t.Errorf("%s became %s, which names unknown %v", in, e, u)
		}
		e.Leaves(func(l spdx.Expr) {
			if l.Plus || strings.ContainsAny(l.ID, "_:") || l.ID == "NONE" || l.ID == "NOASSERTION" {
				t.Errorf("%s became %s, which readers refuse", in, e)
			}
			if beyondReaders[l.ID] || beyondReaders[l.Exception] {
				t.Errorf("%s became %s, which readers refuse", in, e)
			}
			if len(l.ID) > 11 && l.ID[:11] == "LicenseRef-" && x.text[l.ID] == "" {
				t.Errorf("%s became %s without its words", in, e)
			}
		})
	}
}

// The ids that CycloneDX does not enumerate are those of the list that its schema lacks.
func TestYoungIDs(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../testdata/schema/spdx.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct{ Enum []string }
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for _, l := range spdx.Licenses() {
		if youngIDs[l.ID] == slices.Contains(schema.Enum, l.ID) {
			t.Errorf("%s: young is %v", l.ID, youngIDs[l.ID])
		}
	}
}
