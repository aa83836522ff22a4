package known

var fontstash = Component{
	Name:     "fontstash",
	Upstream: "github.com/memononen/fontstash",
	Marks:    []string{"FONS_H"},
}
