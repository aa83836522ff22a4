package known

var cppsubprocess = Component{
	Name:     "cpp-subprocess",
	Upstream: "github.com/arun11299/cpp-subprocess",
	Marks:    []string{"Documentation for C++ subprocessing library."},
}
