package known

var rtmidi = Component{
	Name:     "rtmidi",
	Upstream: "github.com/thestk/rtmidi",
	Tag:      "%s",
	Marks:    []string{"Cross-platform realtime MIDI input/output", "An abstract base class for realtime MIDI input/output"},
	Versions: []string{`RTMIDI_VERSION "(\d[\w.]*)"`},
}
