package known

var mingwruntime = Component{
	Name:     "mingw-runtime",
	Also:     []string{"mingwrt", "mingw"},
	Upstream: "sourceforge.net/projects/mingw",
	Marks:    []string{"This file is a part of the mingw-runtime package"},
}
