package known

var bsdtree = Component{
	Name:     "bsd-tree",
	Also:     []string{"tree"},
	Upstream: "www.openbsd.org",
	Marks:    []string{"Niels Provos <provos@citi.umich.edu>"},
}
