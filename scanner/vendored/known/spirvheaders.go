package known

var spirvheaders = Component{
	Name:     "spirv-headers",
	Also:     []string{"spirv"},
	Upstream: "github.com/KhronosGroup/SPIRV-Headers",
	Marks:    []string{"the Binary Section of the SPIR-V specification"},
}
