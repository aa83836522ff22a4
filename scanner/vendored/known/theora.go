package known

var theora = Component{
	Name:     "theora",
	Also:     []string{"oggtheora", "libtheora"},
	Upstream: "github.com/xiph/theora",
	Tag:      "v%s",
	Marks:    []string{"THIS FILE IS PART OF THE OggTheora SOFTWARE CODEC SOURCE CODE", "THIS FILE IS PART OF THE Theora SOFTWARE CODEC SOURCE CODE"},
}
