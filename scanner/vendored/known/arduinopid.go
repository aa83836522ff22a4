package known

var arduinopid = Component{
	Name:     "arduino-pid",
	Also:     []string{"arduino-pid-library", "pid_v1"},
	Upstream: "github.com/br3ttb/Arduino-PID-Library",
	Marks:    []string{"PID_v1_h", "Arduino PID Library - Version"},
	Versions: []string{`LIBRARY_VERSION[ \t]+(\d[\d.]*\d)|Arduino PID Library - Version (\d[\d.]*\d)`},
}
