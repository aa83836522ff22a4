package known

var tinyobjloader = Component{
	Name:     "tinyobjloader",
	Upstream: "github.com/tinyobjloader/tinyobjloader",
	Marks:    []string{"TINY_OBJ_LOADER_H_", "tiny_obj_loader.h", "Tiny obj loader"},
	Versions: []string{`// version (\d+\.\d+\.\d+)`},
}
