package known

var chipmunk = Component{
	Name:     "chipmunk",
	Also:     []string{"chipmunk2d"},
	Upstream: "github.com/slembcke/Chipmunk2D",
	Marks:    []string{"Scott Lembcke and Howling Moon Software"},
}
