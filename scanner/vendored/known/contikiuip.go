package known

var contikiuip = Component{
	Name:     "uip",
	Also:     []string{"contiki"},
	Upstream: "github.com/adamdunkels/uip",
	Marks:    []string{"This file is part of the uIP TCP/IP stack", "This file is part of the Contiki operating system"},
}
