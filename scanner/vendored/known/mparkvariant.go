package known

var mparkvariant = Component{
	Name:     "mpark-variant",
	Upstream: "github.com/mpark/variant",
	Tag:      "v%s",
	Marks:    []string{"MPark.Variant"},
}
