package known

var bsdtree = Component{
	Name:     "bsd-tree",
	Also:     []string{"tree"},
	Upstream: "www.openbsd.org",
	Marks:    []string{"This file defines data structures for different types of trees", "$OpenBSD: tree.h"},
}
