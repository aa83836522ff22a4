package known

var b64c = Component{
	Name:     "b64.c",
	Also:     []string{"b64"},
	Upstream: "github.com/littlstar/b64.c",
	Marks:    []string{"`b64.h' - b64", "`encode.c' - b64", "`decode.c' - b64"},
}
