package known

var cmsis = Component{
	Name:     "cmsis",
	Upstream: "github.com/ARM-software/CMSIS_5",
	Marks:    []string{"CMSIS Cortex-M"},
	Versions: []string{`@version\s+V(\d+\.\d+(?:\.\d+)?)`},
}
