package known

var libde265 = Component{
	Name:     "libde265",
	Also:     []string{"de265"},
	Upstream: "github.com/strukturag/libde265",
	Marks:    []string{"This file is part of libde265."},
}
