package known

var jpegdec = Component{
	Name:     "jpegdec",
	Upstream: "github.com/bitbank2/JPEGDEC",
	Marks:    []string{"__JPEGDEC__"},
}
