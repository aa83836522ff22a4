package known

var libtiff = Component{
	Name:     "libtiff",
	Also:     []string{"tiff"},
	Upstream: "gitlab.com/libtiff/libtiff",
	Tag:      "v%s",
	Marks:    []string{"TIFF Library.", "Copyright (c) 1990-1997 Sam Leffler", "Copyright (c) 1988-1997 Sam Leffler"},
	Files:    []string{"tiffvers.h"},
	Versions: []string{`LIBTIFF, Version (\d[\d.]*)`},
}
