package known

var amrwb3gpp = Component{
	Name:     "amr-wb-3gpp",
	Also:     []string{"amrwb", "amr-wb"},
	Upstream: "www.3gpp.org/dynareport/26173.htm",
	Marks:    []string{"GSM AMR-WB speech codec"},
}
