package known

var nanobench = Component{
	Name:     "nanobench",
	Upstream: "github.com/martinus/nanobench",
	Tag:      "v%s",
	Marks:    []string{"Microbenchmark framework for C++11/14/17/20"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
