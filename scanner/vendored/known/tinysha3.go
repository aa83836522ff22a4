package known

var tinysha3 = Component{
	Name:     "tiny-sha3",
	Also:     []string{"tiny_sha3"},
	Upstream: "github.com/mjosaarinen/tiny_sha3",
	Marks:    []string{"// sha3.c\n// 19-Nov-11", "// sha3.h\n// 19-Nov-11"},
}
