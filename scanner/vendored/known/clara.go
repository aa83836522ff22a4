package known

var clara = Component{
	Name:     "clara",
	Upstream: "github.com/catchorg/Clara",
	Tag:      "v%s",
	Marks:    []string{"CLARA_HPP_INCLUDED", "CATCH_CLARA_HPP_INCLUDED"},
}
