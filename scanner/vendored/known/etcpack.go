package known

var etcpack = Component{
	Name:     "etcpack",
	Upstream: "github.com/Ericsson/ETCPACK",
	Marks:    []string{"(C) Ericsson AB 2013"},
}
