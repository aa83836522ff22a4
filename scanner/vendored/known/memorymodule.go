package known

var memorymodule = Component{
	Name:     "memorymodule",
	Upstream: "github.com/fancycode/MemoryModule",
	Marks:    []string{"Memory DLL loading code"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
