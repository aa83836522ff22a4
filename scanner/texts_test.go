package scanner

import (
	"slices"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// Texts are the ones that stand there; a file of LICENSES must be what it is named after.
func TestLicenceTexts(t *testing.T) {
	t.Parallel()
	text := func(id, how string, coverage float64, size int) inventory.License {
		return inventory.License{Expression: id, How: how, Coverage: coverage, Start: 0, End: size}
	}
	for _, c := range []struct {
		path    string
		license inventory.License
		held    bool
		reason  string
	}{
		{"LICENSES/MIT.txt", text("MIT", inventory.HowExact, 1, 1000), true, ""},
		{"LICENSES/MIT.txt", text("ISC", inventory.HowExact, 1, 700), true, "named MIT, and it holds ISC"},
		{"LICENSES/MIT.txt", text("MIT", inventory.HowVariant, 0.95, 990), true, "named MIT, and words of the text are missing or added"},
		{"LICENSES/MIT.txt", text("MIT", inventory.HowReference, 0, 20), false, "named MIT, and the text of that licence does not stand in it"},
		{"LICENSES/GPL-2.0-or-later.txt", text("GPL-2.0-only", inventory.HowExact, 1, 18000), true, ""},
		{"licenses/mit.txt", text("MIT", inventory.HowExact, 1, 1000), true, ""},
		{"licenses/gpl-2.0.txt", text("GPL-2.0", inventory.HowExact, 1, 18000), true, ""},
		{"LICENSES/LicenseRef-ours.txt", text("MIT", inventory.HowExact, 1, 1000), true, ""},
		{"epl-v20", text("EPL-2.0", inventory.HowExact, 1, 14000), true, ""},
		{"src/a.c", text("Apache-2.0", inventory.HowExact, 1, 600), false, ""}, // its notice
		{"src/a.c", text("MIT", inventory.HowExact, 1, 1000), true, ""},
		{"src/a.c", text("MIT", inventory.HowVariant, 0.5, 500), false, ""},
	} {
		a := &assembly{held: map[string]bool{}, c: new(collected), inv: &inventory.Inventory{}}
		a.findings.byID = map[string]*inventory.Finding{}
		a.licenceTexts(&inventory.File{Path: c.path, Kind: "text", Mode: inventory.ModeFile, Licenses: []inventory.License{c.license}})
		a.reportTexts()
		reason := ""
		for _, f := range a.findings.byID {
			reason = f.Reason
		}
		if slices.Contains(a.inv.Summary.Texts, plain(c.license.Expression)) != c.held || reason != c.reason {
			t.Errorf("%s with %+v: texts %v, %q; want %v, %q", c.path, c.license, a.inv.Summary.Texts, reason, c.held, c.reason)
		}
	}
}

// Files that nothing applies to are one finding, and none where the tree has no licence at all.
func TestFilesWithoutTerms(t *testing.T) {
	t.Parallel()
	for _, without := range []bool{false, true} {
		a := &assembly{held: map[string]bool{}, c: new(collected), inv: &inventory.Inventory{}}
		a.findings.byID = map[string]*inventory.Finding{}
		if without {
			a.findings.add(inventory.Finding{Kind: inventory.FindNoLicense, Path: "."}, "root")
		}
		for _, p := range []string{"src/a.c", "src/b.c", "README.md"} {
			a.bareFile(&inventory.File{Path: p, Kind: "text", Size: 9}, nil)
		}
		a.bareFile(&inventory.File{Path: "src/c.c", Kind: "text", Size: 9, Detected: "MIT"}, nil)
		a.bareFile(&inventory.File{Path: "src/d.c", Kind: "text", Size: 9}, make([]terms, 1))
		a.reportTexts()
		var got *inventory.Finding
		for _, f := range a.findings.byID {
			if f.Kind == inventory.FindNoTerms {
				got = f
			}
		}
		if without && got != nil || !without && (got == nil || got.Count != 2 || got.Path != "src" || len(got.Locations) != 2) {
			t.Errorf("without a licence %v: %+v", without, got)
		}
	}
}
