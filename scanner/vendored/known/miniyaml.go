package known

var miniyaml = Component{
	Name:     "mini-yaml",
	Upstream: "github.com/jimmiebergmann/mini-yaml",
	Marks:    []string{"Jimmie Bergmann"},
}
