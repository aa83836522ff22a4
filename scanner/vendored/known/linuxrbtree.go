package known

var linuxrbtree = Component{
	Name:     "linux-rbtree",
	Also:     []string{"rbtree"},
	Upstream: "www.kernel.org",
	Marks:    []string{"Red Black Trees\n  (C) 1999  Andrea Arcangeli"},
}
