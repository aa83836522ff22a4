package known

var ryu = Component{
	Name:     "ryu",
	Upstream: "github.com/ulfjack/ryu",
	Tag:      "v%s",
	Marks:    []string{"Copyright 2018 Ulf Adams"},
}
