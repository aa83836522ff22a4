package known

var zlibng = Component{
	Name:     "zlib-ng",
	Upstream: "github.com/zlib-ng/zlib-ng",
	Tag:      "%s",
	Marks:    []string{"interface of the 'zlib-ng' compression library"},
	Files:    []string{"zlib-ng.h", "zlib-ng.h.in"},
	Versions: []string{`define[ \t]+ZLIBNG_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
