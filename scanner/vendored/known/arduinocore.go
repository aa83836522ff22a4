package known

var arduinocore = Component{
	Name:     "arduino-core",
	Also:     []string{"arduino"},
	Upstream: "github.com/arduino/ArduinoCore-avr",
	Tag:      "%s",
	Marks:    []string{"Main include file for the Arduino SDK"},
}
