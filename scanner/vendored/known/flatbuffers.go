package known

var flatbuffers = Component{
	Name:     "flatbuffers",
	Upstream: "github.com/google/flatbuffers",
	Tag:      "v%s",
	Marks:    []string{"FLATBUFFERS_H_"},
	Files:    []string{"base.h"},
	Versions: []string{`(?s)FLATBUFFERS_VERSION_MAJOR (\d+).{0,40}FLATBUFFERS_VERSION_MINOR (\d+).{0,40}FLATBUFFERS_VERSION_REVISION (\d+)`},
}
