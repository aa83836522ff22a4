package known

var classiclua = Component{
	Name:     "classic.lua",
	Upstream: "github.com/rxi/classic",
	Marks:    []string{"-- classic\n--\n-- Copyright (c)"},
}
