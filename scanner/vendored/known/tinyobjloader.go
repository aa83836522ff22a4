package known

var tinyobjloader = Component{
	Name:     "tinyobjloader",
	Upstream: "github.com/tinyobjloader/tinyobjloader",
	Marks:    []string{"Syoyo Fujita and many contributors"},
	Versions: []string{`// version (\d+\.\d+\.\d+)`},
}
