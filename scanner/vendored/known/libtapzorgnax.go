package known

var libtapzorgnax = Component{
	Name:     "libtap-zorgnax",
	Also:     []string{"libtap"},
	Upstream: "github.com/zorgnax/libtap",
	Marks:    []string{"libtap - Write tests in C"},
}
