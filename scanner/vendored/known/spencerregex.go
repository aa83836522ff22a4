package known

var spencerregex = Component{
	Name:     "regex-spencer",
	Upstream: "www.arglist.com/regex",
	Marks:    []string{"Copyright 1992, 1993, 1994 Henry Spencer."},
}
