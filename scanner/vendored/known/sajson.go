package known

var sajson = Component{
	Name:     "sajson",
	Upstream: "github.com/chadaustin/sajson",
	Marks:    []string{"2012-2017 Chad Austin"},
}
