package known

var earcuthpp = Component{
	Name:     "earcut.hpp",
	Also:     []string{"earcut"},
	Upstream: "github.com/mapbox/earcut.hpp",
	Marks:    []string{"class Earcut {"},
}
