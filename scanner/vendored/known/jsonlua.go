package known

var jsonlua = Component{
	Name:     "json.lua",
	Upstream: "github.com/rxi/json.lua",
	Tag:      "v%s",
	Marks:    []string{"-- json.lua\n--\n-- Copyright (c)"},
	Versions: []string{`_version = "(\d[\d.]*)"`},
}
