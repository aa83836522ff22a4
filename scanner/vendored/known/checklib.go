package known

var checklib = Component{
	Name:     "check",
	Also:     []string{"libcheck"},
	Upstream: "github.com/libcheck/check",
	Marks:    []string{"Check: a unit test framework for C"},
}
