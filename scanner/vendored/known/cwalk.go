package known

var cwalk = Component{
	Name:     "cwalk",
	Upstream: "github.com/likle/cwalk",
	Tag:      "v%s",
	Marks:    []string{"cwalk -- path library for C/C++"},
}
