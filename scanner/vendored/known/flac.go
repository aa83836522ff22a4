package known

var flac = Component{
	Name:     "flac",
	Also:     []string{"libflac"},
	Upstream: "github.com/xiph/flac",
	Tag:      "%s",
	Marks:    []string{"libFLAC - Free Lossless Audio Codec library", "libFLAC++ - Free Lossless Audio Codec library"},
}
