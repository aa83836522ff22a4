package known

var asf = Component{
	Name:     "asf",
	Also:     []string{"atmel-asf"},
	Upstream: "www.microchip.com/asf",
	Marks:    []string{"\\asf_license_start"},
}
