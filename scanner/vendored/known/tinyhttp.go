package known

var tinyhttp = Component{
	Name:     "tinyhttp",
	Upstream: "github.com/mattgodbolt/seasocks",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2013-2017, Matt Godbolt"},
}
