package known

var imguiclub = Component{
	Name:     "imgui_club",
	Also:     []string{"imgui_memory_editor"},
	Upstream: "github.com/ocornut/imgui_club",
	Marks:    []string{"http://www.github.com/ocornut/imgui_club", "Mini memory editor for Dear ImGui", "Mini memory editor for ImGui"},
}
