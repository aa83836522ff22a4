package known

var inkjetlibmad = Component{
	Name:     "libmad",
	Upstream: "www.underbit.com/products/mad",
	Marks:    []string{"libmad - MPEG audio decoder library"},
}
