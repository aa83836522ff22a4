package known

var minicoro = Component{
	Name:     "minicoro",
	Upstream: "github.com/edubart/minicoro",
	Tag:      "v%s",
	Marks:    []string{"Minimal asymmetric stackful cross-platform coroutine library"},
}
