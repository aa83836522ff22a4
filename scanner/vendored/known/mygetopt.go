package known

var mygetopt = Component{
	Name:     "my_getopt",
	Also:     []string{"getopt"},
	Upstream: "www.geocities.com/bsittler",
	Marks:    []string{"my re-implementation of getopt."},
}
