package known

var quazip = Component{
	Name:     "quazip",
	Upstream: "github.com/stachenov/quazip",
	Marks:    []string{"This file is part of QuaZip."},
}
