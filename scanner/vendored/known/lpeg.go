package known

var lpeg = Component{
	Name:     "lpeg",
	Upstream: "www.inf.puc-rio.br/~roberto/lpeg",
	Marks:    []string{"LPeg - PEG pattern matching for Lua"},
}
