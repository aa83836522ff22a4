package known

var contiki = Component{
	Name:     "contiki",
	Also:     []string{"contiki-ng"},
	Upstream: "github.com/contiki-os/contiki",
	Marks:    []string{"This file is part of the Contiki operating system"},
}
