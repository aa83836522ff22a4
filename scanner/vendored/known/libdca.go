package known

var libdca = Component{
	Name:     "libdca",
	Also:     []string{"dcadec"},
	Upstream: "www.videolan.org/developers/libdca.html",
	Marks:    []string{"a free DTS Coherent Acoustics stream decoder"},
}
