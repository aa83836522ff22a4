package known

var sanitizerscmake = Component{
	Name:     "sanitizers-cmake",
	Also:     []string{"findsanitizers"},
	Upstream: "github.com/arsenm/sanitizers-cmake",
	Marks:    []string{"2013 Matthew Arsenault"},
}
