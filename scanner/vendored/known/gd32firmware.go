package known

var gd32firmware = Component{
	Name:     "gd32-firmware",
	Upstream: "www.gd32mcu.com",
	Marks:    []string{", firmware for GD32"},
	Versions: []string{`V(\d+\.\d+\.\d+), firmware for GD32`},
}
