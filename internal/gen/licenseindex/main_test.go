package main

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
)

func TestParse(t *testing.T) {
	t.Parallel()
	parts, err := parse(`<<beginOptional>>The Title<<endOptional>> One <<var;name="b";original="1.";match=".{0,20}">> two <<var;name="v";original="are";match="are|is">> three`)
	if err != nil {
		t.Fatal(err)
	}
	want := []uint16{index.OptBegin, 0, index.OptEnd, 0, index.Slot + 4, 0, index.AltBegin, 0, index.AltOr, 0, index.AltEnd, 0}
	if len(parts) != len(want) {
		t.Fatalf("%d parts, want %d: %v", len(parts), len(want), parts)
	}
	for i, p := range parts {
		if p.Op != want[i] || (p.Op == 0) != (len(p.Words) > 0) {
			t.Errorf("part %d is %v, want operation %#x", i, p, want[i])
		}
	}
	for _, bad := range []string{`a <<endOptional>>`, `a <<beginOptional>> b`} {
		if _, err := parse(bad); err == nil {
			t.Errorf("parse(%q) gives no error", bad)
		}
	}
}
