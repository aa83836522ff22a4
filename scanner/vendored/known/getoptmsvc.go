package known

var getoptmsvc = Component{
	Name:     "getopt-msvc",
	Also:     []string{"getopt"},
	Upstream: "www.codeproject.com/Articles/157001/Full-getopt-Port-for-Unicode-and-Multibyte-Microsof",
	Marks:    []string{"Getopt for Microsoft C"},
	Versions: []string{`Version: (\d+\.\d+)`},
}
