package reports

import "github.com/licit-compliance/licit/scanner/inventory"

// apart lists the packages of the tree itself that no edge leads to from its root or from another such package: members
// of a workspace, modules, parts in other languages. The tree holds them, and an SBOM has to say so. Of members that ask for
// one another in a circle it has one.
func apart(inv *inventory.Inventory, root string) []string {
	own := map[string]bool{}
	for _, p := range inv.Packages {
		own[p.ID] = p.Kind == inventory.KindWorkspace || p.ID == root
	}
	next, asked := make(map[string][]string, len(inv.Packages)), map[string]bool{}
	for _, e := range inv.Dependencies {
		next[e.From] = append(next[e.From], e.To)
		asked[e.To] = asked[e.To] || own[e.From] && e.From != e.To
	}
	seen := make(map[string]bool, len(inv.Packages))
	visit := func(from string) {
		queue := []string{from}
		for len(queue) > 0 {
			id := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			if !seen[id] {
				seen[id] = true
				queue = append(queue, next[id]...)
			}
		}
	}
	visit(root)
	var out []string
	for _, circles := range []bool{false, true} {
		for _, p := range inv.Packages {
			if p.Kind == inventory.KindWorkspace && !seen[p.ID] && (circles || !asked[p.ID]) {
				out = append(out, p.ID)
				visit(p.ID)
			}
		}
	}
	return out
}
