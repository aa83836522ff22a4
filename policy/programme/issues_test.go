package programme

import (
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// A file that cannot be read is told, on one line; one that only has the name is nobody's business.
func TestUnreadableProgramme(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"film: [a, b]\ndate: 2026-12-01\n":     "",
		"version: 1\nanwsers: []\nroels: []\n": "unknown key",
		"<<<<<<< HEAD\nversion: 1\n":           "programme.yaml: ",
		"version: 2\n":                         "this licit reads version: 1",
	} {
		inv := &inventory.Inventory{Files: new(inventory.Rows)}
		issues, err := Issues(inv, new(policy.Decision), func(string) rule.Facets { return rule.Facets{} }, []byte(text), Case{})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == "" && len(issues) > 0:
			t.Errorf("%q: %+v", text, issues)
		case want != "" && (len(issues) != 1 || issues[0].Check != "PRG-002" || !strings.Contains(issues[0].Reason, want) || strings.Contains(issues[0].Reason, "\n")):
			t.Errorf("%q: %+v, want %s", text, issues, want)
		}
	}
}
