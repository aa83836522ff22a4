package known

var x264 = Component{
	Name:     "x264",
	Also:     []string{"libx264"},
	Upstream: "code.videolan.org/videolan/x264",
	Marks:    []string{" x264 project\n"},
}
