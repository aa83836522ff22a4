package known

var animatedgif = Component{
	Name:     "animatedgif",
	Upstream: "github.com/bitbank2/AnimatedGIF",
	Marks:    []string{"__ANIMATEDGIF__"},
}
