package known

var libtap = Component{
	Name:     "libtap",
	Upstream: "github.com/zorgnax/libtap",
	Marks:    []string{"Copyright (c) 2004 Nik Clayton"},
}
