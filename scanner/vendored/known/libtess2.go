package known

var libtess2 = Component{
	Name:     "libtess2",
	Upstream: "github.com/memononen/libtess2",
	Tag:      "v%s",
	Marks:    []string{"SGI FREE SOFTWARE LICENSE B (Version 2.0, Sept. 18, 2008)"},
}
