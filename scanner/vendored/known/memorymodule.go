package known

var memorymodule = Component{
	Name:     "memorymodule",
	Upstream: "github.com/fancycode/MemoryModule",
	Tag:      "v%s",
	Marks:    []string{"Memory DLL loading code"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
