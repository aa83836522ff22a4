package known

var unicodelib = Component{
	Name:     "cpp-unicodelib",
	Upstream: "github.com/yhirose/cpp-unicodelib",
	Marks:    []string{"unicodelib.h"},
}
