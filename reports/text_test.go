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

// TestClausesOfOneTextAreToldTogether: what one text takes away in several ways is one line with its words below it, but for what is decided
// otherwise, stands in other files, or is asked for with -v.
func TestClausesOfOneTextAreToldTogether(t *testing.T) {
	t.Parallel()
	d := &Document{Inventory: &inventory.Inventory{}, Decision: &policy.Decision{Result: policy.Deny}}
	add := func(decision, reason, words string, paths ...string) {
		v := policy.Verdict{ID: fmt.Sprintf("LIC-004-%d", len(d.Decision.Verdicts)), Rule: "LIC-004", Name: "clause", Decision: decision, Reason: reason, Text: words, Count: len(paths)}
		v.Subject.Path = "src"
		for _, p := range paths {
			v.Locations = append(v.Locations, inventory.Location{Path: p, Line: len(d.Decision.Verdicts) + 1})
		}
		d.Decision.Verdicts = append(d.Decision.Verdicts, v)
	}
	add(policy.Deny, "research only, in terms that match no known licence", "for research", "a", "b")
	add(policy.Deny, "no commerce, in terms that match no known licence; MIT says otherwise", "not for trade", "a", "b")
	add(policy.Deny, "no change", "as it is", "a", "c")
	add(policy.Review, "no patents", "none of them", "a", "b")
	for verbose, want := range map[bool]string{
		false: "deny    LIC-004  src  clause: research only, in terms that match no known licence (2 places)\n        “for research”\n        and no commerce: “not for trade”\n" +
			"deny    LIC-004  src  clause: no change (2 places)\n        “as it is”\nreview  LIC-004  src  clause: no patents (2 places)\n        “none of them”\n",
		true: "        “not for trade”\n",
	} {
		d.Verbose = verbose
		var b strings.Builder
		if err := text.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("verbose %v:\n%s\nwant\n%s", verbose, b.String(), want)
		}
	}
}
