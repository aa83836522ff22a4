package known

var arduinocore = Component{
	Name:     "arduino-core",
	Also:     []string{"arduino"},
	Upstream: "github.com/arduino/ArduinoCore-avr",
	Tag:      "%s",
	Marks:    []string{"Main include file for the Arduino SDK", "Base class that provides print() and println()", "Base class that provides IPAddress", "Base class that provides Client", "base class for character-based streams"},
}
