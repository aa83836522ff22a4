package known

var dav1d = Component{
	Name:     "dav1d",
	Upstream: "code.videolan.org/videolan/dav1d",
	Marks:    []string{"VideoLAN and dav1d authors"},
}
