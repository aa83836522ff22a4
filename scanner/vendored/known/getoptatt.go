package known

var getoptatt = Component{
	Name:     "getopt-att",
	Also:     []string{"getopt"},
	Upstream: "www.att.com",
	Marks:    []string{"public domain AT&T getopt source"},
}
