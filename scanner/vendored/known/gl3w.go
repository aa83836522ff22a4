package known

var gl3w = Component{
	Name:     "gl3w",
	Upstream: "github.com/skaslev/gl3w",
	Marks:    []string{"This file was generated with gl3w_gen.py"},
}
