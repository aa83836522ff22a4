package known

var linuxlist = Component{
	Name:     "linux-list",
	Also:     []string{"linuxlist", "linux-headers"},
	Upstream: "www.kernel.org",
	Marks:    []string{"Simple doubly linked list implementation.\n *\n * Some of the internal functions"},
}
