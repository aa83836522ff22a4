package known

var picojpeg = Component{
	Name:     "picojpeg",
	Upstream: "github.com/richgel999/picojpeg",
	Marks:    []string{"picojpeg.c v", "picojpeg.h - Public domain"},
	Versions: []string{`picojpeg\.c v(\d[\d.]*)`},
}
