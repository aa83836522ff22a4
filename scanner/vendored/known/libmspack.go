package known

var libmspack = Component{
	Name:     "libmspack",
	Upstream: "github.com/kyz/libmspack",
	Marks:    []string{"This file is part of libmspack"},
}
