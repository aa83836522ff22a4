package known

var libvpx = Component{
	Name:     "libvpx",
	Also:     []string{"vpx", "webm", "libwebm"},
	Upstream: "github.com/webmproject/libvpx",
	Marks:    []string{"The WebM project authors. All Rights Reserved"},
}
