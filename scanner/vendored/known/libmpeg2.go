package known

var libmpeg2 = Component{
	Name:     "libmpeg2",
	Also:     []string{"mpeg2dec"},
	Upstream: "libmpeg2.sourceforge.io",
	Marks:    []string{"part of mpeg2dec, a free MPEG-2 video stream decoder"},
}
