package known

var halfrau = Component{
	Name:     "half",
	Also:     []string{"half.hpp"},
	Upstream: "half.sourceforge.net",
	Marks:    []string{"Main header file for half-precision functionality"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
