package known

var function2 = Component{
	Name:     "function2",
	Upstream: "github.com/Naios/function2",
	Tag:      "%s",
	Marks:    []string{"FU2_INCLUDED_FUNCTION2_HPP_"},
}
