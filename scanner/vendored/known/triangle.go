package known

var triangle = Component{
	Name:     "triangle",
	Upstream: "www.cs.cmu.edu/~quake/triangle.html",
	Marks:    []string{"A Two-Dimensional Quality Mesh Generator and Delaunay Triangulator."},
}
