package known

var shortalloc = Component{
	Name:     "short_alloc",
	Upstream: "howardhinnant.github.io/stack_alloc.html",
	Marks:    []string{"SHORT_ALLOC_H"},
}
