package known

var winpcap = Component{
	Name:     "winpcap",
	Also:     []string{"wpdpack"},
	Upstream: "www.winpcap.org",
	Marks:    []string{"Copyright (c) 1999 - 2005 NetGroup, Politecnico di Torino (Italy)"},
}
