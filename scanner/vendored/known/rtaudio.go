package known

var rtaudio = Component{
	Name:     "rtaudio",
	Upstream: "github.com/thestk/rtaudio",
	Tag:      "%s",
	Marks:    []string{"realtime audio i/o C++ classes"},
	Versions: []string{`RTAUDIO_VERSION "(\d[\w.]*)"`},
}
