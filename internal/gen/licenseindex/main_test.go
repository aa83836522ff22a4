package main

import (
	"os"
	"path/filepath"
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

func TestProjects(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "projects.tsv")
	for table, ok := range map[string]bool{
		"github.com/a/b\tMIT\nwww.example.org/license.html\tMIT OR Zlib\n": true,
		"github.com/a/b MIT\n":                       false,
		"github.com/b/b\tMIT\ngithub.com/a/b\tMIT\n": false,
		"github.com/a/b\tMIT OR\n":                   false,
	} {
		if err := os.WriteFile(name, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		links, err := projects(name)
		if (err == nil) != ok {
			t.Errorf("%q: %v", table, err)
		}
		if ok && (len(links) != 2 || links[1] != (index.Link{Address: "example.org/license", Expression: "MIT OR Zlib"})) {
			t.Errorf("%q: %v", table, links)
		}
	}
}
