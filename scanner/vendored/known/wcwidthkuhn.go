package known

var wcwidthkuhn = Component{
	Name:     "wcwidth-kuhn",
	Also:     []string{"wcwidth", "mk_wcwidth"},
	Upstream: "www.cl.cam.ac.uk/~mgk25/ucs/wcwidth.c",
	Marks:    []string{"This is an implementation of wcwidth() and wcswidth()"},
}
