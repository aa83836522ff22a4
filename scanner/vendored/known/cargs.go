package known

var cargs = Component{
	Name:     "cargs",
	Upstream: "github.com/likle/cargs",
	Marks:    []string{"CAG_LIBRARY_H"},
}
