package known

var libheif = Component{
	Name:     "libheif",
	Also:     []string{"heif"},
	Upstream: "github.com/strukturag/libheif",
	Marks:    []string{"This file is part of libheif."},
}
