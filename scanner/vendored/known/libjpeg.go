package known

var libjpeg = Component{
	Name:     "libjpeg",
	Also:     []string{"jpeg"},
	Upstream: "ijg.org",
	Marks:    []string{"This file is part of the Independent JPEG Group's software"},
	Files:    []string{"jversion.h"},
	Versions: []string{`define[ \t]+JVERSION[ \t]+"(\w+)`},
}
