package known

var ummmalloc = Component{
	Name:     "umm_malloc",
	Also:     []string{"umm-malloc"},
	Upstream: "github.com/rhempel/umm_malloc",
	Marks:    []string{"umm_malloc.c - a memory allocator for embedded systems", "umm_malloc.h - a memory allocator for embedded systems"},
}
