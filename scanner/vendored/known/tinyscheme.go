package known

var tinyscheme = Component{
	Name:     "tinyscheme",
	Upstream: "tinyscheme.sourceforge.net",
	Marks:    []string{"Based on MiniScheme (original credits follow)"},
}
