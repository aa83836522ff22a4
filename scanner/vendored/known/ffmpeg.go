package known

var ffmpeg = Component{
	Name:     "ffmpeg",
	Upstream: "github.com/FFmpeg/FFmpeg",
	Tag:      "n%s",
	Marks:    []string{"This file is part of FFmpeg."},
}
