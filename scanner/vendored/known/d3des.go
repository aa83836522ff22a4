package known

var d3des = Component{
	Name:     "d3des",
	Upstream: "tigervnc.org",
	Marks:    []string{"This is D3DES (V5.0"},
}
