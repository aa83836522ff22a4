package known

var raknet = Component{
	Name:     "raknet",
	Upstream: "github.com/facebookarchive/RakNet",
	Marks:    []string{"Copyright (c) 2014, Oculus VR, Inc.", "This file is part of RakNet Copyright"},
	Files:    []string{"raknetversion.h"},
	Versions: []string{`define[ \t]+RAKNET_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
