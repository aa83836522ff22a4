package known

var boschsensorapi = Component{
	Name:     "bosch-sensor-api",
	Upstream: "www.bosch-sensortec.com",
	Marks:    []string{"Bosch Sensortec GmbH. All rights reserved"},
}
