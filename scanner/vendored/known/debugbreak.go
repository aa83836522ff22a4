package known

var debugbreak = Component{
	Name:     "debugbreak",
	Upstream: "github.com/scottt/debugbreak",
	Marks:    []string{", Scott Tsai"},
}
