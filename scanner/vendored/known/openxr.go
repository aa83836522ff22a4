package known

var openxr = Component{
	Name:     "openxr",
	Upstream: "github.com/KhronosGroup/OpenXR-SDK",
	Tag:      "release-%s",
	Marks:    []string{"OPENXR_H_"},
	Versions: []string{`XR_CURRENT_API_VERSION XR_MAKE_VERSION\((\d+), (\d+), (\d+)\)`},
}
