package known

var fdlibm = Component{
	Name:     "fdlibm",
	Upstream: "www.netlib.org/fdlibm",
	Marks:    []string{"Developed at SunPro, a Sun Microsystems, Inc. business.", "Developed at SunSoft, a Sun Microsystems, Inc. business."},
}
