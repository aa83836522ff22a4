package known

var parprideout = Component{
	Name:     "par-prideout",
	Also:     []string{"par", "par_shapes"},
	Upstream: "github.com/prideout/par",
	Marks:    []string{":: https://github.com/prideout/par"},
}
