package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// What no edge leads to from the root or another part is held by the root; of a circle, one.
func TestApart(t *testing.T) {
	t.Parallel()
	inv := &inventory.Inventory{}
	for id, kind := range map[string]string{
		"root": inventory.KindRoot, "asked": inventory.KindWorkspace, "below": inventory.KindWorkspace, "alone": inventory.KindWorkspace,
		"circle-a": inventory.KindWorkspace, "circle-b": inventory.KindWorkspace, "itself": inventory.KindWorkspace, "dependency": inventory.KindDependency,
	} {
		inv.Packages = append(inv.Packages, inventory.Package{ID: id, Kind: kind})
	}
	slices.SortFunc(inv.Packages, func(a, b inventory.Package) int { return strings.Compare(a.ID, b.ID) })
	for _, e := range [][2]string{{"root", "asked"}, {"alone", "below"}, {"alone", "dependency"}, {"circle-a", "circle-b"}, {"circle-b", "circle-a"}, {"itself", "itself"}, {"asked", "dependency"}} {
		inv.Dependencies = append(inv.Dependencies, inventory.Dependency{From: e[0], To: e[1]})
	}
	if got, want := apart(inv, "root"), []string{"alone", "itself", "circle-a"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
