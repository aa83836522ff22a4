package ecosystem

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// Outside is what is known of packages that the tree does not hold. Where an ecosystem's lock
// file has no edges (Go) or there is none (Maven), they stand in the manifests of those packages.
type Outside struct {
	Path string // inventory path of the snapshot, where Known stands
	// Known is what was found out before: what a package, by its purl, or a manifest of the tree, by its path, requires.
	Known map[string]Found
	// Manifest reads the manifest of a package, by purl, name and version, while a snapshot is made: readers add to
	// Known what it says. It may be called from several goroutines. It is nil in a scan.
	Manifest func(inventory.Package) ([]byte, error)
}

// Found is what is known of one package or manifest.
type Found struct {
	Line     int // in the snapshot
	Requires []Required
}

// Required is a package that another needs, in the version that its client takes.
type Required struct {
	PURL string `json:"purl"`
	// Relation is there for what a manifest of the tree inherits from one outside; where it is empty, the
	// manifest itself names the package, and something outside its version.
	Relation string `json:"relation,omitempty"`
}

// learning reports whether manifests outside of the tree can be read.
func (o *Outside) learning() bool { return o != nil && o.Manifest != nil }

// known returns what a package or manifest requires, and where that stands.
func (o *Outside) known(key string) ([]Required, inventory.Location) {
	if o == nil {
		return nil, inventory.Location{}
	}
	f := o.Known[key]
	return f.Requires, inventory.Location{Path: o.Path, Line: f.Line}
}

// learn adds what was found out, each package once.
func (o *Outside) learn(key string, requires []Required) {
	if len(requires) == 0 {
		return
	}
	if o.Known == nil {
		o.Known = map[string]Found{}
	}
	all := append(slices.Clone(o.Known[key].Requires), requires...)
	slices.SortFunc(all, func(a, b Required) int {
		return cmp.Or(strings.Compare(a.PURL, b.PURL), strings.Compare(a.Relation, b.Relation))
	})
	o.Known[key] = Found{Requires: slices.Compact(all)}
}

// fetch reads many manifests at a time, by purl; those that cannot be read are left out.
func (o *Outside) fetch(packages []inventory.Package) map[string][]byte {
	found := make([][]byte, len(packages))
	var workers sync.WaitGroup
	next := make(chan int)
	for range min(len(packages), 8) {
		workers.Go(func() {
			for i := range next {
				if data, err := o.Manifest(packages[i]); err == nil {
					found[i] = data
				}
			}
		})
	}
	for i := range packages {
		next <- i
	}
	close(next)
	workers.Wait()
	out := map[string][]byte{}
	for i, p := range packages {
		if found[i] != nil {
			out[p.PURL] = found[i]
		}
	}
	return out
}

// unversioned is a purl without its version.
func unversioned(purl string) string {
	head, tail, _ := strings.Cut(purl, "?")
	if i := strings.LastIndexByte(head, '@'); i > strings.LastIndexByte(head, '/') {
		head = head[:i]
	}
	if tail != "" {
		head += "?" + tail
	}
	return head
}
