package known

var clip = Component{
	Name:     "clip",
	Upstream: "github.com/dacap/clip",
	Marks:    []string{"// Clip Library\n"},
}
