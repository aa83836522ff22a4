package known

var tinyformat = Component{
	Name:     "tinyformat",
	Upstream: "github.com/c42f/tinyformat",
	Marks:    []string{"Copyright (C) 2011, Chris Foster"},
}
