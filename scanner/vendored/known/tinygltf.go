package known

var tinygltf = Component{
	Name:     "tinygltf",
	Upstream: "github.com/syoyo/tinygltf",
	Marks:    []string{"Header-only tiny glTF 2.0 loader"},
	Versions: []string{`// Version: - v(\d+\.\d+\.\d+)`},
}
