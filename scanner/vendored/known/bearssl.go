package known

var bearssl = Component{
	Name:     "bearssl",
	Upstream: "bearssl.org",
	Marks:    []string{"Copyright (c) 2016 Thomas Pornin <pornin@bolet.org>"},
}
