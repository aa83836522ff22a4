package known

var easyflash = Component{
	Name:     "easyflash",
	Upstream: "github.com/armink/EasyFlash",
	Marks:    []string{"This file is part of the EasyFlash Library"},
	Files:    []string{"ef_def.h"},
	Versions: []string{`define[ \t]+EF_SW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
