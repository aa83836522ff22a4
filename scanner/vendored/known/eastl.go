package known

var eastl = Component{
	Name:     "eastl",
	Also:     []string{"eabase"},
	Upstream: "github.com/electronicarts/EASTL",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) Electronic Arts Inc. All rights reserved."},
	Versions: []string{`define[ \t]+EASTL_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
