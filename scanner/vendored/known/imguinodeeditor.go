package known

var imguinodeeditor = Component{
	Name:     "imgui-node-editor",
	Upstream: "github.com/thedmd/imgui-node-editor",
	Marks:    []string{"Written by Michal Cichon"},
	Versions: []string{`define[ \t]+IMGUI_NODE_EDITOR_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
