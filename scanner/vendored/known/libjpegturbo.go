package known

var libjpegturbo = Component{
	Name:     "libjpeg-turbo",
	Upstream: "github.com/libjpeg-turbo/libjpeg-turbo",
	Tag:      "%s",
	Marks:    []string{"libjpeg-turbo Modifications:"},
	Files:    []string{"jconfig.h", "jversion.h"},
	Versions: []string{`define[ \t]+LIBJPEG_TURBO_VERSION[ \t]+"?(\d[\w.]*)`},
}
