package known

var yyjson = Component{
	Name:     "yyjson",
	Upstream: "github.com/ibireme/yyjson",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) 2020 YaoYuan <ibireme@gmail.com>"},
	Files:    []string{"yyjson.h"},
	Versions: []string{`define[ \t]+YYJSON_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
