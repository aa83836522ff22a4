package known

var libtiff = Component{
	Name:     "libtiff",
	Also:     []string{"tiff"},
	Upstream: "gitlab.com/libtiff/libtiff",
	Tag:      "v%s",
	Marks:    []string{"TIFF Library."},
	Files:    []string{"tiffvers.h"},
	Versions: []string{`LIBTIFF, Version (\d[\d.]*)`},
}
