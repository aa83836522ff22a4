package known

var sigslotthompson = Component{
	Name:     "sigslot-thompson",
	Also:     []string{"sigslot"},
	Upstream: "sigslot.sourceforge.net",
	Marks:    []string{"sigslot.h: Signal/Slot classes"},
}
