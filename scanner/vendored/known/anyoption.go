package known

var anyoption = Component{
	Name:     "anyoption",
	Upstream: "github.com/hackorama/AnyOption",
	Marks:    []string{"* AnyOption 1.3"},
}
