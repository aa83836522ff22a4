package known

var yajl = Component{
	Name:     "yajl",
	Upstream: "github.com/lloyd/yajl",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) 2007-2014, Lloyd Hilaiel <me@lloyd.io>", "Copyright (c) 2007-2011, Lloyd Hilaiel"},
}
