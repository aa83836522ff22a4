package known

var rpmalloc = Component{
	Name:     "rpmalloc",
	Upstream: "github.com/mjansson/rpmalloc",
	Marks:    []string{"rpmalloc.h  -  Memory allocator", "rpmalloc.c  -  Memory allocator"},
}
