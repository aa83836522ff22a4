package known

var poly2tri = Component{
	Name:     "poly2tri",
	Upstream: "github.com/jhasse/poly2tri",
	Marks:    []string{"Poly2Tri Copyright (c)"},
}
