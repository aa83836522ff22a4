package policy

import (
	"fmt"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/policy/rule"
)

// CompatTable is the embedded table of answers, with the OSADL matrix.
func CompatTable() (*compat.Table, error) {
	t := compatTable()
	return t, t.Compare(compat.OSADL)
}

// Compat answers questions with the facets and the forms of distribution of the policy.
func (p *Policy) Compat() (*compat.Engine, *compat.Table, error) {
	t, err := CompatTable()
	if err != nil {
		return nil, nil, fmt.Errorf("policy: %w", err)
	}
	facts := &rule.Facts{Facets: p.facetTable()}
	return compat.New(t, func(id string) compat.Terms {
		f := facts.FacetsOf(id)
		return compat.Terms{OSD: string(f.OSD), Copyleft: f.Copyleft, Patent: f.Patent}
	}, p.Distribution), t, nil
}

// compatibility gives the checks what they need to ask about compatibility.
func (p *Policy) compatibility(facts *rule.Facts) error {
	e, t, err := p.Compat()
	if err != nil {
		return err
	}
	facts.Compat = e.Ask
	type answer struct {
		relation string
		said     bool
	}
	kept := map[string]answer{} // several checks ask about the same places
	facts.Relation = func(at string) (string, bool) {
		if a, ok := kept[at]; ok {
			return a.relation, a.said
		}
		relation, said := p.relationOf(t, at)
		kept[at] = answer{relation, said}
		return relation, said
	}
	return nil
}

// relationOf says what the files at a path are to the product, and whether the policy itself says so.
func (p *Policy) relationOf(t *compat.Table, at string) (string, bool) {
	if i := slices.IndexFunc(p.paths, func(c pathClass) bool {
		ok, _ := doublestar.Match(c.Path, at)
		return ok
	}); i >= 0 {
		return p.paths[i].Relation, true
	}
	for _, place := range t.Paths {
		if ok, _ := doublestar.Match(place.Glob, at); ok {
			return place.Relation, false
		}
	}
	return "own", false
}
