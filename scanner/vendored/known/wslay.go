package known

var wslay = Component{
	Name:     "wslay",
	Upstream: "github.com/tatsuhiro-t/wslay",
	Marks:    []string{"WSLAY_H"},
	Versions: []string{`define[ \t]+WSLAY_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
