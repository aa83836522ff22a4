package known

var animatedgif = Component{
	Name:     "animatedgif",
	Upstream: "github.com/bitbank2/AnimatedGIF",
	Marks:    []string{"__ANIMATEDGIF__", "// GIF Animator\n// written by Larry Bank"},
}
