package known

var itustlbasop = Component{
	Name:     "itu-t-stl",
	Also:     []string{"stl", "basop"},
	Upstream: "github.com/openitu/STL",
	Marks:    []string{"ITU-T STL  BASIC OPERATORS"},
	Versions: []string{`v\.(\d+\.\d+)`},
}
