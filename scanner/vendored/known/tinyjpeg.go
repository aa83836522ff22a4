package known

var tinyjpeg = Component{
	Name:     "tinyjpeg",
	Also:     []string{"tiny_jpeg"},
	Upstream: "github.com/serge-rgb/TinyJPEG",
	Marks:    []string{"This is a readable and simple single-header JPEG encoder"},
}
