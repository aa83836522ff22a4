package known

var implot = Component{
	Name:     "implot",
	Upstream: "github.com/epezent/implot",
	Tag:      "v%s",
	Marks:    []string{"// ImPlot v"},
	Versions: []string{`// ImPlot v(\d+\.\d+)`},
}
