package known

var args = Component{
	Name:     "args",
	Upstream: "github.com/Taywee/args",
	Tag:      "%s",
	Marks:    []string{"Taylor C. Richberger"},
	Versions: []string{`define[ \t]+ARGS_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
