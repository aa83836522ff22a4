package known

var spirvcross = Component{
	Name:     "spirv-cross",
	Upstream: "github.com/KhronosGroup/SPIRV-Cross",
	Marks:    []string{"SPIRV_CROSS_HPP", "SPIRV_CROSS_C_API_H", "SPIRV_CROSS_GLSL_HPP", "SPIRV_CROSS_COMMON_HPP"},
}
