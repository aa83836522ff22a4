package known

var agg = Component{
	Name:     "agg",
	Also:     []string{"antigrain"},
	Upstream: "agg.sourceforge.net",
	Marks:    []string{"Anti-Grain Geometry - Version"},
	Versions: []string{`Anti-Grain Geometry - Version (\d+\.\d+)`},
}
