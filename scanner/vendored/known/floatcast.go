package known

var floatcast = Component{
	Name:     "float-cast",
	Upstream: "www.mega-nerd.com/FPcast",
	Marks:    []string{"Copyright (C) 2001 Erik de Castro Lopo <erikd AT mega-nerd DOT com>"},
}
