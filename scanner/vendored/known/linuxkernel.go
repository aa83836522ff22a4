package known

var linuxkernel = Component{
	Name:     "linux-kernel",
	Also:     []string{"linux-list", "linux-rbtree"},
	Upstream: "www.kernel.org",
	Marks: []string{"Simple doubly linked list implementation", "Red Black Trees\n  (C) 1999  Andrea Arcangeli", "Statically sized hash table implementation", "Fast hashing routine for ints",
		"Integer base 2 logarithm calculation", "General purpose ISDN HDLC decoder", "Nadia Yvette Chambers, IBM"},
}
