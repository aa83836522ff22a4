package known

var teensycores = Component{
	Name:     "teensy-cores",
	Also:     []string{"teensyduino"},
	Upstream: "github.com/PaulStoffregen/cores",
	Marks:    []string{"Teensyduino Core Library"},
}
