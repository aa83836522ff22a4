package known

var f2c = Component{
	Name:     "f2c",
	Upstream: "www.netlib.org/f2c",
	Marks:    []string{"Standard Fortran to C header file"},
}
