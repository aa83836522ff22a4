package known

var mbedos = Component{
	Name:     "mbed-os",
	Also:     []string{"mbed"},
	Upstream: "github.com/ARMmbed/mbed-os",
	Marks:    []string{"/* mbed Microcontroller Library"},
}
