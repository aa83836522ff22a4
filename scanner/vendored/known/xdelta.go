package known

var xdelta = Component{
	Name:     "xdelta",
	Also:     []string{"xdelta3"},
	Upstream: "github.com/jmacd/xdelta",
	Marks:    []string{"xdelta3 - delta compression tools and library"},
}
