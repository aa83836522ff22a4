package known

var skein = Component{
	Name:     "skein",
	Upstream: "www.skein-hash.info",
	Marks:    []string{"Source code author: Doug Whiting, 2008"},
}
