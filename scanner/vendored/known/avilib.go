package known

var avilib = Component{
	Name:     "avilib",
	Upstream: "github.com/tcforge/transcode",
	Marks:    []string{"multiple audio track support Copyright (C) 2002"},
}
