package main

import (
	"os"
	"slices"
	"testing"

	"github.com/licit-compliance/licit/reports/artifacts"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Every text of the SPDX list is held against its id and found to be it, but for two: the engine
// reads one as a variant and half of the other. The test needs the data of the list in the Go module cache.
func TestListTextsAreThemselves(t *testing.T) {
	t.Parallel()
	get, err := registry.ListTexts(t.Context(), registry.Options{Env: os.Getenv})
	if err != nil {
		t.Skip(err)
	}
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	read, _ := reading(engine)
	var others []string
	for _, row := range slices.Concat(spdx.Licenses(), spdx.Exceptions()) {
		if row.Deprecated {
			continue
		}
		data, err := get(row.ID)
		if err != nil {
			t.Error(err)
			continue
		}
		found := false
		for _, l := range read(data).Licences {
			e, err := spdx.Parse(l.Expression)
			if err != nil || !l.Exact || !l.Text {
				continue
			}
			e.Leaves(func(leaf spdx.Expr) {
				found = found || artifacts.SameText(leaf.ID, row.ID) || leaf.Exception == row.ID
			})
		}
		if !found {
			others = append(others, row.ID)
		}
	}
	if want := []string{"CECILL-1.0", "NCBI-PD"}; !slices.Equal(others, want) {
		t.Errorf("not found to be themselves: %v, want %v", others, want)
	}
}
