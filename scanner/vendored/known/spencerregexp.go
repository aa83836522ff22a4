package known

var spencerregexp = Component{
	Name:     "regexp-spencer",
	Also:     []string{"henry-spencer-regexp"},
	Upstream: "www.arglist.com/regex",
	Marks:    []string{"Copyright (c) 1986 by University of Toronto."},
}
