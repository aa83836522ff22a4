package known

var lovebird = Component{
	Name:     "lovebird",
	Upstream: "github.com/rxi/lovebird",
	Marks:    []string{"-- lovebird\n--\n-- Copyright (c)"},
	Versions: []string{`_version = "(\d[\d.]*)"`},
}
