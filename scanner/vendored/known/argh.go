package known

var argh = Component{
	Name:     "argh",
	Upstream: "github.com/adishavit/argh",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2016, Adi Shavit"},
}
