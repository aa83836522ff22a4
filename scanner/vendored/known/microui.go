package known

var microui = Component{
	Name:     "microui",
	Upstream: "github.com/rxi/microui",
	Marks:    []string{"MICROUI_H", "** Copyright (c) 2024 rxi"},
	Versions: []string{`define[ \t]+MU_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
