package known

var hashtableclark = Component{
	Name:     "hashtable-clark",
	Also:     []string{"hashtable"},
	Upstream: "www.cl.cam.ac.uk/~cwc22/hashtable",
	Marks:    []string{"Christopher Clark <firstname.lastname@cl.cam.ac.uk>", "Copyright (c) 2002, Christopher Clark\n"},
}
