package known

var nxjson = Component{
	Name:     "nxjson",
	Upstream: "github.com/yarosla/nxjson",
	Marks:    []string{"This file is part of NXJSON."},
}
