package known

var recastnavigation = Component{
	Name:     "recastnavigation",
	Also:     []string{"recast", "detour"},
	Upstream: "github.com/recastnavigation/recastnavigation",
	Tag:      "v%s",
	Marks:    []string{"RECAST_H", "DETOURNAVMESH_H"},
}
