package known

var cmakesnips = Component{
	Name:     "cmake-snips",
	Upstream: "github.com/jtojnar/cmake-snips",
	Marks:    []string{"https://github.com/jtojnar/cmake-snip"},
}
