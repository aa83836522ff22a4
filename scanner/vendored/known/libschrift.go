package known

var libschrift = Component{
	Name:     "libschrift",
	Upstream: "github.com/tomolt/libschrift",
	Marks:    []string{"This file is part of libschrift."},
}
