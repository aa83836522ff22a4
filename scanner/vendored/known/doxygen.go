package known

var doxygen = Component{
	Name:     "doxygen",
	Also:     []string{"doxygen-css", "dynsections"},
	Upstream: "github.com/doxygen/doxygen",
	Marks:    []string{"by Dimitri van Heesch"},
}
