package known

var nanort = Component{
	Name:     "nanort",
	Upstream: "github.com/lighttransport/nanort",
	Marks:    []string{"NanoRT, single header only modern ray tracing kernel"},
}
