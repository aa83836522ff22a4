package known

var libmikmod = Component{
	Name:     "libmikmod",
	Also:     []string{"mikmod"},
	Upstream: "mikmod.sourceforge.net",
	Marks:    []string{"MikMod sound library\n"},
}
