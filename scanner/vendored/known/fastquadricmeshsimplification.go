package known

var fastquadricmeshsimplification = Component{
	Name:     "fast-quadric-mesh-simplification",
	Also:     []string{"simplify"},
	Upstream: "github.com/sp4cerat/Fast-Quadric-Mesh-Simplification",
	Marks:    []string{"(C) by Sven Forstmann"},
}
