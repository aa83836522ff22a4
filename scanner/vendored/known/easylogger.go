package known

var easylogger = Component{
	Name:     "easylogger",
	Upstream: "github.com/armink/EasyLogger",
	Marks:    []string{"This file is part of the EasyLogger Library"},
	Files:    []string{"elog.h"},
	Versions: []string{`define[ \t]+ELOG_SW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
