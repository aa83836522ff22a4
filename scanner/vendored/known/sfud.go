package known

var sfud = Component{
	Name:     "sfud",
	Upstream: "github.com/armink/SFUD",
	Marks:    []string{"This file is part of the Serial Flash Universal Driver Library"},
	Files:    []string{"sfud_def.h"},
	Versions: []string{`define[ \t]+SFUD_SW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
