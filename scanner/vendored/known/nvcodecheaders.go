package known

var nvcodecheaders = Component{
	Name:     "nv-codec-headers",
	Also:     []string{"nvcodec", "nvenc"},
	Upstream: "github.com/FFmpeg/nv-codec-headers",
	Marks:    []string{"This copyright notice applies to this header file only:"},
}
