package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// TestVerdictsOfAKindAreToldTogether: what differs in its place only is one line, and every verdict with -v.
func TestVerdictsOfAKindAreToldTogether(t *testing.T) {
	t.Parallel()
	d := &Document{Inventory: &inventory.Inventory{}, Decision: &policy.Decision{Result: policy.Review}}
	add := func(rule, expression, path string) {
		v := policy.Verdict{ID: fmt.Sprintf("%s-%d", rule, len(d.Decision.Verdicts)), Rule: rule, Name: "name", Decision: policy.Review, Expression: expression}
		v.Subject.Path = path
		d.Decision.Verdicts = append(d.Decision.Verdicts, v)
	}
	for n := range 6 {
		add("LIC-010", "GPL-2.0-only", fmt.Sprintf("d%d", n))
	}
	add("LIC-010", "MIT", "e")
	add("LIC-006", "", "f1")
	add("LIC-006", "", "f2")
	add("LIC-006", "", "f3")
	for verbose, want := range map[bool]string{
		false: "review  LIC-010  d0  name GPL-2.0-only\n        the same at d1, d2, d3 and 2 more (licit scan -v)\nreview  LIC-010  e  name MIT\nreview  LIC-006  f1  name\nreview  LIC-006  f2  name\nreview  LIC-006  f3  name\n",
		true:  "review  LIC-010  d5  name GPL-2.0-only\nreview  LIC-010  e  name MIT\n",
	} {
		var b strings.Builder
		d.Verbose = verbose
		if err := writeText(&b, d); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) || !strings.Contains(b.String(), "10 verdicts to settle") {
			t.Errorf("verbose %v: %s", verbose, b.String())
		}
	}
}
