package known

var cpputest = Component{
	Name:     "cpputest",
	Upstream: "github.com/cpputest/cpputest",
	Marks:    []string{"Michael Feathers, James Grenning and Bas Vodde"},
}
