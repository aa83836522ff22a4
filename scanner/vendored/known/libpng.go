package known

var libpng = Component{
	Name:     "libpng",
	Also:     []string{"png"},
	Upstream: "github.com/pnggroup/libpng",
	Tag:      "v%s",
	Marks:    []string{"png.h - header file for PNG reference library", "png.c - location for general purpose libpng functions"},
	Files:    []string{"png.h"},
	Versions: []string{`define[ \t]+PNG_LIBPNG_VER_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
