package known

var tcbrindlespan = Component{
	Name:     "tcbrindle-span",
	Also:     []string{"span"},
	Upstream: "github.com/tcbrindle/span",
	Marks:    []string{"This is an implementation of C++20's std::span"},
}
