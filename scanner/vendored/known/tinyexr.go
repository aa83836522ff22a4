package known

var tinyexr = Component{
	Name:     "tinyexr",
	Upstream: "github.com/syoyo/tinyexr",
	Marks:    []string{"Copyright (c) 2014 - 2021, Syoyo Fujita", "TinyEXR contains some OpenEXR code"},
}
