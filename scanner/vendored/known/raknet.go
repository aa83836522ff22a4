package known

var raknet = Component{
	Name:     "raknet",
	Upstream: "github.com/facebookarchive/RakNet",
	Marks:    []string{"Oculus VR, Inc.\n *  All rights reserved.\n *\n *  This source code is licensed under the BSD-style license found in the\n *  LICENSE file", "This file is part of RakNet Copyright"},
	Files:    []string{"raknetversion.h"},
	Versions: []string{`define[ \t]+RAKNET_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
