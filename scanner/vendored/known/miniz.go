package known

var miniz = Component{
	Name:     "miniz",
	Upstream: "github.com/richgel999/miniz",
	Tag:      "%s",
	Marks:    []string{"public domain deflate/inflate, zlib-subset", "miniz.c 3", "miniz.c 2", "miniz.c v1", "Rich Geldreich and Tenacious Software LLC\n"},
	Files:    []string{"miniz.h"},
	Versions: []string{`miniz\.c v?(\d+\.\d+(?:\.\d+)?)`},
}
