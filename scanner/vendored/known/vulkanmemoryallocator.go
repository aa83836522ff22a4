package known

var vulkanmemoryallocator = Component{
	Name:     "vulkan-memory-allocator",
	Upstream: "github.com/GPUOpen-LibrariesAndSDKs/VulkanMemoryAllocator",
	Tag:      "v%s",
	Marks:    []string{"AMD_VULKAN_MEMORY_ALLOCATOR_H"},
	Versions: []string{`<b>Version (\d+\.\d+\.\d+)`},
}
