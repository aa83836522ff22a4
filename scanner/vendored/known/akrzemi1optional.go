package known

var akrzemi1optional = Component{
	Name:     "akrzemi1-optional",
	Also:     []string{"optional"},
	Upstream: "github.com/akrzemi1/Optional",
	Marks:    []string{"Copyright (C) 2011 - 2012 Andrzej Krzemienski"},
}
