package license

import (
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// templateText writes out the first template with an id, as one paragraph.
func templateText(t *testing.T, e *Engine, id string) string {
	for n := range e.data.index.Len() {
		if tpl := e.data.template(n); tpl.ID == id && tpl.Kind == index.Text {
			return strings.Join(written(tpl), " ")
		}
	}
	t.Fatalf("no template %s", id)
	return ""
}

// TestAround checks that what stands around or inside a licence and changes it is seen.
func TestAround(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	bsd, mit := templateText(t, e, "BSD-3-Clause"), templateText(t, e, "MIT")
	half := strings.Index(mit, "the above copyright")
	if half < 0 {
		t.Fatal("the MIT template has no second sentence")
	}
	for _, c := range []struct {
		name, text   string
		want, facets []string
	}{
		{"a preface reserves patents",
			"This code may be subject to rights of others, including patent rights, and no such rights are granted by this.\n\n" + bsd,
			[]string{"BSD-3-Clause"}, []string{PatentReserved}},
		{"a text alone has no clauses", bsd, []string{"BSD-3-Clause"}, nil},
		{"a condition that was put in makes another licence",
			mit[:half] + "neither the copies nor any work made from them may be used by companies with more than ten people " + mit[half:], nil, nil},
		{"a choice in the next paragraph", bsd + ".\n\nAlternatively, this software may be distributed under the terms of the GNU General Public License version 2.",
			[]string{"BSD-3-Clause OR GPL-2.0-only", "BSD-3-Clause OR GPL-2.0-only"}, nil},
		{"a licence beyond the list is not the one it was made from",
			"This table, and all that is derived from it, is subject to the \"ITU-T General Public License\".",
			[]string{"LicenseRef-scancode-itu-t-gpl"}, nil},
	} {
		r := e.Scan([]byte(c.text))
		var got, facets []string
		for _, m := range r.Matches {
			if m.How != Clue {
				got = append(got, m.Expression)
			}
		}
		for _, cl := range r.Clauses {
			facets = append(facets, cl.Facet)
		}
		if !slices.Equal(got, c.want) || !slices.Equal(facets, c.facets) {
			t.Errorf("%s: %q with clauses %q, want %q with %q", c.name, got, facets, c.want, c.facets)
		}
		if len(c.want) == 0 && len(r.Unidentified) == 0 {
			t.Errorf("%s: nothing is shown as unidentified", c.name)
		}
	}
}
