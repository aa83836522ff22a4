package known

var nedmalloc = Component{
	Name:     "nedmalloc",
	Upstream: "github.com/ned14/nedmalloc",
	Marks:    []string{"Alternative malloc implementation for multiple threads without"},
}
