package known

var blowfishkocher = Component{
	Name:     "blowfish-kocher",
	Also:     []string{"blowfish"},
	Upstream: "www.schneier.com/academic/blowfish",
	Marks:    []string{"blowfish.c:  C implementation of the Blowfish algorithm"},
}
