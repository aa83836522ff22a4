package known

var bullet = Component{
	Name:     "bullet",
	Also:     []string{"bullet3"},
	Upstream: "github.com/bulletphysics/bullet3",
	Tag:      "%s",
	Marks:    []string{"Bullet Continuous Collision Detection and Physics Library"},
}
