package known

var visitstruct = Component{
	Name:     "visit_struct",
	Upstream: "github.com/cbeck88/visit_struct",
	Marks:    []string{"VISIT_STRUCT_HPP_INCLUDED"},
}
