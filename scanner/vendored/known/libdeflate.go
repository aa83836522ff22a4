package known

var libdeflate = Component{
	Name:     "libdeflate",
	Also:     []string{"deflate"},
	Upstream: "github.com/ebiggers/libdeflate",
	Tag:      "v%s",
	Marks:    []string{"libdeflate.h - public header for libdeflate", "LIBDEFLATE_H", "Copyright 2016 Eric Biggers\n"},
	Files:    []string{"libdeflate.h"},
	Versions: []string{`LIBDEFLATE_VERSION_STRING[ \t]+"(\d[\d.]*)"`},
}
