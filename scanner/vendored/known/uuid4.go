package known

var uuid4 = Component{
	Name:     "uuid4",
	Upstream: "github.com/rxi/uuid4",
	Marks:    []string{"UUID4_H", "Copyright (c) 2018 rxi"},
	Versions: []string{`define[ \t]+UUID4_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
