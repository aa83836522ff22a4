package known

var nanosvg = Component{
	Name:     "nanosvg",
	Upstream: "github.com/memononen/nanosvg",
	Marks:    []string{"NANOSVG_H", "NANOSVGRAST_H"},
}
