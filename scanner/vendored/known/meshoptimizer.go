package known

var meshoptimizer = Component{
	Name:     "meshoptimizer",
	Upstream: "github.com/zeux/meshoptimizer",
	Tag:      "v%s",
	Marks:    []string{"meshoptimizer - version"},
	Versions: []string{`meshoptimizer - version (\d[\d.]*)`},
}
