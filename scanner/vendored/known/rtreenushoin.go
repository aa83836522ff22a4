package known

var rtreenushoin = Component{
	Name:     "rtree-nushoin",
	Also:     []string{"rtree"},
	Upstream: "github.com/nushoin/RTree",
	Marks:    []string{"NOTE This file compiles under MSVC 6 SP5 and MSVC .Net 2003"},
}
