package known

var libltdl = Component{
	Name:     "libltdl",
	Also:     []string{"libtool"},
	Upstream: "www.gnu.org/software/libtool",
	Marks:    []string{"GNU Libltdl is free software"},
}
