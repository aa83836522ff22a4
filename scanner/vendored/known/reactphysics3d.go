package known

var reactphysics3d = Component{
	Name:     "reactphysics3d",
	Upstream: "github.com/DanielChappuis/reactphysics3d",
	Tag:      "v%s",
	Marks:    []string{"ReactPhysics3D physics library"},
}
