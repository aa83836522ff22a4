package known

var simpleopt = Component{
	Name:     "simpleopt",
	Upstream: "github.com/brofield/simpleopt",
	Marks:    []string{"Library: SimpleOpt", "@brief A cross-platform command line library which can parse almost any"},
	Versions: []string{`@version (\d+\.\d+)`},
}
