package known

var vulkanheaders = Component{
	Name:     "vulkan-headers",
	Also:     []string{"vulkan"},
	Upstream: "github.com/KhronosGroup/Vulkan-Headers",
	Marks:    []string{"VULKAN_CORE_H_"},
	Versions: []string{`VK_HEADER_VERSION (\d+)`},
}
