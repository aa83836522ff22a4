package known

var utf8evans = Component{
	Name:     "utf8-evans",
	Also:     []string{"vorbis-tools"},
	Upstream: "github.com/xiph/vorbis-tools",
	Marks:    []string{"Copyright (C) 2001 Edmund Grimley Evans"},
}
