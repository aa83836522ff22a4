package known

var sokol = Component{
	Name:     "sokol",
	Upstream: "github.com/floooh/sokol",
	Marks:    []string{"Project URL: https://github.com/floooh/sokol"},
}
