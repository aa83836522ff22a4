package known

var vkbootstrap = Component{
	Name:     "vk-bootstrap",
	Upstream: "github.com/charles-lunarg/vk-bootstrap",
	Tag:      "v%s",
	Marks:    []string{"VK_BOOTSTRAP_VERSION_MAJOR"},
}
