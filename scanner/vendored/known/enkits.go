package known

var enkits = Component{
	Name:     "enkits",
	Upstream: "github.com/dougbinks/enkiTS",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2013 Doug Binks"},
}
