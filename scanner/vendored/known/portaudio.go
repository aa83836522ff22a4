package known

var portaudio = Component{
	Name:     "portaudio",
	Upstream: "github.com/PortAudio/portaudio",
	Marks:    []string{"Portable Audio I/O Library", "PortAudio Portable Real-Time Audio Library", "Ring Buffer utility..\n * Author: Phil Burk"},
}
