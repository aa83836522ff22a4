package known

var exprtk = Component{
	Name:     "exprtk",
	Upstream: "github.com/ArashPartow/exprtk",
	Marks:    []string{"C++ Mathematical Expression Toolkit Library"},
}
