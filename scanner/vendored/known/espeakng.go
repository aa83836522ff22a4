package known

var espeakng = Component{
	Name:     "espeak-ng",
	Also:     []string{"espeak"},
	Upstream: "github.com/espeak-ng/espeak-ng",
	Marks:    []string{"Jonathan Duddington"},
}
