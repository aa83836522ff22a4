package reports

import (
	"io"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var inventoryJSON = Format{
	Name: "json", Title: "the inventory, which licit reads back in (doc/inventory.schema.json)",
	Exts: []string{".json"}, MediaType: "application/json",
	Write: func(w io.Writer, d *Document) error {
		return jsonSafely(w, func(w io.Writer) error { return inventory.Write(w, d.Inventory) })
	},
}
