package known

var base64aklomp = Component{
	Name:     "base64-aklomp",
	Also:     []string{"libbase64", "base64"},
	Upstream: "github.com/aklomp/base64",
	Marks:    []string{"LIBBASE64_H"},
}
