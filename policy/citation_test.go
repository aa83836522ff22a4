package policy

import "testing"

// What is cited is what facets.yaml answers, for the licences that occur in practice.
func TestCitationsAreOfTheFacets(t *testing.T) {
	t.Parallel()
	p := load(t)
	all, err := Citations("")
	if err != nil {
		t.Fatal(err)
	}
	licences := map[string]bool{}
	for _, c := range all {
		f := p.Facets(c.ID)
		if c.Facet == "exception" {
			continue
		}
		licences[c.ID] = true
		if want := map[string]string{"osd": string(f.OSD), "copyleft": f.Copyleft, "patent": f.Patent}[c.Facet]; want != "" && want != c.Is {
			t.Errorf("%s: %s is cited as %s, facets.yaml says %s", c.ID, c.Facet, c.Is, want)
		}
	}
	if len(licences) < 150 {
		t.Errorf("%d licences have citations, want 150", len(licences))
	}
	if one, err := Citations("MIT"); err != nil || len(one) < 5 {
		t.Errorf("MIT: %v, %v", one, err)
	}
}
