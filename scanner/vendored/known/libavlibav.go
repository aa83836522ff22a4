package known

var libavlibav = Component{
	Name:     "libav",
	Upstream: "github.com/libav/libav",
	Tag:      "v%s",
	Marks:    []string{"This file is part of Libav."},
}
