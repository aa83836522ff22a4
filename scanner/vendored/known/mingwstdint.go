package known

var mingwstdint = Component{
	Name:     "mingw-stdint",
	Also:     []string{"mingw"},
	Upstream: "www.mingw-w64.org",
	Marks:    []string{"Contributor: Danny Smith <danny_r_smith_2001@yahoo.co.nz>"},
}
