package known

var docoptcpp = Component{
	Name:     "docopt.cpp",
	Upstream: "github.com/docopt/docopt.cpp",
	Tag:      "v%s",
	Marks:    []string{"docopt.cpp"},
}
