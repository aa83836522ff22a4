package known

var debugdraw = Component{
	Name:     "debug-draw",
	Upstream: "github.com/glampert/debug-draw",
	Marks:    []string{"Debug Draw - an immediate-mode, renderer agnostic"},
}
