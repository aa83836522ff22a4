package known

var cpptimsort = Component{
	Name:     "cpp-timsort",
	Also:     []string{"timsort"},
	Upstream: "github.com/timsort/cpp-TimSort",
	Marks:    []string{"C++ implementation of timsort"},
}
