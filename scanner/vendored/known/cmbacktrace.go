package known

var cmbacktrace = Component{
	Name:     "cmbacktrace",
	Also:     []string{"cm_backtrace"},
	Upstream: "github.com/armink/CmBacktrace",
	Marks:    []string{"This file is part of the CmBacktrace Library"},
	Files:    []string{"cmb_def.h"},
	Versions: []string{`define[ \t]+CMB_SW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
