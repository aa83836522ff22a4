package known

var joltphysics = Component{
	Name:     "joltphysics",
	Also:     []string{"jolt", "jolt-physics"},
	Upstream: "github.com/jrouwe/JoltPhysics",
	Marks:    []string{"Jolt Physics Library (https://github.com/jrouwe/JoltPhysics)"},
}
