package known

var audiofile = Component{
	Name:     "audiofile",
	Upstream: "github.com/adamstark/AudioFile",
	Tag:      "%s",
	Marks:    []string{"@file AudioFile.h"},
}
