package known

var imguicolortextedit = Component{
	Name:     "imguicolortextedit",
	Upstream: "github.com/BalazsJako/ImGuiColorTextEdit",
	Marks:    []string{"enum class PaletteIndex", ": mLineSpacing(1.0f)"},
}
