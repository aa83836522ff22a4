package known

var shewchukpredicates = Component{
	Name:     "predicates",
	Upstream: "www.cs.cmu.edu/~quake/robust.html",
	Marks:    []string{"Routines for Arbitrary Precision Floating-point Arithmetic"},
}
