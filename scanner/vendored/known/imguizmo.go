package known

var imguizmo = Component{
	Name:     "imguizmo",
	Upstream: "github.com/CedricGuillemet/ImGuizmo",
	Marks:    []string{"https://github.com/CedricGuillemet/ImGuizmo"},
	Versions: []string{`v (\d+\.\d+(?: WIP)?)`},
}
