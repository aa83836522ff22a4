package known

var clipp = Component{
	Name:     "clipp",
	Upstream: "github.com/muellan/clipp",
	Tag:      "v%s",
	Marks:    []string{"CLIPP - command line interfaces for modern C++"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}
