package known

var libfiu = Component{
	Name:     "libfiu",
	Also:     []string{"fiu"},
	Upstream: "github.com/albertito/libfiu",
	Marks:    []string{"libfiu - Fault Injection in Userspace"},
}
