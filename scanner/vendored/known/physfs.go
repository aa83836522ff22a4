package known

var physfs = Component{
	Name:     "physfs",
	Also:     []string{"physicsfs"},
	Upstream: "github.com/icculus/physfs",
	Marks:    []string{"PhysicsFS; a portable, flexible file i/o abstraction", "support routines for PhysicsFS", "_INCLUDE_PHYSFS_INTERNAL_H_"},
}
