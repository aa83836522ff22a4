package known

var liblbfgs = Component{
	Name:     "liblbfgs",
	Also:     []string{"lbfgs"},
	Upstream: "github.com/chokkan/liblbfgs",
	Tag:      "v%s",
	Marks:    []string{"C library of Limited memory BFGS (L-BFGS)"},
}
