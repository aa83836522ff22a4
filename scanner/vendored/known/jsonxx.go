package known

var jsonxx = Component{
	Name:     "jsonxx",
	Upstream: "github.com/hjiang/jsonxx",
	Marks:    []string{"Author: Hong Jiang <hong@hjiang.net>"},
}
