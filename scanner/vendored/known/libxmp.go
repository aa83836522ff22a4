package known

var libxmp = Component{
	Name:     "libxmp",
	Also:     []string{"xmp", "libxmp-lite"},
	Upstream: "github.com/libxmp/libxmp",
	Marks:    []string{"Extended Module Player\n * Copyright"},
	Files:    []string{"xmp.h"},
	Versions: []string{`define[ \t]+XMP_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
