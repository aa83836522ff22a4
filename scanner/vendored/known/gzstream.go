package known

var gzstream = Component{
	Name:     "gzstream",
	Upstream: "www.cs.unc.edu/Research/compgeom/gzstream",
	Marks:    []string{"gzstream, C++ iostream classes wrapping the zlib"},
}
