package known

var termcolor = Component{
	Name:     "termcolor",
	Upstream: "github.com/ikalnytskyi/termcolor",
	Marks:    []string{"termcolor is a header-only c++ library for printing colored messages"},
}
