package policy

import (
	"slices"
	"testing"

	"github.com/licit-compliance/licit/scanner/spdx"
)

func duties(t *testing.T, p *Policy, expression, relation, form string, modified bool) []string {
	t.Helper()
	table, err := p.Obligations()
	if err != nil {
		t.Fatal(err)
	}
	e, err := spdx.Parse(expression)
	if err != nil {
		t.Fatal(err)
	}
	list, known := table.Of(e)
	if !known {
		return []string{"unknown"}
	}
	var out []string
	for _, o := range list {
		if o.Applies(relation, form, modified) {
			out = append(out, o.Duty.ID)
		}
	}
	return out
}

func TestObligations(t *testing.T) {
	t.Parallel()
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		expression, relation, form string
		modified                   bool
		want                       []string
	}{
		{"0BSD", "own", "binary", false, nil},
		{"MIT", "vendored", "binary", false, []string{"copyright-notice", "licence-text"}},
		{"MIT", "vendored", "saas", false, nil},
		{"Apache-2.0", "vendored", "binary", false, []string{"licence-text", "notice-file", "no-endorsement"}},
		{"Apache-2.0+", "vendored", "binary", false, []string{"licence-text", "notice-file", "no-endorsement"}},
		{"Apache-2.0", "vendored", "binary", true, []string{"licence-text", "state-changes", "notice-file", "no-endorsement"}},
		{"Zlib", "vendored", "binary", false, []string{"no-misrepresentation"}},
		{"GPL-2.0-only", "own", "source", false, []string{"copyright-notice", "licence-text", "same-licence"}},
		{"GPL-2.0-only WITH Classpath-exception-2.0", "runtime", "binary", false, []string{"copyright-notice", "licence-text", "same-licence", "source"}},
		{"LGPL-2.1-only", "dynamic", "binary", false, []string{"copyright-notice", "licence-text", "source", "relink"}},
		{"LGPL-2.1-only", "own", "binary", false, []string{"copyright-notice", "licence-text", "source"}},
		{"AGPL-3.0-only", "runtime", "saas", true, []string{"network-source"}},
		{"AGPL-3.0-only", "runtime", "saas", false, nil},
		{"TCL", "runtime", "binary", false, []string{"copyright-notice", "licence-text"}}, // by its family
		{"LicenseRef-of-nobody", "runtime", "binary", false, []string{"unknown"}},
	} {
		if got := duties(t, p, c.expression, c.relation, c.form, c.modified); !slices.Equal(got, c.want) {
			t.Errorf("%s %s %s modified=%v: %v, want %v", c.expression, c.relation, c.form, c.modified, got, c.want)
		}
	}
}

// A mistake in the table is found when it is read.
func TestObligationTableIsChecked(t *testing.T) {
	t.Parallel()
	good := func() obligationFile {
		return obligationFile{Version: 1, Duties: []Duty{{ID: "a", Title: "a", By: ByText}},
			Licences: []obligationGroup{{IDs: []string{"MIT"}, Rules: []obligationRule{{Duty: "a", Forms: []string{"source"}, Clause: "1"}}}}}
	}
	if f := good(); f.check() != nil {
		t.Fatal(f.check())
	}
	for name, spoil := range map[string]func(*obligationFile){
		"duty":    func(f *obligationFile) { f.Licences[0].Rules[0].Duty = "b" },
		"form":    func(f *obligationFile) { f.Licences[0].Rules[0].Forms = []string{"paper"} },
		"forms":   func(f *obligationFile) { f.Licences[0].Rules[0].Forms = nil },
		"clause":  func(f *obligationFile) { f.Licences[0].Rules[0].Clause = "" },
		"by":      func(f *obligationFile) { f.Duties[0].By = "magic" },
		"version": func(f *obligationFile) { f.Version = 2 },
	} {
		if f := good(); true {
			if spoil(&f); f.check() == nil {
				t.Errorf("%s: a mistake that check does not see", name)
			}
		}
	}
}

func TestBranch(t *testing.T) {
	t.Parallel()
	p, err := Parse("p.yaml", []byte(`version: 1
policy: {id: p, version: "1", title: t, extends: default}
choices:
  - {purl: "pkg:npm/x@*", given: "MIT OR GPL-2.0-only", choose: GPL-2.0-only, by: us, reason: r}
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ purl, expression, want string }{
		{"pkg:npm/x@1", "MIT OR GPL-2.0-only", "GPL-2.0-only"},
		{"pkg:npm/y@1", "GPL-2.0-only OR MIT", "MIT"},
		{"pkg:npm/y@1", "Apache-2.0 AND (GPL-2.0-only OR MPL-2.0)", "Apache-2.0 AND MPL-2.0"},
		{"pkg:npm/y@1", "LicenseRef-x OR GPL-3.0-only", "GPL-3.0-only"},
		{"pkg:npm/y@1", "MIT", "MIT"},
	} {
		e, why, err := p.Branch(c.purl, "", c.expression)
		if err != nil || e.String() != c.want {
			t.Errorf("%s of %s: %v (%v), want %s", c.expression, c.purl, e, err, c.want)
		}
		if (why == "") != (c.want == c.expression) {
			t.Errorf("%s: why is %q", c.expression, why)
		}
	}
}
