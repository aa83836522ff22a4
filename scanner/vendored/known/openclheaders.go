package known

var openclheaders = Component{
	Name:     "opencl-headers",
	Upstream: "github.com/KhronosGroup/OpenCL-Headers",
	Marks:    []string{"OPENCL_CL_H"},
}
