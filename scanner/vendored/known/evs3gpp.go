package known

var evs3gpp = Component{
	Name:     "evs-3gpp",
	Also:     []string{"evs"},
	Upstream: "www.3gpp.org/dynareport/26442.htm",
	Marks:    []string{"EVS Codec 3GPP TS26.44"},
}
