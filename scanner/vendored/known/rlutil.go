package known

var rlutil = Component{
	Name:     "rlutil",
	Upstream: "github.com/tapio/rlutil",
	Marks:    []string{"This file provides some useful utilities for console mode"},
}
