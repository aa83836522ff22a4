package known

var flecs = Component{
	Name:     "flecs",
	Upstream: "github.com/SanderMertens/flecs",
	Tag:      "v%s",
	Marks:    []string{"FLECS_H"},
}
