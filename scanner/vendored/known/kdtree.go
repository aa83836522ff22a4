package known

var kdtree = Component{
	Name:     "kdtree",
	Upstream: "github.com/jtsiomb/kdtree",
	Marks:    []string{"This file is part of ``kdtree''"},
}
