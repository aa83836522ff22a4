package known

var cgltf = Component{
	Name:     "cgltf",
	Upstream: "github.com/jkuhlmann/cgltf",
	Tag:      "v%s",
	Marks:    []string{"cgltf - a single-file glTF 2.0 parser"},
	Versions: []string{`Version: (\d+\.\d+)`},
}
