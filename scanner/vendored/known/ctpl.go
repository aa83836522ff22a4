package known

var ctpl = Component{
	Name:     "ctpl",
	Upstream: "github.com/vit-vit/CTPL",
	Tag:      "v.%s",
	Marks:    []string{"Copyright (C) 2014 by Vitaliy Vitsentiy"},
}
