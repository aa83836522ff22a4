package known

var liblzf = Component{
	Name:     "liblzf",
	Upstream: "oldhome.schmorp.de/marc/liblzf.html",
	Marks:    []string{"Marc Alexander Lehmann <schmorp@schmorp.de>"},
}
