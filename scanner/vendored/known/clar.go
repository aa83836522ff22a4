package known

var clar = Component{
	Name:     "clar",
	Upstream: "github.com/clar-test/clar",
	Marks:    []string{"This file is part of clar, distributed under the ISC license"},
}
