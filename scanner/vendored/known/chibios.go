package known

var chibios = Component{
	Name:     "chibios",
	Upstream: "www.chibios.org",
	Marks:    []string{"ChibiOS - Copyright (C)"},
}
