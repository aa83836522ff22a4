package known

var spirvreflect = Component{
	Name:     "spirv-reflect",
	Upstream: "github.com/KhronosGroup/SPIRV-Reflect",
	Marks:    []string{"SPIRV_REFLECT_H"},
}
