package known

var sphinx = Component{
	Name:     "sphinx",
	Upstream: "github.com/sphinx-doc/sphinx",
	Marks:    []string{"Sphinx JavaScript utilities for all documentation"},
}
