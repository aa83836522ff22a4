package known

var rpavlikmodules = Component{
	Name:     "cmake-modules-rpavlik",
	Also:     []string{"getgitrevisiondescription"},
	Upstream: "github.com/rpavlik/cmake-modules",
	Marks:    []string{"Returns a version string from Git", "Rylie Pavlik <", "Ryan Pavlik <"},
}
