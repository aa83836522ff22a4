package known

var mimalloc = Component{
	Name:     "mimalloc",
	Upstream: "github.com/microsoft/mimalloc",
	Marks:    []string{"MIMALLOC_H"},
	Files:    []string{"mimalloc.h"},
}
