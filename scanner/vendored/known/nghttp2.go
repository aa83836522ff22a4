package known

var nghttp2 = Component{
	Name:     "nghttp2",
	Also:     []string{"libnghttp2"},
	Upstream: "github.com/nghttp2/nghttp2",
	Tag:      "v%s",
	Marks:    []string{"nghttp2 - HTTP/2 C Library"},
	Files:    []string{"nghttp2ver.h"},
	Versions: []string{`define[ \t]+NGHTTP2_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
