package known

var slikenet = Component{
	Name:     "slikenet",
	Upstream: "github.com/SLikeSoft/SLikeNet",
	Marks:    []string{"Original work: Copyright (c) 2014, Oculus VR, Inc.", "found in the\n *  RakNet License.txt file in the licenses directory"},
	Files:    []string{"slikenetversion.h"},
	Versions: []string{`define[ \t]+SLIKENET_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
