package known

var faddeeva = Component{
	Name:     "faddeeva",
	Upstream: "ab-initio.mit.edu/faddeeva",
	Marks:    []string{"ab-initio.mit.edu/Faddeeva"},
}
