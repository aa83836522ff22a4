package license

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// TestNames writes every licence of the list in the ways in which texts name one: by its name in a sentence and as a
// value, by its id in the forms of manifests, tags, badges and addresses.
func TestNames(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	before := "It was written for a workshop and is kept up by the few people who use it day by day at work, at home and in between.\n"
	forms := []struct {
		name, before, after string
		byName              bool
		dashes              bool
		missed              int // how many may be missed
	}{
		{"sentence", before + "Licensed under the ", ".\n", true, false, 18},
		{"value", "Name: thing\nVersion: 1.2\nLicense: ", "\n", true, false, 16},
		{"sentence by id", before + "This library is distributed under the ", " license.\n", false, false, 2},
		{"value by id", "Name: thing\nLicense: ", "\n", false, false, 0},
		{"JSON", "{\n \"name\": \"thing\",\n \"license\": \"", "\"\n}\n", false, false, 0},
		{"XML", "<package>\n <license type=\"expression\">", "</license>\n</package>\n", false, false, 0},
		{"comment", "/**\n * @author Someone\n * @license ", "\n */\n", false, false, 0},
		{"TOML", "[package]\nname = \"thing\"\nlicense = \"", "\"\n", false, false, 0},
		{"tag", "// SPDX-License-Identifier: ", "\n", false, false, 0},
		{"page of the list", "see <https://spdx.org/licenses/", ".html>.\n", false, false, 0},
		{"text of the list", "https://raw.githubusercontent.com/spdx/license-list-data/main/text/", ".txt\n", false, false, 0},
		{"badge", "[![License](https://img.shields.io/badge/license-", "-blue.svg)](LICENSE)\n", false, true, 0},
	}
	for _, f := range forms {
		missed := 0
		for _, row := range spdx.Licenses() {
			if row.Deprecated {
				continue
			}
			said := row.ID
			if f.byName {
				said = row.Name
			}
			if f.dashes {
				said = strings.ReplaceAll(said, "-", "--")
			}
			if got := expressions(e, f.before+said+f.after); !slices.Equal(got, []string{row.ID}) {
				if missed++; missed > f.missed {
					t.Errorf("%s: %q is %v, not %s", f.name, said, got, row.ID)
				}
			}
		}
		if missed < f.missed {
			t.Errorf("%s: %d missed, expected %d", f.name, missed, f.missed)
		}
	}
}

// TestSayings reads lines as people write them, and addresses that they give: see the heads of the files.
func TestSayings(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"testdata/notices.tsv", "testdata/addresses.tsv"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			said, want, ok := strings.Cut(line, "\t")
			if !ok {
				t.Fatalf("%s:%d: no tab", name, n+1)
			}
			if got := strings.Join(expressions(e, said+"\n"), " ; "); got != want {
				t.Errorf("%s:%d: %q is %q, not %q", name, n+1, said, got, want)
			}
		}
	}
}

// expressions returns what a text says, without clues, in order.
func expressions(e *Engine, text string) []string {
	var out []string
	for _, m := range e.Scan([]byte(text)).Matches {
		if m.How == Clue {
			continue
		}
		if x, err := spdx.Parse(m.Expression); err == nil {
			out = append(out, x.Currentise().Normal().String())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
