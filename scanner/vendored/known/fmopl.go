package known

var fmopl = Component{
	Name:     "fmopl",
	Upstream: "github.com/mamedev/mame",
	Marks:    []string{"software implementation of FM sound generator"},
	Versions: []string{`(?m)^\*\* Version (\d+\.\d+\w*)`},
}
