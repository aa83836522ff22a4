package known

var doxy2swig = Component{
	Name:     "doxy2swig",
	Upstream: "github.com/m7thon/doxy2swig",
	Marks:    []string{"Doxygen XML to SWIG docstring converter"},
}
