package known

var digestpp = Component{
	Name:     "digestpp",
	Upstream: "github.com/kerukuro/digestpp",
	Marks:    []string{"written by kerukuro"},
}
