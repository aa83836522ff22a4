package known

var tinyspline = Component{
	Name:     "tinyspline",
	Upstream: "github.com/msteinbeck/tinyspline",
	Tag:      "v%s",
	Marks:    []string{"#define TINYSPLINE_H"},
}
