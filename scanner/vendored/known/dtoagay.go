package known

var dtoagay = Component{
	Name:     "dtoa",
	Also:     []string{"netlib-dtoa"},
	Upstream: "www.netlib.org/fp",
	Marks:    []string{"The author of this software is David M. Gay"},
}
