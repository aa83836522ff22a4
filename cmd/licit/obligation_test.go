package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Every obligation of a licence cites words, and they stand in the licence's own text.
func TestObligationsCiteTheLicence(t *testing.T) {
	t.Parallel()
	pol, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	table, err := pol.Obligations()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	sign := regexp.MustCompile(`[^a-z0-9]+`)
	plain := func(s string) string {
		s = sign.ReplaceAllString(strings.ToLower(s), " ")
		s = strings.ReplaceAll(strings.ReplaceAll(s, "licence", "license"), "acknowledgement", "acknowledgment")
		return " " + strings.TrimSpace(s) + " "
	}
	for _, id := range table.Licences() {
		if _, listed := spdx.License(strings.TrimSuffix(id, "+")); !listed && !strings.HasPrefix(id, "LicenseRef-") {
			t.Errorf("%s is no id of the list", id)
		}
		list, known := table.Of(spdx.Expr{ID: id})
		if !known {
			t.Errorf("%s: not found by its own id", id)
		}
		text := engine.Template(id)
		// The ids of a GNU licence share its text; some templates are its notice only.
		stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(id, "+"), "-or-later"), "-only")
		for _, name := range []string{stem, stem + "-only", stem + "-or-later"} {
			text += " . " + engine.Template(name)
		}
		if len(text) < 200 && len(list) > 0 {
			t.Errorf("%s: no text to look in", id)
			continue
		}
		for _, o := range list {
			if o.Words == "" && !strings.Contains(o.Clause, "GPL") {
				t.Errorf("%s, %s: cites no words", id, o.Duty.ID)
			}
			if o.Words != "" && !strings.Contains(plain(text), plain(o.Words)) {
				t.Errorf("%s, %s: “%s” does not stand in the licence", id, o.Duty.ID, o.Words)
			}
		}
	}
}
