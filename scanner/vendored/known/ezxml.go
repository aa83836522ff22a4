package known

var ezxml = Component{
	Name:     "ezxml",
	Upstream: "ezxml.sourceforge.net",
	Marks:    []string{"Aaron Voisine <aaron@voisine.org>"},
}
