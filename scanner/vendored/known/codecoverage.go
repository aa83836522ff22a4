package known

var codecoverage = Component{
	Name:     "cmake-codecoverage",
	Also:     []string{"codecoverage"},
	Upstream: "github.com/bilke/cmake-modules",
	Marks:    []string{"Lars Bilke"},
}
