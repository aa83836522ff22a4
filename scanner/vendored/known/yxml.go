package known

var yxml = Component{
	Name:     "yxml",
	Upstream: "dev.yorhel.nl/yxml",
	Marks:    []string{"Copyright (c) 2013-2014 Yoran Heling"},
}
