package known

var civetweb = Component{
	Name:     "civetweb",
	Upstream: "github.com/civetweb/civetweb",
	Tag:      "v%s",
	Marks:    []string{"the Civetweb developers"},
	Files:    []string{"civetweb.h"},
	Versions: []string{`define[ \t]+CIVETWEB_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
