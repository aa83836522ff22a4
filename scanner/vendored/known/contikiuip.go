package known

var contikiuip = Component{
	Name:     "uip",
	Upstream: "github.com/adamdunkels/uip",
	Marks:    []string{"This file is part of the uIP TCP/IP stack"},
}
