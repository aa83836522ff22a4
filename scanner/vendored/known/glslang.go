package known

var glslang = Component{
	Name:     "glslang",
	Upstream: "github.com/KhronosGroup/glslang",
	Marks:    []string{"3Dlabs Inc. Ltd."},
}
