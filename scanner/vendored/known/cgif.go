package known

var cgif = Component{
	Name:     "cgif",
	Upstream: "github.com/dloebl/cgif",
	Marks:    []string{"CGIF_H"},
}
