package known

var imgui = Component{
	Name:     "imgui",
	Also:     []string{"dearimgui"},
	Upstream: "github.com/ocornut/imgui",
	Tag:      "v%s",
	Marks:    []string{"dear imgui, v", "ImGui library v", "dear imgui: Renderer", "dear imgui: Platform"},
	Files:    []string{"imgui.h"},
	Versions: []string{`dear imgui,? v(\d+\.\d+(?:\.\d+)?)(?: WIP)?`, `define[ \t]+IMGUI_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
