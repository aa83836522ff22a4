package known

var accelstepper = Component{
	Name:     "accelstepper",
	Upstream: "www.airspayce.com/mikem/arduino/AccelStepper",
	Marks:    []string{"AccelStepper library for Arduino", "// AccelStepper.cpp\n//\n// Copyright"},
}
