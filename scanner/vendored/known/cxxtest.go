package known

var cxxtest = Component{
	Name:     "cxxtest",
	Upstream: "github.com/CxxTest/cxxtest",
	Marks:    []string{"CxxTest: A lightweight C++ unit testing library"},
}
