package vendored

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// One of several licences at the root stays the project's where its files name none, and always the same one.
func TestProjectLicencesAreTheSame(t *testing.T) {
	in := Input{Leaves: []string{"BSD-3-Clause", "MIT"}}
	for i := range 60 {
		in.Files = append(in.Files, File{Path: fmt.Sprintf("src/f%d.c", i), Holders: []string{"Lamp Works"}})
	}
	for range 20 {
		s := &search{in: in, claimed: make([]bool, len(in.Files))}
		if got := slices.Sorted(maps.Keys(s.projectLicences(nameSet{holderKey("Lamp Works"): true}))); !slices.Equal(got, []string{"MIT"}) {
			t.Fatal(got)
		}
	}
}
