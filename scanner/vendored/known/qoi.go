package known

var qoi = Component{
	Name:     "qoi",
	Upstream: "github.com/phoboslab/qoi",
	Marks:    []string{"QOI - The \"Quite OK Image\" format"},
}
