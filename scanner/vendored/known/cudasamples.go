package known

var cudasamples = Component{
	Name:     "cuda-samples",
	Also:     []string{"cuda-helpers"},
	Upstream: "github.com/NVIDIA/cuda-samples",
	Marks:    []string{"Please refer to the NVIDIA end user license agreement (EULA) associated"},
}
