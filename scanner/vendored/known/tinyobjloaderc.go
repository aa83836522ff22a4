package known

var tinyobjloaderc = Component{
	Name:     "tinyobjloader-c",
	Also:     []string{"tinyobj_loader_c"},
	Upstream: "github.com/syoyo/tinyobjloader-c",
	Marks:    []string{"TINOBJ_LOADER_C_H_"},
}
