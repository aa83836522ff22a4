package known

var doxygenawesome = Component{
	Name:     "doxygen-awesome",
	Also:     []string{"doxygen-awesome-css"},
	Upstream: "github.com/jothepro/doxygen-awesome-css",
	Tag:      "v%s",
	Marks:    []string{"https://github.com/jothepro/doxygen-awesome-css"},
}
