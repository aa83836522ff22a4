// Package reports writes an inventory and a decision in the forms that people and
// tools read. One file is one format: a package-level
//
//	var spdx = Format{Name: "spdx", …}
//
// collected by go generate into registry_gen.go. Every format escapes what comes from
// a scanned tree for its own medium; the escapes stand in escape.go.
package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

//go:generate go run ../internal/gen/registry -type Format -o registry_gen.go

// Format is one output form.
type Format struct {
	Name      string   // as in -o NAME
	Title     string   // for licit list
	Exts      []string // usual file extensions
	MediaType string
	Write     func(io.Writer, *Document) error
}

// Document is what a format writes: the inventory, the decision on it, and how
// the reader's medium wants it.
type Document struct {
	Inventory *inventory.Inventory
	Decision  *policy.Decision
	Colour    bool   // the text format may use terminal colours
	Verbose   bool   // the text format lists allowed verdicts too
	Source    string // flags that name the same source to other commands, for hints
}

// Find returns the format of a name.
func Find(name string) (Format, error) {
	var all []string
	for _, f := range All() {
		if f.Name == name {
			return f, nil
		}
		all = append(all, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q; there are: %s", name, strings.Join(all, ", "))
}

// root returns the package that stands for the tree.
func root(inv *inventory.Inventory) inventory.Package {
	for _, p := range inv.Packages {
		if p.Kind == inventory.KindRoot {
			return p
		}
	}
	return inventory.Package{ID: "pkg:generic/unnamed", Name: "unnamed", Kind: inventory.KindRoot}
}
