package known

var getoptport = Component{
	Name:     "getopt_port",
	Also:     []string{"getopt"},
	Upstream: "github.com/kimgr/getopt_port",
	Marks:    []string{"Kim Grasman <kim.grasman@gmail.com>"},
}
