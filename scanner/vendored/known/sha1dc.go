package known

var sha1dc = Component{
	Name:     "sha1dc",
	Also:     []string{"sha1collisiondetection"},
	Upstream: "github.com/cr-marcstevens/sha1collisiondetection",
	Marks:    []string{"Copyright 2017 Marc Stevens"},
}
