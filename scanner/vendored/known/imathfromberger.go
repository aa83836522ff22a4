package known

var imathfromberger = Component{
	Name:     "imath-fromberger",
	Also:     []string{"imath"},
	Upstream: "github.com/creachadair/imath",
	Marks:    []string{"Copyright (C) 2002-2007 Michael J. Fromberger", "Copyright (C) 2002-2008 Michael J. Fromberger"},
}
