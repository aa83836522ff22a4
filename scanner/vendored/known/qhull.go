package known

var qhull = Component{
	Name:     "qhull",
	Also:     []string{"libqhull"},
	Upstream: "github.com/qhull/qhull",
	Marks:    []string{"/*<html><pre>  -<a "},
}
