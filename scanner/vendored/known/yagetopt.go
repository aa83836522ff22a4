package known

var yagetopt = Component{
	Name:     "ya_getopt",
	Also:     []string{"ya-getopt"},
	Upstream: "github.com/kubo/ya_getopt",
	Marks:    []string{"ya_getopt  - Yet another getopt"},
}
