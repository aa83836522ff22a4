package known

var iqa = Component{
	Name:     "iqa",
	Also:     []string{"libiqa"},
	Upstream: "tdistler.com/iqa",
	Marks:    []string{"Tom Distler (http://tdistler.com)"},
}
