package known

var lume = Component{
	Name:     "lume",
	Upstream: "github.com/rxi/lume",
	Tag:      "v%s",
	Marks:    []string{"-- lume\n--\n-- Copyright (c)"},
	Versions: []string{`_version = "(\d[\d.]*)"`},
}
