package known

var tclap = Component{
	Name:     "tclap",
	Upstream: "tclap.sourceforge.net",
	Marks:    []string{"TCLAP_CMDLINE_H", "TCLAP_CMD_LINE_H"},
}
