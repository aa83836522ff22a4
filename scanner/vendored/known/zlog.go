package known

var zlog = Component{
	Name:     "zlog",
	Upstream: "github.com/HardySimpson/zlog",
	Marks:    []string{"Copyright (c) Hardy Simpson", "This file is part of the zlog Library"},
}
