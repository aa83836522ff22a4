package known

var nanovg = Component{
	Name:     "nanovg",
	Upstream: "github.com/memononen/nanovg",
	Marks:    []string{"NANOVG_H", "NANOVG_GL_H"},
}
