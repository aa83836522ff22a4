package known

var cmdline = Component{
	Name:     "cmdline",
	Upstream: "github.com/tanakh/cmdline",
	Marks:    []string{"Copyright (c) 2009, Hideyuki Tanaka"},
}
