package known

var milenage3gpp = Component{
	Name:     "milenage-3gpp",
	Also:     []string{"milenage"},
	Upstream: "www.3gpp.org/dynareport/35206.htm",
	Marks:    []string{"Example algorithms f1, f1*, f2, f3, f4, f5, f5*", "suggested kernel for the example 3GPP authentication"},
}
