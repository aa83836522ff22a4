package license

import (
	"strings"
	"testing"
)

func TestOwn(t *testing.T) {
	t.Parallel()
	base, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := "Members of the rowing club may read these charts aboard and lend them to other members, and to nobody else."
	e, err := base.With([]Own{{ID: "LicenseRef-Club", Text: []byte(text), Facets: []string{NoRedistribution}}})
	if err != nil {
		t.Fatal(err)
	}
	if e.Version() == base.Version() {
		t.Error("own texts do not change the version")
	}
	r := e.Scan([]byte(strings.Repeat("int x;\n", 100) + "/*\n * " + strings.ReplaceAll(text, " ", "\n * ") + "\n */"))
	if len(r.Matches) != 1 || r.Matches[0].Expression != "LicenseRef-Club" || r.Matches[0].How != Exact {
		t.Errorf("matches %+v", r.Matches)
	}
	if len(r.Clauses) != 1 || r.Clauses[0].Facet != NoRedistribution {
		t.Errorf("clauses %+v", r.Clauses)
	}
	changed := e.Scan([]byte(strings.Replace(text, "nobody else", "anybody", 1)))
	if len(changed.Matches) != 1 || changed.Matches[0].How != Variant || len(changed.Matches[0].Missing) == 0 {
		t.Errorf("a changed text gives %+v", changed.Matches)
	}
	for _, bad := range []Own{{ID: "MIT", Text: []byte(text)}, {ID: "LicenseRef-x y", Text: []byte(text)}, {ID: "LicenseRef-x", Text: []byte("too short")}} {
		if _, err := base.With([]Own{bad}); err == nil {
			t.Errorf("%q with %d bytes is accepted", bad.ID, len(bad.Text))
		}
	}
}
