package known

var thelinkany = Component{
	Name:     "any-thelink2012",
	Also:     []string{"any"},
	Upstream: "github.com/thelink2012/any",
	Marks:    []string{"Implementation of N4562 std::experimental::any"},
}
