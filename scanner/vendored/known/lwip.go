package known

var lwip = Component{
	Name:     "lwip",
	Upstream: "savannah.nongnu.org/projects/lwip",
	Marks:    []string{"This file is part of the lwIP TCP/IP stack"},
}
