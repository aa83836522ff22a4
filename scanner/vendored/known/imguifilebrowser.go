package known

var imguifilebrowser = Component{
	Name:     "imgui-filebrowser",
	Also:     []string{"imfilebrowser"},
	Upstream: "github.com/AirGuanZ/imgui-filebrowser",
	Marks:    []string{"using ImGuiFileBrowserFlags"},
}
