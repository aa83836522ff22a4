package known

var amrnb3gpp = Component{
	Name:     "amr-nb-3gpp",
	Also:     []string{"amrnb", "amr-nb"},
	Upstream: "www.3gpp.org/dynareport/26073.htm",
	Marks:    []string{"GSM AMR-NB speech codec"},
}
