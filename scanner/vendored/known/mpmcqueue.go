package known

var mpmcqueue = Component{
	Name:     "mpmcqueue",
	Also:     []string{"mpmc-queue"},
	Upstream: "github.com/rigtorp/MPMCQueue",
	Tag:      "v%s",
	Marks:    []string{"namespace mpmc {"},
}
