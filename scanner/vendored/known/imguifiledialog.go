package known

var imguifiledialog = Component{
	Name:     "imguifiledialog",
	Also:     []string{"igfd"},
	Upstream: "github.com/aiekick/ImGuiFileDialog",
	Tag:      "v%s",
	Marks:    []string{"IGFD_VERSION"},
	Versions: []string{`define IGFD_VERSION "v(\d+\.\d+(?:\.\d+)?)`},
}
