package known

var backwardcpp = Component{
	Name:     "backward-cpp",
	Also:     []string{"backward"},
	Upstream: "github.com/bombela/backward-cpp",
	Tag:      "v%s",
	Marks:    []string{"backward.hpp\n"},
}
