package known

var tslmaps = Component{
	Name:     "tsl-maps",
	Also:     []string{"robin-map", "hopscotch-map", "ordered-map", "tsl"},
	Upstream: "github.com/Tessil",
	Marks:    []string{"Thibaut Goetghebuer-Planchon"},
}
