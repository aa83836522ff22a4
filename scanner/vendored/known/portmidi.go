package known

var portmidi = Component{
	Name:     "portmidi",
	Upstream: "github.com/PortMidi/portmidi",
	Marks:    []string{"PortMidi Portable Real-Time MIDI Library", "PORTMIDI_PORTMIDI_H"},
}
