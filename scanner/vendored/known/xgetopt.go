package known

var xgetopt = Component{
	Name:     "xgetopt",
	Also:     []string{"getopt"},
	Upstream: "www.codeproject.com",
	Marks:    []string{"XGetopt.cpp"},
	Versions: []string{`XGetopt\.\w+\s+Version (\d+\.\d+)`},
}
