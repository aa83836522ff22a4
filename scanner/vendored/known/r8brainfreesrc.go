package known

var r8brainfreesrc = Component{
	Name:     "r8brain-free-src",
	Also:     []string{"r8brain"},
	Upstream: "github.com/avaneev/r8brain-free-src",
	Marks:    []string{"r8brain-free-src Copyright (c)"},
	Files:    []string{"r8bbase.h"},
	Versions: []string{`define[ \t]+R8B_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
