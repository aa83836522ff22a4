package known

var ymfm = Component{
	Name:     "ymfm",
	Upstream: "github.com/aaronsgiles/ymfm",
	Marks:    []string{"Copyright (c) 2021, Aaron Giles"},
}
