package known

var optionparser = Component{
	Name:     "optionparser",
	Also:     []string{"leanmean-optionparser"},
	Upstream: "optionparser.sourceforge.net",
	Marks:    []string{"The Lean Mean C++ Option Parser\n *\n * Copyright"},
}
