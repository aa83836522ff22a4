package known

var kvazaar = Component{
	Name:     "kvazaar",
	Upstream: "github.com/ultravideo/kvazaar",
	Tag:      "v%s",
	Marks:    []string{"This file is part of Kvazaar HEVC encoder"},
}
