package known

var nvml = Component{
	Name:     "nvml",
	Upstream: "developer.nvidia.com/management-library-nvml",
	Marks:    []string{"NVML API Reference"},
	Versions: []string{`NVML_API_VERSION[ \t]+(\d+)`},
}
