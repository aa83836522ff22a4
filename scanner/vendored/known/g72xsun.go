package known

var g72xsun = Component{
	Name:     "g72x-sun",
	Also:     []string{"g72x", "g711", "g721"},
	Upstream: "www.itu.int",
	Marks:    []string{"This source code is a product of Sun Microsystems, Inc. and is provided"},
}
