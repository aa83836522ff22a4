package known

var mpc = Component{
	Name:     "mpc",
	Upstream: "github.com/orangeduck/mpc",
	Marks:    []string{"mpc - Micro Parser Combinator library for C"},
}
