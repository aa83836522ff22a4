package known

var libdivsufsort = Component{
	Name:     "libdivsufsort",
	Upstream: "github.com/y-256/libdivsufsort",
	Tag:      "%s",
	Marks:    []string{"for libdivsufsort"},
}
